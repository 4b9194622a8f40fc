import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CriterionMemory } from '../core/doctor/criterion/criterionMemory.ts';
import { type Diagnosis, diagnose } from '../core/doctor/diagnose.ts';
import { MentionMemory } from '../core/language/mentionMemory.ts';
import type { Mention } from '../core/language/mentions.ts';
import type { Score } from '../core/doctor/score.ts';
import type { CheckEvidence, LanguageWorkspace, PlanDocument } from '../core/language/planDocument.ts';
import type { Neighbours } from '../core/plan/neighbours.ts';
import { type Check, checkAt, type Plan } from '../core/plan/plan.ts';
import type { ProbesOf } from '../core/plan/probe.ts';
import { PlanIndex } from '../core/plan/planIndex.ts';
import { heldBack } from '../core/doctor/probe/heldBack.ts';
import { isQueued, type QueueEntry, queueEntryOf } from '../core/plan/queue.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import { splitLines } from '../core/plan/splitLines.ts';
import { readSettings } from '../core/settings/settings.ts';
import { checkKey, CheckHistory } from '../node/checkHistory.ts';
import { findPlansFolder, planFileNames, readPlanText } from '../node/planFolder.ts';
import { KnownProbes } from '../node/probeStore.ts';
import { readRepositoryFacts, refreshRepositoryFacts } from '../node/repositoryFacts.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import { stateFolder, stateSurroundings } from '../node/stateFolder.ts';
import type { RunCheckAnswer } from '../protocol/languageServer.ts';
import { relativeTo } from './fileUri.ts';
import type { OpenDocument } from './openDocument.ts';
import { liesWherePlansLie } from './planPlaces.ts';
import { realPathOf } from './realPath.ts';

/** Longest time without a look at what a person asks, in milliseconds. */
const slice = 8;

/** What of a diagnosis is kept for every plan. */
export type JudgedScore = Score & Pick<Diagnosis, 'blocked'> & { readonly heldBack?: string };

/** One repository's plans as a person sees them: what editors have open first, the disk for the rest. */
export class PlanRepository implements LanguageWorkspace {
  /** Absolute, as the client writes it. */
  readonly root: string;
  /** Absolute, without links. */
  readonly realRoot: string;
  readonly #configured: string | undefined;
  readonly #index = new PlanIndex();
  readonly #open = new Map<string, OpenDocument>();
  /** Of open documents only: of the rest, many thousands perhaps, the score is kept. */
  readonly #diagnoses = new Map<string, Diagnosis>();
  readonly #scores = new Map<string, JudgedScore>();
  readonly #history: CheckHistory;
  readonly #probes: KnownProbes;
  readonly #mentions = new MentionMemory();
  /** Judgements of criteria that have not changed since the last time. */
  readonly #memory = new CriterionMemory();
  /** What checks gave that a person ran by themselves; no journal has that. */
  readonly #asked = new Map<string, CheckEvidence>();
  #folder: string | undefined;
  /** Whether runs hold plans back by what a probe found. */
  #holdsBack = false;
  #facts: RepositoryFacts | undefined;
  #indexed = false;
  /** Ends when nothing reads the disk: two looks at a time could end with what the earlier one saw. */
  #lastLook: Promise<unknown> = Promise.resolve();

  /** @param plansDirectory of the client's settings, relative to the repository; undefined: as in the repository's own */
  constructor(root: string, realRoot: string, plansDirectory: string | undefined) {
    this.root = root;
    this.realRoot = realRoot;
    this.#configured = plansDirectory;
    const state = stateFolder(realRoot, stateSurroundings());
    this.#history = new CheckHistory(state);
    this.#probes = new KnownProbes(realRoot, state);
    this.#findFolder();
  }

  get repository(): RepositoryFacts | undefined {
    return this.#facts;
  }

  /** Undefined until every plan has been read: before that, a dependency that is not there yet is no mistake. */
  get neighbours(): Neighbours | undefined {
    return this.#indexed ? this.#index : undefined;
  }

  /** Relative to the repository; undefined: there is none yet. */
  get folder(): string | undefined {
    return this.#folder;
  }

  readonly probes: ProbesOf = (file, check) => this.#probes.of(file, check);

