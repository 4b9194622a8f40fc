import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  InlayHintRefreshRequest,
  ResourceOperationKind,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { withoutTrailing } from '../core/base/withoutTrailing.ts';
import { nearestWorkTree } from '../node/nearestWorkTree.ts';
import { serverOptions } from '../protocol/languageServer.ts';
import type { Asked, Session } from './feature.ts';
import { pathOfUri, relativeTo } from './fileUri.ts';
import { OpenDocument } from './openDocument.ts';
import { folderAbovePlans, liesWherePlansLie } from './planPlaces.ts';
import { PlanRepository } from './planRepository.ts';
import { realPathOf } from './realPath.ts';
import { RepositoryFollower } from './repositoryFollower.ts';
import { readRulesLinks } from './rulesLinks.ts';
import { watchByClient, watchByOurselves, watchProbes } from './watching.ts';

interface KnownDocument {
  readonly follower: RepositoryFollower;
  readonly open: OpenDocument;
  /** How often the client has opened it: some write one file's URI in two ways. */
  readonly times: number;
}

/** Everything that one client has open, and the repositories that it lies in. */
export class PlanSession implements Session {
  readonly #connection: Connection;
  /** By their paths, because a client may write a URI in more than one way. */
  readonly #documents = new Map<string, KnownDocument>();
  /** By their real paths: a root is one, whichever links lead to it. */
  readonly #followers = new Map<string, RepositoryFollower>();
  readonly #roots = new Map<string, string | undefined>();
  readonly #ended = new AbortController();
  readonly #closers: (() => void)[] = [];
  readonly links = readRulesLinks();
  readonly ownFileRenames = new Set<string>();
  #folders: readonly string[] = [];
  #plansDirectory: string | undefined;
  #watchedByClient = false;
  #refreshes = { lenses: false, hints: false };
  snippets = false;
  ownCommands = false;
  definitionLinks = false;
  renamesFiles = false;
  confirmsChanges = false;
  resolvesEdits = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  begin(parameters: InitializeParams): void {
    const options = serverOptions.safeParse(parameters.initializationOptions ?? {});
    const directory = withoutTrailing(
      (options.data?.plansDirectory ?? '').replaceAll('\\', '/').replace(/^(?:\.?\/)+/, ''),
      '/',
    );
    this.#plansDirectory = directory === '' ? undefined : directory;
    this.ownCommands = options.data?.ownCommands === true;
    const { textDocument, workspace } = parameters.capabilities;
    this.snippets = textDocument?.completion?.completionItem?.snippetSupport === true;
    this.definitionLinks = textDocument?.definition?.linkSupport === true;
    this.renamesFiles =
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes(ResourceOperationKind.Rename) === true;
    this.confirmsChanges = workspace?.workspaceEdit?.changeAnnotationSupport !== undefined;
    this.resolvesEdits =
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true;
    this.#watchedByClient = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#refreshes = {
      lenses: workspace?.codeLens?.refreshSupport === true,
      hints: workspace?.inlayHint?.refreshSupport === true,
    };
    this.#folders = (parameters.workspaceFolders ?? []).flatMap((folder) => pathOfUri(folder.uri) ?? []);
  }

  /** Reads the plans of the workspace, and sees to it that changes outside are heard of. */
  async start(): Promise<void> {
    this.#follow(this.#folders);
    if (this.#watchedByClient) {
      await watchByClient(this.#connection);
    }
  }

  end(): void {
    this.#ended.abort();
    for (const follower of this.#followers.values()) {
      follower.end();
    }
    for (const close of this.#closers) {
      close();
    }
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.flatMap((uri) => pathOfUri(uri) ?? []));
    const more = added.flatMap((uri) => pathOfUri(uri) ?? []);
    this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...more];
    this.#follow(more);
  }

  *repositories(): Iterable<PlanRepository> {
    for (const { repository } of this.#followers.values()) {
      yield repository;
    }
  }

  open(uri: string): OpenDocument | undefined {
    return this.#known(uri)?.open;
  }

  asked(uri: string): Asked | undefined {
    const known = this.#known(uri);
    const repository = known?.follower.repository;
    if (known === undefined || repository?.holds(known.open.file) !== true) {
      return undefined;
    }
    const document = repository.document(known.open.file);
    return document && { repository, document };
  }

  placeOf(uri: string): { readonly repository: PlanRepository; readonly file: string } | undefined {
    const absolute = pathOfUri(uri);
    const repository = absolute === undefined ? undefined : this.#followerOf(absolute)?.repository;
    const file = repository?.fileAt(absolute ?? '');
    return repository === undefined || file === undefined ? undefined : { repository, file };
  }

  documentOpened(uri: string, version: number, text: string): void {
    const absolute = pathOfUri(uri);
    const follower = absolute === undefined ? undefined : this.#followerOf(absolute);
    const file = follower?.repository.fileAt(absolute ?? '');
    if (absolute !== undefined && follower !== undefined && file?.endsWith('.md') === true) {
      const before = this.#documents.get(absolute);
      before?.follower.hide(before.open);
      const open = new OpenDocument(uri, file, version, text);
      this.#documents.set(absolute, { follower, open, times: (before?.times ?? 0) + 1 });
      follower.show(open);
    }
  }

  documentChanged(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const known = this.#known(uri);
    if (known !== undefined) {
      known.open.change(version, changes);
      known.follower.show(known.open);
    }
  }

  documentClosed(uri: string): void {
    const absolute = pathOfUri(uri) ?? '';
    const known = this.#documents.get(absolute);
    if (known !== undefined && known.times > 1) {
      this.#documents.set(absolute, { ...known, times: known.times - 1 });
    } else if (known !== undefined) {
      this.#documents.delete(absolute);
      known.follower.hide(known.open);
    }
  }

  /** @param files absolute paths that were created, changed or deleted outside of the editor */
  filesChanged(files: readonly string[]): void {
    const followers = [...this.#followers.values()];
    const isKnown = (file: string): boolean =>
      followers.some(({ repository }) => repository.fileBelow(file) !== undefined);
    // A link that no root is written with may lead into a repository all the same.
    const places = files.map((file) => (isKnown(file) ? file : realPathOf(file)));
    for (const follower of followers) {
      follower.filesChanged(places.flatMap((file) => follower.repository.fileBelow(file) ?? []));
    }
  }

  probesChanged(): void {
    for (const follower of this.#followers.values()) {
      follower.probesChanged();
    }
  }

  /** What is drawn beside the text has changed without the text. */
  readonly redraw = (): void => {
    if (this.#refreshes.lenses) {
      void this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(ignoreRefusal);
    }
    if (this.#refreshes.hints) {
      void this.#connection.sendRequest(InlayHintRefreshRequest.type).catch(ignoreRefusal);
    }
  };

  #known(uri: string): KnownDocument | undefined {
    return this.#documents.get(pathOfUri(uri) ?? '');
  }

  #follow(folders: readonly string[]): void {
    for (const folder of folders) {
      // Whether it is there is asked without waiting: a disk that does not answer keeps nobody else from working.
      void stat(folder)
        .catch(() => undefined)
        .then(() => {
          if (!this.#ended.signal.aborted) {
            this.#followerAt(workTreeOf(folder) ?? folder);
          }
        });
    }
  }

  #followerOf(file: string): RepositoryFollower | undefined {
    const root = this.#rootOf(file);
    return root === undefined ? undefined : this.#followerAt(root);
  }

  #rootOf(file: string): string | undefined {
    const folder = path.dirname(file);
    if (!this.#roots.has(folder)) {
      const inFolder = this.#folders.find((each) => relativeTo(each, file) !== undefined);
      const plan = { file, plansDirectory: this.#plansDirectory };
      this.#roots.set(folder, workTreeOf(folder, plan) ?? inFolder ?? folderAbovePlans(file));
    }
    return this.#roots.get(folder);
  }

  #followerAt(root: string): RepositoryFollower {
    const real = realPathOf(root);
    const known = this.#followers.get(real);
    if (known !== undefined) {
      return known;
    }
    const repository = new PlanRepository(root, real, this.#plansDirectory);
    const follower = new RepositoryFollower(repository, {
      connection: this.#connection,
      links: this.links,
      ownCommands: this.ownCommands,
      ended: this.#ended.signal,
      redraw: this.redraw,
    });
    this.#followers.set(real, follower);
    this.#closers.push(watchProbes(real, () => follower.probesChanged()));
    if (!this.#watchedByClient) {
      this.#closers.push(watchByOurselves(repository, (file) => this.filesChanged([file])));
    }
    follower.load();
    return follower;
  }
}

/**
 * The work tree that a folder lies in, written as the client writes it where that is the same. A link to a folder inside
 * another work tree leads there, but not one that brings plans from elsewhere to where plans lie.
 *
 * @param plan a file in the folder that is asked for, and where plans lie, as the client says; absent: the folder itself
 */
function workTreeOf(
  folder: string,
  plan?: { readonly file: string; readonly plansDirectory: string | undefined },
): string | undefined {
  const written = nearestWorkTree(folder);
  const real = nearestWorkTree(realPathOf(folder));
  if (written === undefined || real === undefined || realPathOf(written) === real) {
    return written ?? real;
  }
  const place = plan && relativeTo(written, plan.file);
  return place !== undefined && liesWherePlansLie(place, plan?.plansDirectory) ? written : real;
}

/** A client that is closing refuses to draw again, and need not. */
function ignoreRefusal(): void {
  // Nothing hangs on it.
}
