import { isEvidence } from '../core/plan/plan.ts';
import { dependencyKeys } from '../core/plan/queue.ts';
import { datedScore } from '../node/datedScore.ts';
import type { ListedPlan } from './text/listText.ts';

/** A plan as `list --json` gives it; with `full`, also what was read of it (forms: the contracts). */
export function planJson({ entry, diagnosis }: ListedPlan, full: boolean): Record<string, unknown> {
  const { plan } = entry;
  const short = {
    id: plan.id ?? null,
    goal: plan.goal,
    title: plan.title,
    file: plan.file,
    status: plan.status ?? null,
    blockedBy: dependencyKeys(plan),
    ready: entry.ready,
    reason: entry.reason,
    score: datedScore(diagnosis.score, plan),
    criteria: plan.criteria.length,
    checks: plan.checks.filter(isEvidence).length,
  };
  if (!full) {
    return short;
  }
  return {
    ...short,
    needsReview: plan.needsReview,
    criteriaItems: plan.criteria.map((criterion) => ({ text: criterion.text, line: criterion.range.start.line })),
    checkItems: plan.checks.map((check) => ({
      tag: check.tag,
      command: check.command ?? null,
      expect: check.expect ?? null,
      negated: check.negated,
      executable: check.executable,
      ambiguous: check.ambiguous,
      line: check.range.start.line,
    })),
    files: plan.files.map((file) => ({ path: file.path, change: file.change })),
    tasks: plan.tasks.map((task) => task.text),
  };
}