  /** Looks whether a probe has found something out. Gives the plans whose diagnosis may have changed by that. */
  probesChanged(): readonly string[] {
    const before = this.#probes.probed();
    if (!this.#probes.refresh()) {
      return [];
    }
    const files = [...new Set([...before, ...this.#probes.probed()])];
    for (const file of files) {
      this.#diagnoses.delete(file);
      this.#scores.delete(file);
    }
    return files;
  }

  plans(): readonly Plan[] {
    return this.#index.plans();
  }

  openDocument(file: string): OpenDocument | undefined {
    return this.#open.get(file);
  }

  /** Whether a file of the repository is a plan file by its place. */
  holds(file: string): boolean {
    return liesWherePlansLie(file, this.#folder);
  }

  /** An absolute path as a file of this repository, by either root; undefined: it lies elsewhere. */
  fileBelow(absolute: string): string | undefined {
    return relativeTo(this.root, absolute) ?? relativeTo(this.realRoot, absolute);
  }

  /** The same of a file that a person works on, whichever links lead to it: where it is a plan, that is its name. */
  fileAt(absolute: string): string | undefined {
    const written = this.fileBelow(absolute);
    const real = relativeTo(this.realRoot, realPathOf(absolute));
    return real !== undefined && this.holds(real) ? real : (written ?? real);
  }

  document(file: string): PlanDocument | undefined {
    const open = this.#open.get(file);
    const lines = open?.lines ?? this.linesOf(file);
    return lines === undefined
      ? undefined
      : { file, lines, plan: this.#index.get(file), diagnosis: this.diagnosisOf(file) };
  }

  /** A text file of the repository, as lines without their ends; undefined: it cannot be read. */
  linesOf(file: string): readonly string[] | undefined {
    try {
      return splitLines(readFileSync(path.join(this.root, file), 'utf8'));
    } catch {
      // Gone since it was listed, or not for us to read.
      return undefined;
    }
  }

  evidenceOf(plan: Plan, check: Check): CheckEvidence | undefined {
    const asked = this.#asked.get(checkKey(plan.file, check));
    const proven = this.#history.of(plan.file, check);
    return asked !== undefined && asked.at > (proven?.at ?? 0) ? asked : proven;
  }

  /** Keeps what a check gave that a person ran, for as long as the editor is open. */
  remember(plan: Plan, line: number, answer: RunCheckAnswer, now: number): void {
    const check = checkAt(plan, line);
    if (check !== undefined && answer.outcome !== 'not-run') {
      this.#asked.set(checkKey(plan.file, check), { outcome: answer.outcome, reason: answer.reason, at: now, run: '' });
    }
  }

  queueEntryOf(plan: Plan): QueueEntry | undefined {
    if (!this.#indexed || !isQueued(plan)) {
      return undefined;
    }
    const held = this.#heldBack(plan);
    return queueEntryOf(held === undefined ? plan : { ...plan, heldBack: held }, this.#index);
  }

  #heldBack(plan: Plan): string | undefined {
    return this.#holdsBack ? heldBack(plan, this.probes) : undefined;
  }

  mentionsIn(plan: Plan): readonly Mention[] {
    return this.#mentions.of(plan);
  }

  diagnosisOf(file: string): Diagnosis | undefined {
    const known = this.#diagnoses.get(file);
    const plan = this.#index.get(file);
    if (known !== undefined || plan === undefined) {
      return known;
    }
    const diagnosis = diagnose(plan, this, this.#memory);
    if (this.#open.has(file)) {
      this.#diagnoses.set(file, diagnosis);
    }
    const held = this.#heldBack(plan);
    this.#scores.set(file, {
      ...diagnosis.score,
      blocked: diagnosis.blocked,
      ...(held === undefined ? {} : { heldBack: held }),
    });
    return diagnosis;
  }

  /** Undefined: there is no such plan. */
  scoreOf(file: string): JudgedScore | undefined {
    if (!this.#scores.has(file)) {
      this.diagnosisOf(file);
    }
    return this.#scores.get(file);
  }

  /** Takes a document's text as the file's from now on. Gives the files whose diagnosis may have changed, its own first. */
  show(file: string, open: OpenDocument): readonly string[] {
    this.#open.set(file, open);
    return this.#place(file, open.plan);
  }

  /** The file on the disk counts again, if it lies where plans lie. */
  close(file: string): readonly string[] {
    this.#open.delete(file);
    this.#diagnoses.delete(file);
    return this.#readFromDisk(file);
  }

  /** Reads all plans and what is around them, in slices, so that questions are answered meanwhile. */
  async load(signal: AbortSignal): Promise<void> {
    await this.#inTurn(async () => this.#load(signal));
  }

  async #load(signal: AbortSignal): Promise<void> {
    this.#facts = await readRepositoryFacts(this.root);
    const files = this.#folder === undefined ? [] : planFileNames(this.root, this.#folder);
    await inSlices(files, signal, (file) => {
      if (!this.#open.has(file)) {
        this.#readFromDisk(file);
      }
    });
    if (signal.aborted) {
      return;
    }
    this.#indexed = true;
    this.#index.takeAffected();
    this.#forgetDiagnoses();
  }

  /** Judges every plan that is not judged yet, in slices. */
  async judgeAll(signal: AbortSignal): Promise<void> {
    await inSlices(this.plans(), signal, ({ file }) => this.scoreOf(file));
  }

  /**
   * Looks again at files that were created, changed or deleted outside. Gives the files whose diagnosis may have changed;
   * `all`: that of every plan, because what the repository holds is another.
   *
   * @param files relative to the repository, forward slashes
   */
  async filesChanged(files: readonly string[]): Promise<readonly string[] | 'all'> {
    return this.#inTurn(async () => this.#lookAgain(files));
  }

  async #lookAgain(files: readonly string[]): Promise<readonly string[] | 'all'> {
    // Asked without waiting: where the disk does not answer, nobody else need wait for the looks that follow.
    await stat(this.root).catch(() => undefined);
    const folder = this.#folder;
    this.#findFolder();
    if (folder !== this.#folder) {
      await this.#reload();
      return 'all';
    }
    const affected = new Set<string>();
    for (const file of files.filter((each) => this.holds(each) && !this.#open.has(each))) {
      for (const other of this.#readFromDisk(file)) {
        affected.add(other);
      }
    }
    const facts = this.#facts;
    if (files.some((file) => file === '.git/HEAD' || file === '.git/index')) {
      this.#facts = await readRepositoryFacts(this.root);
    } else if (facts !== undefined) {
      const own = files.filter((file) => !file.startsWith('.git/'));
      this.#facts = own.length === 0 ? facts : await refreshRepositoryFacts(facts, this.root, own);
    }
    if (this.#facts !== facts) {
      this.#forgetDiagnoses();
      return 'all';
    }
    return [...affected];
  }

  async #inTurn<Answer>(look: () => Promise<Answer>): Promise<Answer> {
    const mine = this.#lastLook.then(look);
    // Whoever asked for this look hears of its failure; the next one is done all the same.
    this.#lastLook = mine.catch(() => undefined);
    return mine;
  }

  async #reload(): Promise<void> {
    // While only some of the plans are there, a dependency that is not there yet is no mistake.
    this.#indexed = false;
    for (const plan of this.plans().filter((each) => !this.#open.has(each.file))) {
      this.#index.remove(plan.file);
    }
    await this.#load(new AbortController().signal);
  }

  #readFromDisk(file: string): readonly string[] {
    const text = this.holds(file) ? readPlanText(this.root, file) : undefined;
    return this.#place(file, text?.ok === true ? readPlan(file, text.value) : undefined);
  }

  #place(file: string, plan: Plan | undefined): readonly string[] {
    if (plan === undefined) {
      this.#index.remove(file);
    } else {
      this.#index.set(plan);
    }
    const affected = this.#indexed ? this.#index.takeAffected() : new Set<string>();
    for (const each of [file, ...affected]) {
      this.#diagnoses.delete(each);
      this.#scores.delete(each);
    }
    return [file, ...[...affected].filter((each) => each !== file)];
  }

  #forgetDiagnoses(): void {
    this.#diagnoses.clear();
    this.#scores.clear();
  }

  #findFolder(): void {
    const settings = readSettings(readConfigFile(this.root).config);
    this.#folder = findPlansFolder(this.root, this.#configured ?? settings.plansDirectory);
    this.#holdsBack = settings.probe === 'always' && settings.probeHoldsBack;
  }
}

/** Does some work for each item, and lets what a person asks come in between. Ends early when it is aborted. */
async function inSlices<Item>(items: readonly Item[], signal: AbortSignal, work: (item: Item) => void): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - began > slice) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (signal.aborted) {
        return;
      }
      began = performance.now();
    }
  }
}
