import type { Stats } from 'node:fs';
import type { Score } from '../core/doctor/score.ts';
import type { PlanStatus } from '../core/plan/plan.ts';
import { evidenceOf, type PlanSummary } from '../core/plan/planSummary.ts';

/** What is kept of a file where plans lie, and holds as long as the file's state is the same. */
export interface KeptPlan {
  readonly state: FileState;
  /** Undefined: the file is not a plan. */
  readonly summary: PlanSummary | undefined;
  /** Whether the text behind the frontmatter was read, too. Where it was not, nothing is known of it. */
  readonly whole: boolean;
  readonly judged?: KeptJudgement;
}

export interface KeptJudgement {
  readonly score: Score;
  /** As in `DatedScore`. */
  readonly digest: string;
  /** What the judgement was told of the repository, in the form of `AskedFacts`. */
  readonly asked: string;
  /** It was made with the words of plans before it (`Neighbours.before`). */
  readonly readBefore: boolean;
}

/** By which git, too, sees that a file has changed. Times are in milliseconds, as exact as a number can be. */
export type FileState = Readonly<Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>>;

/** Counts up when the form of what is kept changes. */
export const keptFormat = 1;

/** Files and their states, apart from what is kept of them: mostly nothing else is needed. */
export interface KeptStates {
  readonly files: readonly string[];
  readonly isSame: (at: number, state: FileState) => boolean;
}

export function statesText(plans: ReadonlyMap<string, KeptPlan>): string {
  const numbers = [...plans.values()].flatMap(({ state }) => [state.size, state.mtimeMs, state.ctimeMs, state.ino]);
  return JSON.stringify([[...plans.keys()], numbers]);
}

/** @param text as `statesText` made it */
export function statesFrom(text: string): KeptStates {
  const [files, numbers] = JSON.parse(text) as readonly [readonly string[], readonly number[]];
  return {
    files,
    isSame: (at, { size, mtimeMs, ctimeMs, ino }) =>
      numbers[4 * at] === size &&
      numbers[4 * at + 1] === mtimeMs &&
      numbers[4 * at + 2] === ctimeMs &&
      numbers[4 * at + 3] === ino,
  };
}

/** A line for each plan. */
export function plansText(plans: ReadonlyMap<string, KeptPlan>): string {
  return JSON.stringify([...plans].map(([file, plan]) => rowOf(file, plan)));
}

/** @param text as `plansText` made it */
export function plansFrom(text: string): ReadonlyMap<string, KeptPlan> {
  return new Map((JSON.parse(text) as readonly Row[]).map(planFrom));
}

type Row = readonly [
  file: string,
  size: number,
  mtimeMs: number,
  ctimeMs: number,
  inode: number,
  whole: 0 | 1,
  summary: SummaryRow | 0,
  judged: JudgementRow | 0,
];

type SummaryRow = readonly [
  id: number | null,
  goal: string,
  title: string,
  status: PlanStatus | null,
  archived: 0 | 1,
  priority: number | null,
  healthOnly: 0 | 1,
  /** Each as `goal:id`, or `id` for the plan's own goal. */
  blockedBy: string,
  needsReview: readonly string[],
  error: string | null,
  checks: number,
  criteria: number,
  /** The path behind the first letter of what becomes of it. */
  files: readonly string[],
];

type JudgementRow = readonly [
  overall: number,
  clarity: number,
  testability: number,
  scopeFit: number,
  autonomy: number,
  digest: string,
  asked: string,
  readBefore: 0 | 1,
];

function rowOf(file: string, { state, summary, whole, judged }: KeptPlan): Row {
  return [
    file,
    state.size,
    state.mtimeMs,
    state.ctimeMs,
    state.ino,
    whole ? 1 : 0,
    summary === undefined ? 0 : summaryRow(summary),
    judged === undefined ? 0 : judgementRow(judged),
  ];
}

function planFrom([file, size, mtimeMs, ctimeMs, ino, whole, summary, judged]: Row): [string, KeptPlan] {
  return [
    file,
    {
      state: { size, mtimeMs, ctimeMs, ino },
      summary: summary === 0 ? undefined : summaryFrom(file, summary),
      whole: whole === 1,
      ...(judged === 0 ? {} : { judged: judgementFrom(judged) }),
    },
  ];
}

function summaryRow(plan: PlanSummary): SummaryRow {
  return [
    plan.id ?? null,
    plan.goal,
    plan.title,
    plan.status ?? null,
    plan.archived ? 1 : 0,
    plan.priority ?? null,
    plan.healthOnly ? 1 : 0,
    plan.blockedBy.map(({ goal, id }) => (goal === undefined ? String(id) : `${goal}:${id}`)).join(' '),
    plan.needsReview,
    plan.problems[0]?.message ?? null,
    plan.checks.length,
    plan.criteria,
    plan.files.map(({ path, change }) => `${change[0]}${path}`),
  ];
}

function summaryFrom(file: string, row: SummaryRow): PlanSummary {
  const [id, goal, title, status, archived, priority, healthOnly, blockedBy, needsReview, error, ...rest] = row;
  const [checks, criteria, files] = rest;
  return {
    file,
    archived: archived === 1,
    id: id ?? undefined,
    goal,
    title,
    status: status ?? undefined,
    priority: priority ?? undefined,
    healthOnly: healthOnly === 1,
    blockedBy: blockedBy === '' ? [] : blockedBy.split(' ').map(dependencyFrom),
    needsReview,
    problems: error === null ? [] : [{ severity: 'error', message: error }],
    checks: evidenceOf(checks),
    criteria,
    files: files.map((each) => ({ path: each.slice(1), change: changes[each[0] ?? ''] ?? 'modify' })),
  };
}

const changes: Readonly<Record<string, PlanSummary['files'][number]['change']>> = {
  n: 'new',
  m: 'modify',
  d: 'delete',
};

/** A goal that a dependency names has neither blanks nor colons. */
function dependencyFrom(text: string): PlanSummary['blockedBy'][number] {
  const colon = text.indexOf(':');
  return { goal: colon === -1 ? undefined : text.slice(0, colon), id: Number(text.slice(colon + 1)) };
}

function judgementRow({ score, digest, asked, readBefore }: KeptJudgement): JudgementRow {
  const { overall, clarity, testability, scopeFit, autonomy } = score;
  return [overall, clarity, testability, scopeFit, autonomy, digest, asked, readBefore ? 1 : 0];
}

function judgementFrom(row: JudgementRow): KeptJudgement {
  const [overall, clarity, testability, scopeFit, autonomy, digest, asked, readBefore] = row;
  return { score: { overall, clarity, testability, scopeFit, autonomy }, digest, asked, readBefore: readBefore === 1 };
}
