import { summaryOf } from '../core/plan/planSummary.ts';
import { datedScore } from '../node/datedScore.ts';
import { checkJson, fullPlanJson, planJson } from './planJson.ts';
import type { ShownPlan } from './shownPlan.ts';
import { proofJson } from './statusJson.ts';

/** A plan as `list --json --full` gives it, with what is known of its checks and of the latest run (form: docs/json.md). */
export function shownPlanJson({ plan, entry, diagnosis, checks, inRun }: ShownPlan): Record<string, unknown> {
  const { digest, ...score } = datedScore(diagnosis.score, plan);
  return {
    ...planJson({ entry: { ...entry, plan: summaryOf(plan) }, judgement: { score, digest } }),
    ...fullPlanJson(plan),
    checkItems: checks.map(({ check, probe, last }) => ({
      ...checkJson(check),
      probe:
        probe === undefined ? null : { verdict: probe.verdict, reason: probe.reason, at: probe.at, stale: probe.stale },
      last: last ?? null,
    })),
    inRun:
      inRun === undefined
        ? null
        : {
            state: inRun.state,
            strikes: inRun.strikes,
            commit: inRun.commit ?? null,
            reason: inRun.reason ?? null,
            criteria: inRun.criteria.map(proofJson),
          },
  };
}
