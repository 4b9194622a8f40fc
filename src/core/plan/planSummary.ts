import { type Check, isEvidence, type Plan } from './plan.ts';
import type { QueuedPlan } from './queue.ts';

/** What the queue, the index and a list of plans need of a plan: little enough to be kept of thousands. */
export interface PlanSummary extends QueuedPlan {
  /** How many there are. */
  readonly criteria: number;
}

type Summarised = Pick<Plan, Exclude<keyof QueuedPlan, 'checks' | 'heldBack'> | 'criteria'> &
  Pick<QueuedPlan, 'checks'>;

export function summaryOf(plan: Summarised): PlanSummary {
  const { file, archived, id, goal, title, status, priority, needsReview, healthOnly } = plan;
  const error = plan.problems.find(({ severity }) => severity === 'error');
  return {
    file,
    archived,
    id,
    goal,
    title,
    status,
    priority,
    needsReview,
    healthOnly,
    blockedBy: plan.blockedBy.map((needed) => ({ goal: needed.goal, id: needed.id })),
    files: plan.files.map(({ path, change }) => ({ path, change })),
    problems: error === undefined ? [] : [{ severity: 'error', message: error.message }],
    checks: evidenceOf(plan.checks.filter(isEvidence).length),
    criteria: plan.criteria.length,
  };
}

/** This many checks that the runner can take as evidence: for the queue all such are alike. */
export function evidenceOf(count: number): PlanSummary['checks'] {
  return Array.from({ length: count }, () => anyEvidence);
}

const anyEvidence: Pick<Check, 'tag' | 'executable' | 'ambiguous'> = { tag: 'cmd', executable: true, ambiguous: false };
