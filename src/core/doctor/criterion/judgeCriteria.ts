import type { Dimension, Problem } from '../../base/problem.ts';
import type { Position, Range } from '../../base/range.ts';
import type { Criterion, Plan } from '../../plan/plan.ts';
import { criterionRules, findingsOf } from './criterionRules.ts';
import { duplicateOrContradictory, findRepetitions } from './duplicateOrContradictory.ts';
import { readStatement } from './statement.ts';
import { phraseIndex } from './words/vocabulary.ts';

export interface Judgement {
  readonly problems: readonly Problem[];
  /** For each dimension, the share of criteria that lower it, from 0 to 1. */
  readonly share: Readonly<Record<Dimension, number>>;
}

/** Judges the wording of a plan's criteria. */
export function judgeCriteria(plan: Plan): Judgement {
  const repetitions = new Map(findRepetitions(plan.criteria).map((repetition) => [repetition.at, repetition]));
  const found = plan.criteria.map((criterion, index) => {
    const statement = readStatement(criterion.text, plan.title, phraseIndex);
    const problems = criterionRules.flatMap((rule) =>
      findingsOf(rule, statement).map(({ start, end, message }): Problem => ({
        code: rule.code,
        severity: rule.severity,
        dimension: rule.dimension,
        message,
        range: rangeIn(criterion, start, end),
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
  const shareOf = (lowers: (problem: Problem) => boolean): number =>
    found.filter((problems) => problems.some((problem) => problem.severity !== 'hint' && lowers(problem))).length /
    Math.max(1, plan.criteria.length);
  const weak = shareOf(() => true);
  return {
    problems: found.flat(),
    share: {
      clarity: weak,
      testability: weak,
      scopeFit: shareOf((problem) => problem.dimension === 'scopeFit'),
      autonomy: shareOf((problem) => problem.dimension === 'autonomy'),
    },
  };
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

/** Where words of the joined text stand in the file. */
function rangeIn(criterion: Criterion, start: number, end: number): Range {
  const last = positionIn(criterion, Math.max(start, end - 1));
  return { start: positionIn(criterion, start), end: { ...last, character: last.character + 1 } };
}

function positionIn(criterion: Criterion, offset: number): Position {
  const piece = criterion.pieces.findLast((one) => one.offset <= offset);
  return piece === undefined
    ? criterion.range.start
    : { line: piece.line, character: piece.character + offset - piece.offset };
}
