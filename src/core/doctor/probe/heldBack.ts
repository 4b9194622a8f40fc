import type { Plan } from '../../plan/plan.ts';
import { type ProbedCheck, type ProbesOf, proofObstacle } from '../../plan/probe.ts';

/**
 * Why a run would not begin a plan, by what the last probe of its checks found: behind the plan's name, without a full stop.
 * What was probed on other files than those of now, or never, holds nothing back. Undefined: nothing does.
 */
export function heldBack(plan: Plan, probes: ProbesOf): string | undefined {
  if (plan.status !== 'pending') {
    return undefined;
  }
  const known = plan.checks.map((check) => {
    const probe = probes(plan.file, check);
    return {
      text: check.text,
      probe,
      verdict: probe === undefined || probe.stale ? ('not-probed' as const) : probe.verdict,
    };
  });
  const obstacle = proofObstacle(
    plan,
    known.map(({ text, probe, verdict }) => ({ text, verdict, reason: probe?.reason ?? '' })),
  );
  const when = known.find(({ verdict }) => verdict === 'broken' || verdict === 'vacuous')?.probe?.when;
  return obstacle === undefined
    ? undefined
    : `is held back: ${obstacle} Probed ${when ?? ''}; \`mstack check ${plan.id ?? plan.file} --probe\` looks again`;
}

/** Whether what a probe found is what a plan of a run was blocked for, and not a plan that it waits for. */
export function isHeldBack(plan: {
  readonly state: string;
  readonly reason: string | undefined;
  readonly probed: readonly Pick<ProbedCheck, 'verdict' | 'reason' | 'text'>[];
}): boolean {
  return (
    plan.state === 'blocked' &&
    plan.reason !== undefined &&
    plan.reason === proofObstacle({ healthOnly: false }, plan.probed)
  );
}
