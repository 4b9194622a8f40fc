import type { ProbePlanAnswer } from '../../protocol/languageServer.ts';

/** What a person is told when a probe has ended. */
export interface ProbeOutcome {
  readonly message: string;
  /** Nothing is left to do. */
  readonly isFine: boolean;
  /** A line for each check, for the output. */
  readonly lines: readonly string[];
}

export function probeOutcome({ outcome, reason, checks }: ProbePlanAnswer): ProbeOutcome {
  if (outcome === 'stopped') {
    return { message: 'The probe was stopped: nothing is known of the checks.', isFine: true, lines: [] };
  }
  if (outcome === 'not-run') {
    return { message: `The checks were not probed: ${reason}`, isFine: false, lines: [] };
  }
  const count = (verdict: (typeof checks)[number]['verdict']): number =>
    checks.filter((check) => check.verdict === verdict).length;
  const words = [
    `${count('red')} of ${checks.length} checks fail before the work, as they should`,
    ...(count('vacuous') > 0 ? [`${count('vacuous')} pass already and prove nothing`] : []),
    ...(count('broken') > 0 ? [`${count('broken')} can never prove anything`] : []),
    ...(count('not-probed') > 0 ? [`${count('not-probed')} not probed`] : []),
  ];
  return {
    message: `${words.join(', ')}.`,
    isFine: checks.every(({ verdict, tag }) => verdict === 'red' || tag === 'manual'),
    lines: checks.map(({ verdict, tag, text, reason: why }) => `${verdict}: [${tag}] ${text} — ${why}`),
  };
}
