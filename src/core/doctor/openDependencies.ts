import type { Range } from '../base/range.ts';
import { type Dependency, type Plan, planKey } from '../plan/plan.ts';
import { displayKey } from '../plan/queue.ts';
import { withoutDependency } from './dependencyEdits.ts';
import type { Fix } from './fix.ts';
import type { FixRequest } from './rule.ts';

/** A dependency of a plan that is still to be run. */
export interface OpenDependency extends Dependency {
  readonly goal: string;
  readonly key: string;
}

/** Whether nothing is to be run here (any more), so that it does not matter what the plan waits for. */
export function isOver({ status }: Plan): boolean {
  return status === 'done' || status === 'skipped' || status === 'failed';
}

/** A plan's dependencies with the plans that they name; none where the plan is over. */
export function openDependencies(plan: Plan): readonly OpenDependency[] {
  return isOver(plan)
    ? []
    : plan.blockedBy.map(({ id, range, goal = plan.goal }) => ({ goal, id, range, key: planKey({ goal, id }) ?? '' }));
}

/** The dependency that a problem stands at. */
export function dependencyAt(plan: Plan, { start }: Range): OpenDependency | undefined {
  return openDependencies(plan).find(
    ({ range }) => range.start.line === start.line && range.start.character === start.character,
  );
}

/** Takes out the dependency that a problem stands at. Whether the work can do without, nobody but a person knows. */
export function removalFixes({ problem, plan, lines }: FixRequest): readonly Fix[] {
  const dependency = dependencyAt(plan, problem.range);
  return dependency === undefined
    ? []
    : [
        {
          title: `Remove the dependency on ${displayKey(dependency.key)}`,
          edits: [withoutDependency(lines, dependency)],
          certain: false,
        },
      ];
}
