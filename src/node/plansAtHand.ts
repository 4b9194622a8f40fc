import { statSync } from 'node:fs';
import type { Plan } from '../core/plan/plan.ts';
import { type PlanSummary, summaryOf } from '../core/plan/planSummary.ts';
import {
  type FileState,
  keptFormat,
  type KeptJudgement,
  type KeptPlan,
  plansFrom,
  plansText,
  statesFrom,
  statesText,
} from './planCache.ts';
import { findPlanFiles, readPlanFile } from './planFolder.ts';
import { noSections, readSections, type Sections, writeSections } from './sectionFile.ts';
import { version } from './version.ts';

export interface PlanPlace {
  /** Absolute. */
  readonly root: string;
  /** As for `findPlanFiles`. */
  readonly plansDirectory: string | undefined;
  /** Absolute path of the file where the same command keeps what it has read. */
  readonly cache: string;
  /** Tells this build of the program from others. Undefined: nothing is kept, because who changes the program must see the change. */
  readonly program: string | undefined;
  /** When the files are looked at, in milliseconds since 1970. */
  readonly now: number;
}

/**
 * The repository's plans in short, as they are on the disk now: each is read only if its file is another one than it was
 * when it was read last. What the answers are does not depend on what was kept; how long they take does. The runner
 * takes nothing from here: it reads the files.
 */
export class PlansAtHand {
  /** Relative to the repository, forward slashes; undefined: there is no plans folder. */
  readonly folder: string | undefined;
  readonly #place: PlanPlace;
  readonly #kept: Sections;
  /** As `planFileNames` gives them, files that are no plans among them. */
  readonly #files: readonly string[];
  /** Files that are not as they were, or were not there. */
  readonly #changed: ReadonlySet<string>;
  /** Whether all files are as they were, and there are no others. */
  readonly #isSame: boolean;
  #before: ReadonlyMap<string, KeptPlan> | undefined;
  #now: Map<string, KeptPlan> | undefined;
  readonly #plans = new Map<string, Plan | undefined>();
  readonly #unreadable = new Map<string, string>();
  readonly #answers = new Map<string, { readonly text: string; readonly asked: string }>();
  /** Something was read or judged that was not known before. */
  #isNew = false;
  #forgotten = false;

