import { oneLine } from '../base/oneLine.ts';
import { dimensionNames } from '../doctor/dimensionNames.ts';
import { dimensions, type Score } from '../doctor/score.ts';
import type { Check, Plan } from '../plan/plan.ts';
import { changedChecks } from './keptDecisions/changedChecks.ts';
import { shortened } from './keptDecisions/shortened.ts';

/** What a fix made of a plan. */
export interface FixOutcome {
  readonly plan: Plan;
  readonly scoreBefore: Score;
  readonly scoreAfter: Score;
  /** Checks that are new or ask for something else than before, and that the runner could take as evidence. */
  readonly toProbe: readonly Check[];
  /** Those of them that nobody has seen fail, with the reason. */
  readonly unproven: readonly { readonly check: Check; readonly reason: string }[];
}

/** How the line of a new check ends that was seen to fail on the tree as it is. */
export const seenRed = '(fails now, as it should)';

/** What stands before the reason why nobody has seen a new check fail. */
export const notProbed = '(not probed: ';

/** What a fix changed, for a person: scores, criteria, tasks, files, checks, a line each. */
export function fixSummary(before: Plan, { plan, scoreBefore, scoreAfter, toProbe, unproven }: FixOutcome): string {
  const gains = dimensions
    .filter((dimension) => scoreAfter[dimension] > scoreBefore[dimension])
    .map((dimension) => `${dimensionNames[dimension]} ${scoreBefore[dimension]} → ${scoreAfter[dimension]}`);
  const criteria = newTexts(before.criteria, plan.criteria);
  const tasks = newTexts(before.tasks, plan.tasks);
  const known = new Set(before.files.map(({ path }) => path));
  const files = plan.files.filter(({ path }) => !known.has(path));
  const red = toProbe.filter((check) => !unproven.some((each) => each.check === check));
  const other = changedChecks(before.checks, plan).filter((check) => !toProbe.includes(check));
  return [
    `${scoreBefore.overall} → ${scoreAfter.overall} (${gains.join(', ')})`,
    ...criteria.map((text) => `Criterion: ${shortened(text)}`),
    ...tasks.map((text) => `Task: ${shortened(text)}`),
    ...files.map(({ path }) => `File: ${path}`),
    ...red.map(({ text }) => `Check: ${shortened(text)} ${seenRed}`),
    ...unproven.map(({ check, reason }) => `Check: ${shortened(check.text)} ${notProbed}${reason})`),
    ...other.map(({ tag, text }) => `Check: [${tag}] ${shortened(text)}`),
    ...newLines(before, plan).map((line) => `Text: ${shortened(line)}`),
  ].join('\n');
}

function newTexts(
  old: readonly { readonly text: string }[],
  now: readonly { readonly text: string }[],
): readonly string[] {
  const known = new Set(old.map(({ text }) => oneLine(text)));
  return now.map(({ text }) => oneLine(text)).filter((text) => !known.has(text));
}

/** Lines that came and are none of these: what was decided, what is out of scope. */
function newLines(before: Plan, after: Plan): readonly string[] {
  const known = new Set(before.lines().map((line) => line.trim()));
  const told = [...after.criteria, ...after.tasks, ...after.files, ...after.checks].map(({ range }) => range);
  return after.lines().flatMap((line, at) => {
    const isTold = told.some(({ start, end }) => start.line <= at && at <= end.line);
    return isTold || known.has(line.trim()) ? [] : [line.trim()];
  });
}
