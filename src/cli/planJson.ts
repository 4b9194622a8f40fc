import type { Check, Plan } from '../core/plan/plan.ts';
import { dependencyKeys } from '../core/plan/queue.ts';
import type { ListedPlan } from './text/listText.ts';

type JudgedPlan = ListedPlan & { readonly judgement: NonNullable<ListedPlan['judgement']> };

/** A plan as `list --json` gives it (forms: the contracts). */
export function planJson({ entry, judgement }: JudgedPlan): Record<string, unknown> {
  const { plan } = entry;
  return {
    id: plan.id ?? null,
    goal: plan.goal,
    title: plan.title,
    file: plan.file,
    status: plan.status ?? null,
    blockedBy: dependencyKeys(plan),
    ready: entry.ready,
    reason: entry.reason,
    score: { ...judgement.score, digest: judgement.digest },
    criteria: plan.criteria,
    checks: plan.checks.length,
  };
}

/** What `--full` adds: what was read of the plan. Nothing where it was not asked for. */
export function fullPlanJson(plan: Plan | undefined): Record<string, unknown> {
  return plan === undefined
    ? {}
    : {
        needsReview: plan.needsReview,
        criteriaItems: plan.criteria.map((criterion) => ({ text: criterion.text, line: criterion.range.start.line })),
        checkItems: plan.checks.map(checkJson),
        files: plan.files.map((file) => ({ path: file.path, change: file.change })),
        tasks: plan.tasks.map((task) => task.text),
      };
}

/** A check as it was read. */
export function checkJson(check: Check): Record<string, unknown> {
  return {
    tag: check.tag,
    command: check.command ?? null,
    expect: check.expect ?? null,
    negated: check.negated,
    executable: check.executable,
    ambiguous: check.ambiguous,
    line: check.range.start.line,
  };
}
