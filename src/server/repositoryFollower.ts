import type { Connection } from 'vscode-languageserver';
import type { Diagnosis } from '../core/doctor/diagnose.ts';
import { type Indexed, indexedMethod, type PlanScores, scoresMethod } from '../protocol/languageServer.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { OpenDocument } from './openDocument.ts';
import type { PlanRepository } from './planRepository.ts';
import { withSmallYoungMemory } from './youngMemory.ts';

/** How long what an edit touches elsewhere waits for the next keystroke, in milliseconds. */
const typingPause = 60;

/** How long changes outside are gathered, which come in a burst: a branch switch, a rename across files. */
const burst = 3;

/** Whom a follower tells. */
export interface Client {
  readonly connection: Connection;
  /** Addresses of the rules' descriptions, by code. */
  readonly links: ReadonlyMap<string, string>;
  /** The client wants to be told every plan's score. */
  readonly ownCommands: boolean;
  /** The client is going. */
  readonly ended: AbortSignal;
  /** What is drawn beside the text has changed without the text. */
  readonly redraw: () => void;
}

/**
 * One repository and what a client has open in it: looks again at what changes, and tells the client what is another then.
 * Each has its own time: one that answers late, because it is huge or its disk is far, holds up no other.
 */
export class RepositoryFollower {
  readonly repository: PlanRepository;
  readonly #client: Client;
  /** Every Markdown file that is open, because the folder of the plans may become another one meanwhile. */
  readonly #documents = new Set<OpenDocument>();
  /** What the client shows of each document. */
  readonly #published = new WeakMap<OpenDocument, { readonly version: number; readonly diagnosis?: Diagnosis }>();
  /** Files that changed outside and are not looked at yet. */
  #changed = new Set<string>();
  /** Files whose diagnosis may have changed. */
  #affected = new Set<string>();
  /** Files whose score the client has. */
  readonly #told = new Set<string>();
  /** Ends judging all plans when there is a reason to begin anew. */
  #judging: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #due = 0;

  constructor(repository: PlanRepository, client: Client) {
    this.repository = repository;
    this.#client = client;
  }

  /** Reads and judges every plan. */
  load(): void {
    this.#inBackground(this.#load());
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  /** A document is there, or has another text. */
  show(open: OpenDocument): void {
    this.#documents.add(open);
    this.#show(open);
  }

  hide(open: OpenDocument): void {
    this.#documents.delete(open);
    this.#hide(open);
    // A client that reaches the file by a link, too, may have it open a second time.
    const twin = [...this.#documents].find((each) => each.file === open.file);
    if (twin !== undefined) {
      this.#show(twin);
    }
  }

  /** A probe may have found something out, here or in another process. */
  probesChanged(): void {
    const files = this.repository.probesChanged();
    if (files.length > 0) {
      this.#note(files);
      this.#publishOpen(() => true);
      this.#client.redraw();
    }
  }

  /** @param files relative to the repository, that were created, changed or deleted outside of the editor */
  filesChanged(files: readonly string[]): void {
    if (files.length > 0) {
      files.forEach((file) => this.#changed.add(file));
      this.#soon(burst);
    }
  }

  /** The document itself at once; whatever else its change touches, a little later. */
  #show(open: OpenDocument): void {
    if (this.repository.holds(open.file)) {
      const affected = this.repository.show(open.file, open);
      this.#publish(open);
      this.#note(affected);
    }
  }

  #hide(open: OpenDocument): void {
    if (this.repository.openDocument(open.file) === open) {
      this.#published.delete(open);
      void this.#client.connection.sendDiagnostics({ uri: open.uri, diagnostics: [] });
      this.#note(this.repository.close(open.file));
    }
  }

  /** Plans lie in another folder now: some of what is open became a plan by its place, some is none any more. */
  #sort(): void {
    for (const open of this.#documents) {
      if (this.repository.holds(open.file)) {
        this.#show(open);
      } else {
        this.#hide(open);
      }
    }
  }

  #publish(open: OpenDocument): void {
    const { version } = open;
    const diagnosis = this.repository.diagnosisOf(open.file);
    const last = this.#published.get(open);
    // Thousands of diagnostics take the client longer to read than it took to find them.
    if (last === undefined || last.version !== version || last.diagnosis !== diagnosis) {
      this.#published.set(open, { version, ...(diagnosis && { diagnosis }) });
      const diagnostics = (diagnosis?.problems ?? []).map((problem) => diagnosticOf(problem, this.#client.links));
      void this.#client.connection.sendDiagnostics({ uri: open.uri, version, diagnostics });
    }
  }

  #note(files: readonly string[]): void {
    files.forEach((file) => this.#affected.add(file));
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
      this.#client.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  }

  async #catchUp(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed.clear();
    if (changed.length > 0) {
      await this.#lookAgain(changed);
    }
    const affected = this.#affected;
    this.#affected = new Set();
    this.#publishOpen((file) => affected.has(file));
    this.#tellScores(affected);
    this.#client.redraw();
  }

  async #lookAgain(files: readonly string[]): Promise<void> {
    const { folder } = this.repository;
    const affected = await this.repository.filesChanged(files);
    if (this.repository.folder !== folder) {
      this.#sort();
    }
    if (affected === 'all') {
      this.#affected.clear();
      this.#publishOpen(() => true);
      this.#inBackground(this.#judgeAgain());
    } else {
      affected.forEach((file) => this.#affected.add(file));
    }
  }

  #publishOpen(wanted: (file: string) => boolean): void {
    for (const open of this.#documents) {
      if (wanted(open.file) && this.repository.openDocument(open.file) === open) {
        this.#publish(open);
      }
    }
  }

  async #judgeAgain(): Promise<void> {
    this.#judging?.abort();
    const own = new AbortController();
    this.#judging = own;
    const ended = AbortSignal.any([own.signal, this.#client.ended]);
    await withSmallYoungMemory(async () => this.repository.judgeAll(ended));
    if (!own.signal.aborted) {
      // Plans that went since are to be told, too.
      this.#tellScores(new Set([...this.repository.plans().map((plan) => plan.file), ...this.#told]));
    }
  }

  #tellScores(files: ReadonlySet<string>): void {
    if (!this.#client.ownCommands || this.repository.neighbours === undefined) {
      return;
    }
    const scores: PlanScores['scores'] = [];
    const removed: string[] = [];
    for (const file of files) {
      const score = this.repository.scoreOf(file);
      if (score === undefined) {
        removed.push(file);
        this.#told.delete(file);
      } else {
        scores.push({ file, ...score });
        this.#told.add(file);
      }
    }
    const told: PlanScores = { repository: this.repository.root, scores, removed };
    void this.#client.connection.sendNotification(scoresMethod, told);
  }

  async #load(): Promise<void> {
    const began = performance.now();
    const { ended } = this.#client;
    await withSmallYoungMemory(async () => {
      await this.repository.load(ended);
      await this.repository.judgeAll(ended);
    });
    if (ended.aborted) {
      return;
    }
    const files = this.repository.plans().map((plan) => plan.file);
    this.#note(files);
    const milliseconds = Math.round(performance.now() - began);
    const indexed: Indexed = { repository: this.repository.root, plans: files.length, milliseconds };
    void this.#client.connection.sendNotification(indexedMethod, indexed);
  }
}
