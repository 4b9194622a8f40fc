import type { Dimension, Problem } from '../base/problem.ts';
import type { Plan } from '../plan/plan.ts';
import type { CriterionMemory } from './criterion/criterionMemory.ts';
import { judgeCriteria } from './criterion/judgeCriteria.ts';
import { judgePlan } from './judgePlan.ts';
import { dimensions, type Loss, type Score, scoreOf } from './score.ts';
import { alone, type Surroundings } from './surroundings.ts';

export interface Diagnosis {
  readonly score: Score;
  /** Why the score is not 10: every lost point, the most expensive place first. */
  readonly losses: readonly Loss[];
  /** Reading problems first, then the rules'. */
  readonly problems: readonly Problem[];
  /** The plan cannot run as it is: no executable check, or it cannot be read with certainty. */
  readonly blocked: boolean;
}

/**
 * Points, of 10, that a dimension loses when every criterion lowers it. By share and not by count, so that a longer plan
 * is not punished; the same for all words, so that other words for the same weakness cost the same.
 */
const criteriaCost: Readonly<Record<Dimension, number>> = { clarity: 4, testability: 8, scopeFit: 4, autonomy: 8 };

/**
 * The doctor: deterministic and local, the same plan in the same surroundings always gives the same score and problems.
 *
 * @param memory of whoever diagnoses again after an edit; what it holds changes how long it takes and nothing else
 */
export function diagnose(plan: Plan, surroundings: Surroundings = alone, memory?: CriterionMemory): Diagnosis {
  const judged = judgeCriteria(plan, memory);
  const found = judgePlan(plan, surroundings);
  const problems = found.map(({ rule, message, range }): Problem => ({
    code: rule.code,
    severity: rule.severity,
    dimension: rule.dimension,
    message,
    range,
  }));
  const criteria = Math.max(1, plan.criteria.length);
  const ofCriteria = judged.flatMap((own): Loss[] => {
    const weak = own.filter((problem) => problem.severity !== 'hint');
    return dimensions.flatMap((dimension) => {
      // Every undecidable criterion lowers clarity and testability alike.
      const all = dimension === 'clarity' || dimension === 'testability';
      const cause = weak.find((problem) => problem.dimension === dimension) ?? (all ? weak[0] : undefined);
      return cause === undefined ? [] : [lossOf(cause, dimension, criteriaCost[dimension] / criteria)];
    });
  });
  const ofRules = found.map(({ rule, message, range, points }) =>
    lossOf({ code: rule.code, message, range }, rule.dimension, points),
  );
  return {
    ...scoreOf([...ofCriteria, ...ofRules]),
    problems: [...plan.problems, ...judged.flat(), ...problems],
    blocked:
      problems.some((problem) => problem.code === 'plan.no-executable-check') ||
      plan.problems.some((problem) => problem.severity === 'error'),
  };
}

function lossOf(cause: Pick<Problem, 'code' | 'message' | 'range'>, dimension: Dimension, points: number): Loss {
  return { dimension, points, code: cause.code, range: cause.range, message: cause.message };
}
