import type { Problem } from '../base/problem.ts';
import type { Range } from '../base/range.ts';
import type { Diagnosis } from '../doctor/diagnose.ts';
import type { Loss } from '../doctor/score.ts';
import type { Criterion } from '../plan/plan.ts';

/** What the doctor says of the wording of one criterion. */
export function problemsOf(criterion: Criterion, { problems }: Diagnosis): Problem[] {
  return problems.filter((problem) => isOf(criterion, problem));
}

/** What the wording of each of some criteria cost. */
export function lossesOf(criteria: readonly Criterion[], { losses }: Diagnosis): (readonly Loss[])[] {
  const byLine = new Map<number, Loss[]>();
  for (const loss of losses) {
    const { line } = loss.range.start;
    const known = byLine.get(line);
    if (known === undefined) {
      byLine.set(line, [loss]);
    } else {
      known.push(loss);
    }
  }
  return criteria.map((criterion) => {
    const { start, end } = criterion.range;
    const own: Loss[] = [];
    for (let line = start.line; line <= end.line; line += 1) {
      own.push(...(byLine.get(line) ?? []));
    }
    return own.filter((loss) => isOf(criterion, loss));
  });
}

function isOf({ range }: Criterion, { code, range: own }: { readonly code: string; readonly range: Range }): boolean {
  return code.startsWith('criterion.') && range.start.line <= own.start.line && own.start.line <= range.end.line;
}