  /** Looks at the state of every file. */
  constructor(place: PlanPlace) {
    this.#place = place;
    this.#kept = place.program === undefined ? noSections : readSections(place.cache, stampOf(place.program));
    const { folder, files } = findPlanFiles(place.root, place.plansDirectory);
    this.folder = folder;
    this.#files = files;
    const states = this.#kept.text(names.states);
    const kept = states === undefined ? undefined : statesFrom(states);
    const places = new Map(kept?.files.map((file, at) => [file, at]));
    this.#changed = new Set(
      this.#files.filter((file) => {
        const at = places.get(file);
        const state = at === undefined ? undefined : stateOf(`${place.root}/${file}`);
        return at === undefined || state === undefined || kept?.isSame(at, state) !== true;
      }),
    );
    this.#isSame = this.#changed.size === 0 && kept?.files.length === this.#files.length;
  }

  /** What the command was told of the repository for all its answers, in the form of `AskedFacts`. */
  get asked(): string {
    return this.#kept.text(names.asked) ?? '';
  }

  /** To be called when `asked` does not stand any more. */
  forgetAnswers(): void {
    this.#forgotten = true;
  }

  /** What the command said when all plans were as they are now; undefined: it must be found out. */
  answer(question: string): string | undefined {
    const stands = this.#answersStand() && this.#kept.text(names.asked) !== undefined;
    return stands ? this.#kept.text(names.answer(question)) : undefined;
  }

  /** Files that could not be read, with the reason. */
  get unreadable(): readonly { readonly file: string; readonly reason: string }[] {
    return this.#files.flatMap((file) => {
      const reason = this.#unreadable.get(file);
      return reason === undefined ? [] : [{ file, reason }];
    });
  }

  /** What was kept, also of files that changed or went since. */
  get before(): ReadonlyMap<string, KeptPlan> {
    const text = this.#before === undefined ? this.#kept.text(names.plans) : undefined;
    this.#before ??= text === undefined ? new Map() : plansFrom(text);
    return this.#before;
  }

  /** Files of plans that came, changed or went since what was kept. */
  get changed(): readonly string[] {
    const here = new Set(this.#files);
    return [...this.#changed, ...[...this.before.keys()].filter((file) => !here.has(file))];
  }

  /** Every plan that has been read so far or was known, in the order of the files. */
  summaries(): readonly PlanSummary[] {
    return this.#files.flatMap((file) => this.get(file)?.summary ?? []);
  }

  get(file: string): KeptPlan | undefined {
    return this.#known().get(file);
  }

  /** Reads the frontmatter of each file of which nothing is known. */
  async readHeads(): Promise<void> {
    const left = this.#files.filter((file) => this.get(file) === undefined);
    if (left.length > 0) {
      const { readHeadSummary } = await import('../core/plan/readHeadSummary.ts');
      for (const file of left) {
        this.#read(file, false, (text) => readHeadSummary(file, text));
      }
    }
  }

  /** Reads each of the files of which not everything is known; by default all of them. */
  async readWhole(files = this.#files): Promise<void> {
    const left = files.filter((file) => this.get(file)?.whole !== true);
    if (left.length > 0) {
      const { readPlan } = await import('../core/plan/readPlan.ts');
      for (const file of left) {
        this.#read(file, true, (text) => {
          const plan = readPlan(file, text);
          this.#plans.set(file, plan);
          return plan === undefined ? undefined : summaryOf(plan);
        });
      }
    }
  }

  /** Gives plans with all their words, as their files are now. */
  async reader(): Promise<(file: string) => Plan | undefined> {
    const { readPlan } = await import('../core/plan/readPlan.ts');
    return (file) => {
      if (!this.#plans.has(file)) {
        const read = readPlanFile(this.#place.root, file);
        this.#plans.set(file, read.ok ? readPlan(file, read.value.text) : undefined);
      }
      return this.#plans.get(file);
    };
  }

  /** Keeps a judgement with the plan that it is of; undefined: the one that was kept does not hold any more. */
  judged(file: string, judged: KeptJudgement | undefined): void {
    const known = this.get(file);
    this.#isNew = true;
    if (known !== undefined) {
      const { judged: _, ...rest } = known;
      this.#known().set(file, judged === undefined ? rest : { ...rest, judged });
    }
  }

  /**
   * Keeps what the command says.
   *
   * @param asked what it was told of the repository besides what judgements were, in the form of `AskedFacts`
   */
  answered(question: string, text: string, asked: string): void {
    if (text.length < longestAnswer && question.length < longestQuestion) {
      this.#answers.set(question, { text, asked });
    }
  }

  /** Writes down what is kept. To be called when the answer has been given: whoever asked does not wait for it. */
  save(): void {
    const { cache, program } = this.#place;
    if (program === undefined || (this.#answers.size === 0 && !this.#isNew)) {
      return;
    }
    const kept = new Map(
      [...this.#known()].map(([file, known]): [string, KeptPlan] => [
        file,
        // As git does it: what changed in the moment of reading may change once more without its time changing. It is
        // kept for what the others were told of it, and read again next time.
        isSettled(known.state, this.#place.now) ? known : { ...known, state: unsettled },
      ]),
    );
    if (kept.size === 0 && this.#kept.names.length === 0) {
      return;
    }
    const stands = this.#answersStand();
    // While all of this stands, nobody looks at what each judgement was told: none may be missing.
    const told = [...this.#answers.values(), ...[...kept.values()].flatMap(({ judged }) => judged ?? [])];
    const asked = new Set([
      ...told.flatMap((each) => each.asked.split('\n')),
      ...(stands ? this.asked.split('\n') : []),
    ]);
    const texts = new Map([
      [names.states, statesText(kept)],
      [names.asked, [...asked].filter((line) => line !== '').join('\n')],
      [names.plans, plansText(kept)],
      ...(stands ? this.#earlierAnswers() : []),
      ...[...this.#answers].map(([question, { text }]): [string, string] => [names.answer(question), text]),
    ]);
    writeSections(cache, stampOf(program), texts);
  }

  #answersStand(): boolean {
    return this.#isSame && !this.#forgotten;
  }

  /** Answers to other questions. */
  #earlierAnswers(): readonly [string, string][] {
    const earlier = this.#kept.names.filter((name) => name.startsWith(names.answer('')));
    return earlier.slice(-mostAnswers).flatMap((name): [string, string][] => {
      const text = this.#kept.text(name);
      return text === undefined ? [] : [[name, text]];
    });
  }

  #known(): Map<string, KeptPlan> {
    this.#now ??= new Map(
      this.#files.flatMap((file): [string, KeptPlan][] => {
        const kept = this.#changed.has(file) ? undefined : this.before.get(file);
        return kept === undefined ? [] : [[file, kept]];
      }),
    );
    return this.#now;
  }

  #read(file: string, whole: boolean, read: (text: string) => PlanSummary | undefined): void {
    const found = readPlanFile(this.#place.root, file);
    this.#isNew = true;
    if (found.ok) {
      const { size, mtimeMs, ctimeMs, ino } = found.value.stats;
      this.#known().set(file, { state: { size, mtimeMs, ctimeMs, ino }, summary: read(found.value.text), whole });
    } else {
      this.#known().delete(file);
      this.#unreadable.set(file, found.failure);
    }
  }
}

/** Sections of the file. */
const names = {
  states: 'states',
  asked: 'asked',
  plans: 'plans',
  answer: (question: string) => `answer ${question}`,
} as const;

/** Somebody who asks for something else each time would make the file grow without end. */
const mostAnswers = 8;

/** In characters. What is longer takes as long to keep as to find out again. */
const longestAnswer = 5_000_000;
const longestQuestion = 300;

function stampOf(program: string): string {
  return [keptFormat, version, program, process.version].join(' ');
}

function stateOf(file: string): FileState | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    // Who may not look at it may not read it either, and then says why.
    return undefined;
  }
}

/** The state of no file. */
const unsettled: FileState = { size: -1, mtimeMs: 0, ctimeMs: 0, ino: 0 };

/** Longest time between two changes of a file that its times do not show: a tick of the kernel's clock, rounded up. */
const tickMs = 100;

/** The same on file systems that keep whole seconds, or only even ones. */
const coarseTickMs = 2000;

/** Whether any change since a file was read, or later, gives it other times. */
function isSettled({ mtimeMs, ctimeMs }: FileState, readAt: number): boolean {
  const coarse = mtimeMs % 1000 === 0 && ctimeMs % 1000 === 0;
  return Math.max(mtimeMs, ctimeMs) + (coarse ? coarseTickMs : tickMs) < readAt;
}
