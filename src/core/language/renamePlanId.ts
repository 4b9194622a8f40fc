import type { Range } from '../base/range.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { TextEdit } from '../base/textEdit.ts';
import type { Plan } from '../plan/plan.ts';
import { type FileMention, fileStem } from './mentions.ts';
import type { LanguageWorkspace } from './planDocument.ts';
import { meaningOf, type PlanMeaning, plansWithId } from './planMeaning.ts';
import { dependencyWords, headingDigits, idDigits } from './planWords.ts';
import { type FileEdits, fileEdits, type WorkspaceChange } from './workspaceChange.ts';

/** Why a plan keeps its id, as a sentence for a person; undefined: it may have another one. */
export function whyIdStays(plan: Plan): string | undefined {
  const name = plan.file.slice(plan.file.lastIndexOf('/') + 1);
  if (plan.archived) {
    return `${name} is archived and keeps its id, because commits and reports name it.`;
  }
  if (plan.status === 'done') {
    return `${name} is done and keeps its id, because its commit names it.`;
  }
  return plan.status === 'in-progress'
    ? `${name} is in progress and keeps its id until its run is over. If nobody works on it, set \`status: pending\` first.`
    : undefined;
}

/**
 * Gives a plan another number: in its `id`, its heading and its file name, in every dependency that means it, and in
 * prose. Where words may mean another plan of the same name as well, they stay, and so do `Refs:` lines, which repeat what
 * commits say. A number is written with as many zeros as the one before it in the same place.
 *
 * @param written what a person typed; the failure is a sentence for that person
 * @param renamesFiles the plan's file may get another name
 */
export function renamePlanId(
  plan: Plan,
  written: string,
  workspace: LanguageWorkspace,
  renamesFiles: boolean,
): Result<WorkspaceChange, string> {
  const plans = workspace.plans();
  const obstacle = whyIdStays(plan);
  if (obstacle !== undefined) {
    return failure(obstacle);
  }
  if (!/^\d{1,9}$/.test(written.trim())) {
    return failure(`\`${written.trim()}\` is no id. Write digits only, e.g. ${freeNumber(plan, plans)}.`);
  }
  const id = Number(written);
  if (id === plan.id) {
    return success({ edits: [], renames: [] });
  }
  const [taken] = plansWithId(id, plan.goal, plans);
  if (taken !== undefined) {
    const free = freeNumber(plan, plans);
    return failure(`${contractForm(id)} is the id of ${taken.file}. Choose a number that is free, e.g. ${free}.`);
  }
  const to = renamesFiles ? fileNumbered(plan, id) : plan.file;
  const renamed = to !== plan.file;
  if (renamed && (workspace.repository?.files.hasFile(to) === true || plans.some(({ file }) => file === to))) {
    return failure(`${to} is there already. Choose another number, or rename that file first.`);
  }
  return success({
    edits: numberEdits({ plan, id, renamed }, workspace),
    renames: renamed ? [{ from: plan.file, to }] : [],
  });
}

export interface NewNumber {
  readonly plan: Plan;
  readonly id: number;
  /** The plan's file is renamed after its number, so names of the file in prose follow. */
  readonly renamed: boolean;
}

/** The edits that give a plan a number that no other plan of its goal has. */
export function numberEdits(change: NewNumber, workspace: LanguageWorkspace): FileEdits[] {
  const plans = workspace.plans();
  const meaning = meaningOf(change.plan, plans);
  return plans.flatMap((other) => editsOf(other, change, meaning, workspace) ?? []);
}

function editsOf(
  other: Plan,
  { plan, id, renamed }: NewNumber,
  meaning: PlanMeaning,
  workspace: LanguageWorkspace,
): FileEdits | undefined {
  const own = other.file === plan.file;
  const dependencies = other.blockedBy.filter(
    (dependency) => meaning.onlyId && dependency.id === plan.id && (dependency.goal ?? other.goal) === plan.goal,
  );
  const mentions = workspace.mentionsIn(other).filter((words) => meaning.alone(words, other.goal));
  if (!own && dependencies.length === 0 && mentions.length === 0) {
    return undefined;
  }
  const lines = other.lines();
  const places = [
    ...(own ? [idDigits(plan), headingDigits(plan, lines)] : []),
    ...dependencies.map((dependency) => dependencyWords(dependency, lines)?.digits),
    ...mentions
      .filter(({ range }) => !isTrailer(lines[range.start.line] ?? ''))
      .map((words) => (words.kind === 'id' ? words.digits : renamed ? digitsOfName(words) : undefined)),
  ];
  return fileEdits(
    other.file,
    places.filter((place) => place !== undefined).map((place) => renumbered(place, lines, id)),
  );
}

/** A line of git trailers: `Refs: docs/plans/007-walk.md`. */
export function isTrailer(line: string): boolean {
  return /^\W*Refs:/i.test(line);
}

/** `007` of `docs/plans/007-walk.md`. */
function digitsOfName({ path, range }: FileMention): Range {
  const { line, character } = range.start;
  const start = character + path.lastIndexOf('/') + 1;
  const digits = /^\d+/.exec(fileStem(path))?.[0] ?? '';
  return { start: { line, character: start }, end: { line, character: start + digits.length } };
}

function renumbered(range: Range, lines: readonly string[], id: number): TextEdit {
  const before = (lines[range.start.line] ?? '').slice(range.start.character, range.end.character);
  return { range, text: inFormOf(before, id) };
}

/** `007` becomes `012`, and `7` becomes `12`. Three digits are how plan files are numbered, zeros or not. */
function inFormOf(before: string, id: number): string {
  return String(id).padStart(before.startsWith('0') || before.length >= 3 ? before.length : 0, '0');
}

function contractForm(id: number): string {
  return String(id).padStart(3, '0');
}

/** The plan's file under its new number; the same file where its name does not begin with the plan's id. */
function fileNumbered(plan: Plan, id: number): string {
  const stem = fileStem(plan.file);
  const digits = /^\d{1,9}(?=-|$)/.exec(stem)?.[0];
  return digits === undefined || Number(digits) !== plan.id
    ? plan.file
    : `${plan.file.slice(0, plan.file.lastIndexOf('/') + 1)}${inFormOf(digits, id)}${stem.slice(digits.length)}.md`;
}

/** One more than the highest number of the goal. */
function freeNumber(plan: Plan, plans: readonly Plan[]): string {
  const taken = plans.filter(({ goal }) => goal === plan.goal).map(({ id }) => id ?? 0);
  return contractForm(taken.reduce((highest, id) => Math.max(highest, id), 0) + 1);
}
