import { isEvidence } from '../../plan/plan.ts';
import type { Rule } from '../rule.ts';

/** The runner takes a plan for done only by checks that it ran itself: without one, the plan is blocked. */
export const noExecutableCheck: Rule = {
  code: 'plan.no-executable-check',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 6 },
  find: (plan) =>
    plan.healthOnly || plan.checks.some(isEvidence)
      ? []
      : [
          {
            message:
              'No check can be run, so the plan cannot run. Add one under Verification, e.g. `- [cmd] npm test`, or set `verification: health-only`.',
            range: plan.titleRange,
          },
        ],
};
