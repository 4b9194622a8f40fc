import type { Dimension, Problem } from '../base/problem.ts';
import type { Plan } from '../plan/plan.ts';
import { judgeCriteria } from './criterion/judgeCriteria.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

/** 0 to 10, one decimal. `overall` is the mean of the four dimensions. */
export type Score = Readonly<Record<Dimension | 'overall', number>>;

export interface Diagnosis {
  readonly score: Score;
  /** Reading problems first, then the rules'. */
  readonly problems: readonly Problem[];
  /** The plan cannot run as it is: no executable check, or it cannot be read with certainty. */
  readonly blocked: boolean;
}

const dimensions: readonly Dimension[] = ['clarity', 'testability', 'scopeFit', 'autonomy'];

/**
 * Points, of 10, that a dimension loses when every criterion lowers it. By share and not by count, so that a longer plan
 * is not punished; the same for all words, so that other words for the same weakness cost the same.
 */
const criteriaCost: Readonly<Record<Dimension, number>> = { clarity: 4, testability: 8, scopeFit: 4, autonomy: 8 };

/** The doctor: deterministic and local, the same plan always gives the same score and problems. */
export function diagnose(plan: Plan): Diagnosis {
  const judgement = judgeCriteria(plan);
  const found = rules.map((rule) => ({ rule, hits: rule.find(plan) }));
  const problems = found.flatMap(({ rule, hits }) =>
    hits.map((hit): Problem => ({
      code: rule.code,
      severity: rule.severity,
      dimension: rule.dimension,
      message: hit.message,
      range: hit.range,
    })),
  );
  const lost = (dimension: Dimension): number =>
    found
      .filter(({ rule, hits }) => rule.dimension === dimension && hits.length > 0)
      .reduce(
        (sum, { rule, hits }) => sum + pointsLost(rule, hits.length, plan.criteria.length),
        criteriaCost[dimension] * judgement.share[dimension],
      );
  const points = dimensions.map((dimension) => ({ dimension, value: tenths(Math.max(0, 10 - lost(dimension))) }));
  const of = (dimension: Dimension): number => points.find((point) => point.dimension === dimension)?.value ?? 0;
  return {
    score: {
      overall: tenths(points.reduce((sum, point) => sum + point.value, 0) / points.length),
      clarity: of('clarity'),
      testability: of('testability'),
      scopeFit: of('scopeFit'),
      autonomy: of('autonomy'),
    },
    problems: [...plan.problems, ...judgement.problems, ...problems],
    blocked:
      problems.some((problem) => problem.code === 'plan.no-executable-check') ||
      plan.problems.some((problem) => problem.severity === 'error'),
  };
}

function pointsLost(rule: Rule, hits: number, criteria: number): number {
  return rule.cost.kind === 'flat' ? rule.cost.points : (rule.cost.points * hits) / Math.max(1, criteria);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
