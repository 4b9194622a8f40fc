import type { Problem } from '../../base/problem.ts';
import { rangeInPieces } from '../../plan/pieces.ts';
import type { Criterion, Plan } from '../../plan/plan.ts';
import type { CriterionMemory } from './criterionMemory.ts';
import { duplicateOrContradictory, findRepetitions } from './duplicateOrContradictory.ts';
import { judgeCriterion } from './judgeCriterion.ts';

/** Judges the wording of a plan's criteria: the problems of each, in their order. */
export function judgeCriteria(plan: Plan, memory?: CriterionMemory): readonly (readonly Problem[])[] {
  const { criteria, title } = plan;
  const judgements = criteria.map(({ text }) => memory?.judge(text, title) ?? judgeCriterion(text, title));
  const problems = criteria.map((criterion, index) =>
    (judgements[index]?.findings ?? []).map(({ rule, start, end, message }): Problem => ({
      code: rule.code,
      severity: rule.severity,
      dimension: rule.dimension,
      message,
      range: rangeInPieces(criterion.pieces, start, end),
    })),
  );
  const signed = criteria.map(({ text }, index) => ({ text, signature: judgements[index]?.signature ?? 0 }));
  for (const { at, earlier, kind } of findRepetitions(signed)) {
    const own = criteria[at];
    const other = criteria[earlier];
    if (own !== undefined && other !== undefined) {
      problems[at]?.push(repetitionProblem(own, other, kind));
    }
  }
  return problems;
}

function repetitionProblem(criterion: Criterion, earlier: Criterion, kind: 'duplicate' | 'contradictory'): Problem {
  const line = earlier.range.start.line + 1;
  return {
    code: duplicateOrContradictory.code,
    severity: duplicateOrContradictory.severity,
    dimension: duplicateOrContradictory.dimension,
    message:
      kind === 'duplicate'
        ? `This says the same as line ${line}. Delete one, or say what the two do not have in common.`
        : `This says the opposite of line ${line}, or gives another bound. Delete one, or say in which case each holds.`,
    range: criterion.range,
  };
}
