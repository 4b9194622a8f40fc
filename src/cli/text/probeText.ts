import { isEvidence, type Plan } from '../../core/plan/plan.ts';
import { isGuard, type ProbedCheck, type ProbeVerdict } from '../../core/plan/probe.ts';
import { lacksCheck, noCheckReason } from '../../core/plan/queue.ts';
import { plainText } from './plainText.ts';

/** What one check gave, in a form that holds both for a probe and for a run now. */
export interface CheckLine {
  readonly tag: string;
  readonly text: string;
  readonly outcome: string;
  readonly reason: string;
  readonly seconds: number;
  /** Its reason is no news. */
  readonly plain: boolean;
}

/** Width of the longest outcome. */
const outcomeWidth = 'not-probed'.length;

/** A line for a check, and one for what is to be said about it. */
export function checkLine({ tag, text, outcome, reason, seconds, plain }: CheckLine): string {
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  const line = `  ${outcome.padEnd(outcomeWidth)} ${time}  [${tag}] ${text}\n`;
  return plainText(plain ? line : `${line}${' '.repeat(outcomeWidth + 4)}${reason}\n`);
}

export function planHeading(plan: { readonly title: string; readonly file: string }): string {
  return plainText(`${plan.title} (${plan.file})\n`);
}

type ProvablePlan = Pick<Plan, 'healthOnly' | 'checks'>;

/** What to do with a plan of whose checks no program can run any; empty: it can run one. */
export function lackText(plan: ProvablePlan): string {
  return plan.checks.some(isEvidence)
    ? ''
    : `This plan ${lacksCheck(plan) ? noCheckReason : 'leaves its proof to the health gate: `mstack health` runs it'}.`;
}

/** How many checks passed, or that there was none. */
export function runSummary(passed: number, all: number): string {
  return all === 0
    ? '\nNo check was run, so nothing is proven.\n'
    : `\n${passed} of ${all} ${all === 1 ? 'check' : 'checks'} passed.\n`;
}

/** How many there are of each verdict, and what to do. What is left to a person was never meant to be probed. */
export function probeSummary(
  plans: readonly ProvablePlan[],
  probed: readonly { readonly checks: readonly Pick<ProbedCheck, 'verdict' | 'tag'>[] }[],
): string {
  const checks = probed.flatMap((plan) => plan.checks);
  const meant = checks.filter(({ tag }) => tag !== 'manual');
  const count = (verdict: ProbeVerdict): number => meant.filter((check) => check.verdict === verdict).length;
  const [red, vacuous, broken, unknown] = [count('red'), count('vacuous'), count('broken'), count('not-probed')];
  const guards = probed.flatMap((plan) => plan.checks.filter((check) => isGuard(check, plan.checks))).length;
  const vain = vacuous - guards;
  const lacking = plans.filter(lacksCheck).length;
  const counts = [
    `${red} red as ${red === 1 ? 'it' : 'they'} should be`,
    ...(vain > 0 ? [`${vain} vacuous`] : []),
    ...(broken > 0 ? [`${broken} broken`] : []),
    ...(guards > 0 ? [`${guards} only guarding what is there`] : []),
    ...(unknown > 0 ? [`${unknown} not probed`] : []),
  ];
  const left = checks.length - meant.length;
  const figures = `${meant.length} ${meant.length === 1 ? 'check' : 'checks'}: ${counts.join(', ')}${left > 0 ? `; ${left} more for a person` : ''}.`;
  const advice =
    broken > 0
      ? 'Mend what is broken first: a run holds its plan back.'
      : lacking > 0
        ? `${lacking === 1 ? 'A plan has' : `${lacking} plans have`} no executable check: give ${lacking === 1 ? 'it' : 'each'} one that fails now, or ${lacking === 1 ? 'it' : 'they'} cannot run.`
        : vain > 0
          ? 'Let what is vacuous fail today.'
          : unknown > 0
            ? 'Look at what was not probed yourself: nobody knows whether it can prove anything.'
            : red > 0
              ? guards > 0
                ? 'What fails today can prove the work: `mstack run` carries the plans out.'
                : 'Each fails today, so it can prove the work: `mstack run` carries the plans out.'
              : 'There is nothing to probe.';
  return `\n${meant.length === 0 ? '' : `${figures}\n`}${advice}\n`;
}
