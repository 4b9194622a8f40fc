import type { HealthReport } from './health.ts';

export interface HistoryFacts {
  /** ISO 8601 */
  readonly ts: string;
  readonly branch: string;
  readonly planId: string;
  readonly report: HealthReport;
}

/** A line of `.mstack/health-history.jsonl`, with the original's names and fields; null = not run. Ends with a line feed. */
export function historyLine({ ts, branch, planId, report }: HistoryFacts): string {
  const { typecheck, lint, test, e2e, deadcode } = report.categories;
  const seconds = [typecheck, lint, test, e2e, deadcode].reduce((sum, category) => sum + category.seconds, 0);
  return `${JSON.stringify({
    ts,
    branch,
    plan_id: planId,
    score: report.composite ?? null,
    typecheck: typecheck.score ?? null,
    lint: lint.score ?? null,
    test: test.score ?? null,
    e2e: e2e.score ?? null,
    deadcode: deadcode.score ?? null,
    shell: null,
    duration_s: Math.round(seconds),
  })}\n`;
}
