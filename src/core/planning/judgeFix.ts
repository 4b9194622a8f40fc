import type { Problem } from '../base/problem.ts';
import { type Diagnosis, diagnose } from '../doctor/diagnose.ts';
import { readCheckCommands } from '../doctor/reading/checkCommands.ts';
import { looksAtGit, runsSomething } from '../doctor/reading/runsSomething.ts';
import { dimensionNames } from '../doctor/dimensionNames.ts';
import { dimensions } from '../doctor/score.ts';
import { type Check, checkAt, isEvidence, type Plan } from '../plan/plan.ts';
import { PlanIndex } from '../plan/planIndex.ts';
import type { ProbedCheck } from '../plan/probe.ts';
import { readPlan } from '../plan/readPlan.ts';
import type { RepositoryFacts } from '../plan/repositoryFacts.ts';
import { type FixOutcome, fixSummary } from './judgeFixSummary.ts';
import { changedChecks } from './keptDecisions/changedChecks.ts';
import { Faults } from './keptDecisions/faults.ts';
import { keptDecisions } from './keptDecisions/keptDecisions.ts';
import { shortened } from './keptDecisions/shortened.ts';

/** A plan file that somebody has mended. */
export interface MendedText {
  /** Relative to the repository. */
  readonly file: string;
  readonly before: string;
  /** The same with every certain fix, which loses nothing; the same as `before` where there is none. */
  readonly certain: string;
  readonly after: string;
}

export interface FixGround {
  readonly repository: RepositoryFacts | undefined;
  /** Every plan, this one as it was before. */
  readonly plans: readonly Plan[];
  /** What is known of the checks that were there, from a probe on the tree as it is. */
  readonly known: readonly Pick<ProbedCheck, 'tag' | 'text' | 'verdict'>[];
}

export type FixVerdict =
  /** Sentences: what is wrong, and what to do. */
  { readonly kind: 'refused'; readonly reasons: readonly string[] } | AcceptedFix;

export interface AcceptedFix extends FixOutcome {
  readonly kind: 'accepted';
  /** What was changed, for a person: a line each. */
  readonly summary: string;
}

/** In UTF-16 units. A plan is prose; whatever is longer by so much was not mended but replaced. */
const mostGrowth = 30_000;

/** More reasons than anybody reads at once. */
const mostReasons = 15;

/**
 * Judges a mended plan by what code can tell: it still holds every decision, its score is better in no way but up, and
 * its new checks fail now.
 *
 * @param probed what the probe of the new checks found out; undefined: they were not probed
 */
export function judgeFix(
  { file, before, certain, after }: MendedText,
  ground: FixGround,
  probed: readonly ProbedCheck[] | undefined,
): FixVerdict {
  const old = readPlan(file, before);
  if (old === undefined) {
    return refused(['The file was no plan before, so there is nothing to mend.']);
  }
  const unreadable = whyUnreadable(before, after);
  if (unreadable !== undefined) {
    return refused([unreadable]);
  }
  const mended = readPlan(file, after);
  if (mended === undefined) {
    return refused([
      'The file is no plan any more: its frontmatter has no `status`. Put the frontmatter back as it was.',
    ]);
  }
  const compared = compare({ file, before, certain, after }, old, mended, ground);
  const reasons = [
    ...whatIsLost(compared, ground),
    ...notRead(old, mended),
    ...notBetter(compared),
    ...badChecks(compared),
  ];
  return reasons.length > 0 ? refused(reasons) : judgeChecks(compared, probed);
}

interface Compared {
  readonly old: Plan;
  readonly was: Diagnosis;
  /** With every certain fix. */
  readonly certain: Plan;
  readonly certainly: Diagnosis;
  readonly mended: Plan;
  readonly is: Diagnosis;
  /** Checks that nobody has seen. */
  readonly fresh: readonly Check[];
}

function compare(texts: MendedText, old: Plan, mended: Plan, { repository, plans }: FixGround): Compared {
  const neighbours = new PlanIndex(plans);
  const diagnosed = (plan: Plan): Diagnosis => {
    neighbours.set(plan);
    return diagnose(plan, { repository, neighbours });
  };
  const was = diagnosed(old);
  const mendable = texts.certain === texts.before ? undefined : readPlan(texts.file, texts.certain);
  const certain = mendable ?? old;
  return {
    old,
    was,
    certain,
    certainly: mendable === undefined ? was : diagnosed(mendable),
    mended,
    is: diagnosed(mended),
    fresh: changedChecks([...old.checks, ...certain.checks], mended),
  };
}

/** Checks that can be evidence must have been seen to fail; that a program cannot run others is said. */
function judgeChecks(
  { old, was, mended, is, fresh }: Compared,
  probed: readonly ProbedCheck[] | undefined,
): FixVerdict {
  const toProbe = fresh.filter(isEvidence);
  const proven = toProbe.map((check) => ({ check, probe: probeOf(check, probed) }));
  const vain = proven.filter(({ probe }) => probe?.verdict === 'vacuous' || probe?.verdict === 'broken');
  if (vain.length > 0) {
    return refused(
      vain.map(
        ({ check, probe }) => `The new check \`${shortened(check.text)}\` proves nothing: ${probe?.reason ?? ''}`,
      ),
    );
  }
  const unproven = proven.flatMap(({ check, probe }) =>
    probe?.verdict === 'red' ? [] : [{ check, reason: probe?.reason ?? 'It was not run on the tree as it is.' }],
  );
  const outcome = { plan: mended, scoreBefore: was.score, scoreAfter: is.score, toProbe, unproven };
  return { kind: 'accepted', ...outcome, summary: fixSummary(old, outcome) };
}

