import type { ProbedCheck, ProbeVerdict } from '../../core/plan/probe.ts';
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

/** How many there are of each verdict, and what to do. */
export function probeSummary(checks: readonly Pick<ProbedCheck, 'verdict'>[]): string {
  const count = (verdict: ProbeVerdict): number => checks.filter((check) => check.verdict === verdict).length;
  const [red, vacuous, broken, unknown] = [count('red'), count('vacuous'), count('broken'), count('not-probed')];
  const counts = [
    `${red} red as they should be`,
    ...(vacuous > 0 ? [`${vacuous} vacuous`] : []),
    ...(broken > 0 ? [`${broken} broken`] : []),
    ...(unknown > 0 ? [`${unknown} not probed`] : []),
  ];
  const advice =
    broken > 0
      ? 'Mend what is broken first: a run holds its plan back.'
      : vacuous > 0
        ? 'Let what is vacuous fail today, or know that it only guards what is there.'
        : unknown > 0
          ? 'Look at what was not probed yourself: nobody knows whether it can prove anything.'
          : 'Each fails today, so it can prove the work: `mstack run` carries the plans out.';
  return `\n${checks.length} ${checks.length === 1 ? 'check' : 'checks'}: ${counts.join(', ')}.\n${advice}\n`;
}
