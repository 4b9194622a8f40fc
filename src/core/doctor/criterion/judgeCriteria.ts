import type { Problem } from '../../base/problem.ts';
import { rangeInPieces } from '../../plan/pieces.ts';
import type { Criterion, Plan } from '../../plan/plan.ts';
import { criterionRules, findingsOf } from './criterionRules.ts';
import { duplicateOrContradictory, findRepetitions } from './duplicateOrContradictory.ts';
import { readStatement } from './statement.ts';
import { phraseIndex } from './words/vocabulary.ts';

/** Judges the wording of a plan's criteria: the problems of each, in their order. */
export function judgeCriteria(plan: Plan): readonly (readonly Problem[])[] {
  const repetitions = new Map(findRepetitions(plan.criteria).map((repetition) => [repetition.at, repetition]));
  return plan.criteria.map((criterion, index) => {
    const statement = readStatement(criterion.text, plan.title, phraseIndex);
    const problems = criterionRules.flatMap((rule) =>
      findingsOf(rule, statement).map(({ start, end, message }): Problem => ({
        code: rule.code,
        severity: rule.severity,
        dimension: rule.dimension,
        message,
        range: rangeInPieces(criterion.pieces, start, end),
      })),
    );
    // What would make it better is of interest once it can be decided at all.
    const weak = problems.filter((problem) => problem.severity !== 'hint');
    const repetition = repetitions.get(index);
    const earlier = repetition === undefined ? undefined : plan.criteria[repetition.earlier];
    return [
      ...(weak.length > 0 ? weak : problems),
      ...(repetition === undefined || earlier === undefined
        ? []
        : [repetitionProblem(criterion, earlier, repetition.kind)]),
    ];
  });
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