function refused(reasons: readonly string[]): FixVerdict {
  const more = reasons.length - mostReasons;
  return {
    kind: 'refused',
    reasons: more > 0 ? [...reasons.slice(0, mostReasons), `And ${more} more of this kind.`] : reasons,
  };
}

/** Characters that nobody sees, and that make a text look like another one. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

function whyUnreadable(before: string, after: string): string | undefined {
  if (after.trim() === '') {
    return 'The file is empty now. Put it back, and change only what the doctor complains about.';
  }
  if (after.length > before.length + mostGrowth) {
    return `The file has ${after.length} characters now, and had ${before.length}. Change only what the doctor complains about.`;
  }
  const known = new Set(before.match(unseen));
  const found = (after.match(unseen) ?? []).find((character) => !known.has(character) && !/[\n\r\t]/.test(character));
  const code = found?.codePointAt(0)?.toString(16).padStart(4, '0').toUpperCase();
  return code === undefined ? undefined : `The file has characters that nobody sees (U+${code}). Take them out.`;
}

/** Whoever keeps what the certain fixes make of the plan has lost nothing. */
function whatIsLost({ old, was, certain, certainly, mended }: Compared, { known }: FixGround): readonly string[] {
  const lost = keptDecisions({ before: old, after: mended, faults: new Faults(old, was, known) });
  return lost.length === 0 || certain === old
    ? lost
    : keptDecisions({ before: certain, after: mended, faults: new Faults(certain, certainly, known) });
}

/** The file must read at least as well as before. */
function notRead(old: Plan, mended: Plan): readonly string[] {
  return mended.problems
    .filter(({ code }) => countOf(mended.problems, code) > countOf(old.problems, code))
    .map(({ message, range }) => `Line ${range.start.line + 1}: ${message}`);
}

function countOf(problems: readonly Problem[], code: string): number {
  return problems.filter((problem) => problem.code === code).length;
}

/** What the certain fixes bring to light (a plan that is in the queue at last, say) is not held against who mended the rest. */
function notBetter({ was, certainly, is }: Compared): readonly string[] {
  const lower = dimensions.filter(
    (dimension) => is.score[dimension] < Math.min(was.score[dimension], certainly.score[dimension]),
  );
  const causes = (dimension: (typeof dimensions)[number]): string =>
    is.losses
      .filter((loss) => loss.dimension === dimension)
      .slice(0, 2)
      .map(({ range, message }) => ` Line ${range.start.line + 1}: ${message}`)
      .join('');
  return [
    ...lower.map(
      (dimension) =>
        `${dimensionNames[dimension]} fell from ${was.score[dimension]} to ${is.score[dimension]}.${causes(dimension)}`,
    ),
    ...(is.score.overall > was.score.overall || lower.length > 0
      ? []
      : [`The plan is no better: it scored ${was.score.overall} before, and ${is.score.overall} now.`]),
  ];
}

/** A plan must end with a check that runs what it changes; and a check that the doctor complains of is no gain. */
function badChecks(compared: Compared): readonly string[] {
  const {
    mended,
    is: { blocked, problems },
    fresh,
  } = compared;
  const bad = problems.filter(({ code, severity, range }) => {
    const check = checkAt(mended, range.start.line);
    return (
      check !== undefined &&
      fresh.includes(check) &&
      code.startsWith('check.') &&
      severity !== 'hint' &&
      code !== 'check.thin'
    );
  });
  const thin = problems.find(({ code }) => code === 'check.thin');
  const hasNone = !mended.healthOnly && !mended.checks.some(isEvidence);
  const blocking = problems.filter(({ severity }) => severity === 'error');
  return [
    ...bad.map(({ range, message }) => `Line ${range.start.line + 1}, a new check: ${message}`),
    ...(blocked
      ? [`The plan is still held back:${blocking.map(({ message }) => ` ${message}`).join('')}`]
      : hasNone
        ? ['No check of the plan can be run. Add one that fails now and passes when the plan is done.']
        : []),
    ...(thin === undefined ? vainChecks(compared) : [thin.message]),
  ];
}

/** New checks that say nothing of what the plan does, beside others that do. A look may be mended to a better look. */
function vainChecks({ old, mended, fresh }: Compared): readonly string[] {
  const looks = fresh.filter((check) => isEvidence(check) && onlyLooks(check));
  const before = old.checks.filter((check) => onlyLooks(check)).length;
  const isMore = mended.checks.filter((check) => onlyLooks(check)).length > before;
  const isAlone = isMore && !fresh.some((check) => isEvidence(check) && !onlyLooks(check));
  return looks
    .filter((check) => isAlone || readCheckCommands([check]).some((command) => looksAtGit(command)))
    .map(
      (check) =>
        `The new check \`${shortened(check.text)}\` only looks at files, at words or at what git tells, so it proves nothing. Run what the plan changes.`,
    );
}

function onlyLooks(check: Check): boolean {
  return isEvidence(check) && !readCheckCommands([check]).some((command) => runsSomething(command));
}

function probeOf(check: Check, probed: readonly ProbedCheck[] | undefined): ProbedCheck | undefined {
  return probed?.find(({ tag, text }) => tag === check.tag && text === check.text);
}
