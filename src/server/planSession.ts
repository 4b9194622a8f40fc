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
import {
  type Indexed,
  indexedMethod,
  type PlanScores,
  scoresMethod,
  serverOptions,
} from '../protocol/languageServer.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Asked, Session } from './feature.ts';
import { pathOfUri, relativeTo } from './fileUri.ts';
import { OpenDocument } from './openDocument.ts';
import { folderAbovePlans } from './planPlaces.ts';
import { PlanRepository } from './planRepository.ts';
import { readRulesLinks } from './rulesLinks.ts';
import { watchByClient, watchByOurselves } from './watching.ts';

/** How long what an edit touches elsewhere waits for the next keystroke, in milliseconds. */
const typingPause = 60;

/** How long changes outside are gathered, which come in a burst: a branch switch, a rename across files. */
const burst = 3;

/** Everything that one client has open, and the repositories that it lies in. */
export class PlanSession implements Session {
  readonly #connection: Connection;
  /** Every Markdown file that is open, because the folder of the plans may become another one meanwhile. */
  readonly #documents = new Map<string, { readonly repository: PlanRepository; readonly open: OpenDocument }>();
  readonly #repositories = new Map<string, PlanRepository>();
  readonly #roots = new Map<string, string | undefined>();
  readonly #ended = new AbortController();
  readonly #closers: (() => void)[] = [];
  readonly links = readRulesLinks();
  readonly ownFileRenames = new Set<string>();
  /** Absolute paths that changed outside and are not looked at yet. */
  readonly #changed = new Set<string>();
  /** Files whose diagnosis may have changed, by repository. */
  readonly #affected = new Map<PlanRepository, Set<string>>();
  /** Files whose score the client has, by repository. */
  readonly #told = new Map<PlanRepository, Set<string>>();
  #folders: readonly string[] = [];
  #plansDirectory: string | undefined;
  #watchedByClient = false;
  #refreshes = { lenses: false, hints: false };
  #timer: NodeJS.Timeout | undefined;
  #due = 0;
  /** Ends judging all plans of a repository again when there is a reason to begin anew. */
  readonly #judging = new Map<PlanRepository, AbortController>();
  snippets = false;
  ownCommands = false;
  definitionLinks = false;
  renamesFiles = false;
  confirmsChanges = false;

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
    this.#watchedByClient = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#refreshes = {
      lenses: workspace?.codeLens?.refreshSupport === true,
      hints: workspace?.inlayHint?.refreshSupport === true,
    };
    this.#folders = (parameters.workspaceFolders ?? []).flatMap((folder) => pathOfUri(folder.uri) ?? []);
  }

  /** Reads the plans of the workspace, and sees to it that changes outside are heard of. */
  async start(): Promise<void> {
    for (const folder of this.#folders) {
      this.#repositoryAt(nearestWorkTree(folder) ?? folder);
    }
    if (this.#watchedByClient) {
      await watchByClient(this.#connection);
    }
  }

  end(): void {
    this.#ended.abort();
    clearTimeout(this.#timer);
    for (const close of this.#closers) {
      close();
    }
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.flatMap((uri) => pathOfUri(uri) ?? []));
    const more = added.flatMap((uri) => pathOfUri(uri) ?? []);
    this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...more];
    for (const folder of more) {
      this.#repositoryAt(nearestWorkTree(folder) ?? folder);
    }
  }

  repositories(): Iterable<PlanRepository> {
    return this.#repositories.values();
  }

  open(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri)?.open;
  }

  asked(uri: string): Asked | undefined {
    const known = this.#documents.get(uri);
    if (known === undefined || !known.repository.holds(known.open.file)) {
      return undefined;
    }
    const document = known.repository.document(known.open.file);
    return document && { repository: known.repository, document };
  }

  repositoryOf(uri: string): PlanRepository | undefined {
    const file = pathOfUri(uri);
    const root = file === undefined ? undefined : this.#rootOf(file);
    return root === undefined ? undefined : this.#repositoryAt(root);
  }

  documentOpened(uri: string, version: number, text: string): void {
    const repository = this.repositoryOf(uri);
    const file = repository === undefined ? undefined : relativeTo(repository.root, pathOfUri(uri) ?? '');
    if (repository !== undefined && file?.endsWith('.md') === true) {
      const open = new OpenDocument(uri, file, version, text);
      this.#documents.set(uri, { repository, open });
      this.#show(repository, open);
    }
  }

  documentChanged(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const known = this.#documents.get(uri);
    if (known !== undefined) {
      known.open.change(version, changes);
      this.#show(known.repository, known.open);
    }
  }

  documentClosed(uri: string): void {
    const known = this.#documents.get(uri);
    if (known !== undefined) {
      this.#documents.delete(uri);
      this.#hide(known.repository, known.open);
    }
  }

  /** @param files absolute paths that were created, changed or deleted outside of the editor */
  filesChanged(files: readonly string[]): void {
    for (const file of files) {
      this.#changed.add(file);
    }
    this.#soon(burst);
  }

  /** What is drawn beside the text has changed without the text. */
  redraw(): void {
    if (this.#refreshes.lenses) {
      void this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(ignoreRefusal);
    }
    if (this.#refreshes.hints) {
      void this.#connection.sendRequest(InlayHintRefreshRequest.type).catch(ignoreRefusal);
    }
  }

  /** The document itself at once; whatever else its change touches, a little later. */
  #show(repository: PlanRepository, open: OpenDocument): void {
    if (!repository.holds(open.file)) {
      return;
    }
    const affected = repository.show(open.file, open);
    this.#publish(repository, open);
    this.#note(repository, affected);
  }

  #hide(repository: PlanRepository, open: OpenDocument): void {
    if (repository.openDocument(open.file) === open) {
      void this.#connection.sendDiagnostics({ uri: open.uri, diagnostics: [] });
      this.#note(repository, repository.close(open.file));
    }
  }

  /** Plans lie in another folder now: some of what is open became a plan by its place, some is none any more. */
  #sort(repository: PlanRepository): void {
    for (const known of this.#documents.values()) {
      if (known.repository === repository) {
        if (repository.holds(known.open.file)) {
          this.#show(repository, known.open);
        } else {
          this.#hide(repository, known.open);
        }
      }
    }
  }

  #publish(repository: PlanRepository, open: OpenDocument): void {
    const problems = repository.diagnosisOf(open.file)?.problems ?? [];
    void this.#connection.sendDiagnostics({
      uri: open.uri,
      version: open.version,
      diagnostics: problems.map((problem) => diagnosticOf(problem, this.links)),
    });
  }

  #note(repository: PlanRepository, files: readonly string[]): void {
    const affected = this.#affected.get(repository) ?? new Set();
    this.#affected.set(repository, affected);
    for (const file of files) {
      affected.add(file);
    }
    this.#soon(typingPause);
  }

  /** The sooner of two wishes counts. */
  #soon(milliseconds: number): void {
    const due = performance.now() + milliseconds;
    if (this.#timer === undefined || due < this.#due) {
      clearTimeout(this.#timer);
      this.#due = due;
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#inBackground(this.#catchUp());
      }, milliseconds);
    }
  }

  #inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  }

  async #catchUp(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const repository of this.#repositories.values()) {
      const files = changed.flatMap((file) => relativeTo(repository.root, file) ?? []);
      const { folder } = repository;
      const affected = files.length === 0 ? [] : await repository.filesChanged(files);
      if (repository.folder !== folder) {
        this.#sort(repository);
      }
      if (affected === 'all') {
        this.#affected.delete(repository);
        this.#publishOpen(repository, () => true);
        this.#inBackground(this.#judgeAgain(repository));
      } else {
        this.#affected.set(repository, new Set([...(this.#affected.get(repository) ?? []), ...affected]));
      }
    }
    const affected = [...this.#affected];
    this.#affected.clear();
    for (const [repository, files] of affected) {
      this.#publishOpen(repository, (file) => files.has(file));
      this.#tellScores(repository, files);
    }
    this.redraw();
  }

  #publishOpen(repository: PlanRepository, wanted: (file: string) => boolean): void {
    for (const { open } of this.#documents.values()) {
      if (wanted(open.file) && repository.openDocument(open.file) === open) {
        this.#publish(repository, open);
      }
    }
  }

  async #judgeAgain(repository: PlanRepository): Promise<void> {
    this.#judging.get(repository)?.abort();
    const own = new AbortController();
    this.#judging.set(repository, own);
    await repository.judgeAll(AbortSignal.any([own.signal, this.#ended.signal]));
    if (!own.signal.aborted) {
      this.#judging.delete(repository);
      const files = repository.plans().map((plan) => plan.file);
      // Plans that went since are to be told, too.
      this.#tellScores(repository, new Set([...files, ...(this.#told.get(repository) ?? [])]));
    }
  }

  #tellScores(repository: PlanRepository, files: ReadonlySet<string>): void {
    if (!this.ownCommands || repository.neighbours === undefined) {
      return;
    }
    const scores: PlanScores['scores'] = [];
    const removed: string[] = [];
    const told = this.#told.get(repository) ?? new Set();
    this.#told.set(repository, told);
    for (const file of files) {
      const score = repository.scoreOf(file);
      if (score === undefined) {
        removed.push(file);
        told.delete(file);
      } else {
        scores.push({ file, ...score });
        told.add(file);
      }
    }
    void this.#connection.sendNotification(scoresMethod, { repository: repository.root, scores, removed });
  }

  #rootOf(file: string): string | undefined {
    const folder = path.dirname(file);
    if (!this.#roots.has(folder)) {
      const inFolder = this.#folders.find((each) => relativeTo(each, file) !== undefined);
      this.#roots.set(folder, nearestWorkTree(folder) ?? inFolder ?? folderAbovePlans(file));
    }
    return this.#roots.get(folder);
  }

  #repositoryAt(root: string): PlanRepository {
    const known = this.#repositories.get(root);
    if (known !== undefined) {
      return known;
    }
    const repository = new PlanRepository(root, this.#plansDirectory);
    this.#repositories.set(root, repository);
    if (!this.#watchedByClient) {
      this.#closers.push(watchByOurselves(repository, (file) => this.filesChanged([file])));
    }
    this.#inBackground(this.#load(repository));
    return repository;
  }

  async #load(repository: PlanRepository): Promise<void> {
    const began = performance.now();
    await repository.load(this.#ended.signal);
    await repository.judgeAll(this.#ended.signal);
    if (this.#ended.signal.aborted) {
      return;
    }
    const files = repository.plans().map((plan) => plan.file);
    this.#note(repository, files);
    const milliseconds = Math.round(performance.now() - began);
    const indexed: Indexed = { repository: repository.root, plans: files.length, milliseconds };
    void this.#connection.sendNotification(indexedMethod, indexed);
  }
}

/** A client that is closing refuses to draw again, and need not. */
function ignoreRefusal(): void {
  // Nothing hangs on it.
}
