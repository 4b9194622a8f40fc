import type { Dimension, Problem } from '../base/problem.ts';
import type { Plan } from '../plan/plan.ts';
import type { CriterionMemory } from './criterion/criterionMemory.ts';
import { judgeCriteria } from './criterion/judgeCriteria.ts';
import { judgePlan, type PlanFinding } from './judgePlan.ts';
import { dimensions, type Loss, type Score, scoreOf } from './score.ts';
import { alone, type Surroundings } from './surroundings.ts';

export interface Diagnosis {
  readonly score: Score;
  /** Why the score is not 10: every lost point, the most expensive place first. */
  readonly losses: readonly Loss[];
  /** Reading problems first, then the rules'. */
  readonly problems: readonly Problem[];
  /** The plan cannot run as it is: it cannot be read with certainty, or has a problem of a rule that blocks. */
  readonly blocked: boolean;
}

type Points = Readonly<Partial<Record<Dimension, number>>>;

/**
 * Points, of 10, that each dimension loses when every criterion is undecidable. By share and not by count, so that a
 * longer plan is not punished; the same for all words, so that other words for the same weakness cost the same. Such a plan
 * is vague where it should be clear, has checks that nobody can hold against what was asked for, and leaves to the agent
 * what was meant: below 5 overall, whatever else is right with it.
 */
export const criteriaCost: Points = { clarity: 6, testability: 8, autonomy: 7 };

/** What a dimension loses instead when every criterion has a problem that names it: a person is needed, there is no end. */
export const namedCost: Points = { scopeFit: 4, autonomy: 8 };

/** What a file costs that cannot be read with certainty: it does not run, and nobody can say what it asks for. */
export const unreadable: Points = { clarity: 4, autonomy: 6 };

/** What it costs that something in the file was passed over: a check without a tag, a second value of a key. */
export const passedOver = 1;

/**
 * The doctor: deterministic and local, the same plan in the same surroundings always gives the same score and problems.
 *
 * @param memory of whoever diagnoses again after an edit; what it holds changes how long it takes and nothing else
 */
export function diagnose(plan: Plan, surroundings: Surroundings = alone, memory?: CriterionMemory): Diagnosis {
  const judged = judgeCriteria(plan, memory);
  const found = judgePlan(plan, surroundings).map((finding) => ({ finding, problem: problemOf(finding) }));
  const charges = [
    ...readingCharges(plan.problems),
    ...judged.flatMap((problems) => criterionCharges(problems, plan.criteria.length)),
    ...ruleCharges(found),
  ];
  return {
    ...scoreOf(charges),
    problems: [...plan.problems, ...judged.flat(), ...found.map(({ problem }) => problem)],
    blocked:
      found.some(({ finding }) => finding.rule.blocks === true) ||
      plan.problems.some((problem) => problem.severity === 'error'),
  };
}

/** All errors of reading together cost once: as long as one is left, the plan does not run. */
function readingCharges(problems: readonly Problem[]): Loss[] {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  return [
    ...errors.flatMap((problem) =>
      dimensions.flatMap((dimension) => {
        const points = (unreadable[dimension] ?? 0) / errors.length;
        return points > 0 ? [lossOf(problem, dimension, points, errors)] : [];
      }),
    ),
    ...warnings.map((problem) =>
      lossOf(problem, problem.dimension ?? 'clarity', passedOver / warnings.length, warnings),
    ),
  ];
}

function criterionCharges(problems: readonly Problem[], criteria: number): Loss[] {
  const causes = problems.filter((problem) => problem.severity !== 'hint');
  const [first] = causes;
  if (first === undefined) {
    return [];
  }
  return dimensions.flatMap((dimension) => {
    const named = causes.find((problem) => problem.dimension === dimension);
    const points = (isAbout(causes, dimension) ? namedCost[dimension] : undefined) ?? criteriaCost[dimension];
    return points === undefined ? [] : [lossOf(named ?? first, dimension, points / criteria, causes)];
  });
}

/**
 * A person is needed whatever else is wrong. That it has no end is the trouble of a criterion only where no word of it is
 * worse: “handles errors gracefully” is the same as “errors are handled gracefully”.
 */
function isAbout(causes: readonly Problem[], dimension: Dimension): boolean {
  const isOne = (problem: Problem): boolean => problem.dimension === dimension;
  return dimension === 'scopeFit' ? causes.every(isOne) : causes.some(isOne);
}

type Placed = { readonly finding: PlanFinding; readonly problem: Problem };

/** What a rule costs once, comes back when all its places are mended; what it costs for each place, with each. */
function ruleCharges(found: readonly Placed[]): Loss[] {
  return [...Map.groupBy(found, ({ finding }) => finding.rule)].flatMap(([rule, places]) => {
    const all = places.map(({ problem }) => problem);
    return places.flatMap(({ finding, problem }) => {
      const causes = rule.cost.kind === 'flat' ? all : [problem];
      const besides = dimensions.flatMap((dimension) => {
        const points = (rule.besides?.[dimension] ?? 0) / places.length;
        return points > 0 ? [lossOf(problem, dimension, points, causes)] : [];
      });
      return [lossOf(problem, rule.dimension, finding.points, causes), ...besides];
    });
  });
}

function problemOf({ rule, message, range }: PlanFinding): Problem {
  return { code: rule.code, severity: rule.severity, dimension: rule.dimension, message, range };
}

function lossOf(problem: Problem, dimension: Dimension, points: number, causes: readonly Problem[]): Loss {
  const { code, range, message } = problem;
  return { dimension, points, code, range, message, causes };
}
