/**
 * What a check does on the tree as it is before the work. Only `red` is as it should be; `not-probed` is never shown as
 * fine.
 */
export type ProbeVerdict =
  /** It fails now, so it can prove something later. */
  | 'red'
  /** It passes already: it proves nothing about the plan. */
  | 'vacuous'
  /** It can prove nothing whatever is done: its program is missing, its path is made by nobody, its selector finds no test. */
  | 'broken'
  | 'not-probed';

/** What the probe of one check found out. */
export interface ProbedCheck {
  /** As written in the plan. */
  readonly tag: string;
  readonly text: string;
  /** Line of the check when it was probed, from 0. */
  readonly line: number;
  readonly verdict: ProbeVerdict;
  /** One or two sentences for a person: what was seen, and what to do. */
  readonly reason: string;
  readonly seconds: number;
  /** It did not end within so many seconds, when it was run last: in milliseconds since 1970. */
  readonly timedOut?: { readonly afterSeconds: number; readonly at: number };
}

/** What the last probe found out about a check that still has the same words. */
export interface KnownProbe extends Pick<ProbedCheck, 'verdict' | 'reason'> {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The same for a person, in their own time zone: `2026-03-01 14:05`. */
  readonly when: string;
  /** Files that the plan lists have changed since. */
  readonly stale: boolean;
}

/** @param file of the plan, relative to the repository */
export type ProbesOf = (file: string, check: Pick<ProbedCheck, 'tag' | 'text'>) => KnownProbe | undefined;

/**
 * Why nothing that is done could prove a plan by the checks as they are before its work: one cannot pass, or all of those
 * that were run pass already. Undefined: one of them fails, or may, or the plan asks for the health gate only.
 */
export function proofObstacle(
  plan: { readonly healthOnly: boolean },
  checks: readonly Pick<ProbedCheck, 'verdict' | 'reason' | 'text'>[],
): string | undefined {
  const broken = brokenReason(checks);
  if (broken !== undefined || plan.healthOnly) {
    return broken;
  }
  const green = checks.filter(({ verdict }) => verdict === 'vacuous');
  const [first] = green;
  if (first === undefined || checks.some(({ verdict }) => verdict === 'red' || verdict === 'not-probed')) {
    return undefined;
  }
  const which = green.length === 1 ? 'its check passes' : `all of its ${green.length} checks pass`;
  return `${which} before the work, so nothing would prove that it is done: ${first.text}. Is it done already? Else give it a check that fails now, or \`verification: health-only\`.`;
}

/** Whether a check passes already and only guards what is there, because another one of its plan fails and shows the work. */
export function isGuard(
  check: Pick<ProbedCheck, 'verdict'> | undefined,
  ofPlan: readonly (Pick<ProbedCheck, 'verdict'> | undefined)[],
): boolean {
  return check?.verdict === 'vacuous' && ofPlan.some((other) => other?.verdict === 'red');
}

/** Why the checks of a plan hold it back: the first one that can prove nothing. Undefined: none does. */
export function brokenReason(checks: readonly Pick<ProbedCheck, 'verdict' | 'reason' | 'text'>[]): string | undefined {
  const broken = checks.filter((check) => check.verdict === 'broken');
  const [first] = broken;
  if (first === undefined) {
    return undefined;
  }
  const more = broken.length === 1 ? '' : ` (and ${broken.length - 1} more)`;
  return `its check cannot pass: ${first.text}${more}. ${first.reason}`;
}
