import { oneLine } from '../../base/oneLine.ts';
import { nearestPlan, unnameablePlan } from '../../plan/nearestPlan.ts';
import type { OtherPlan } from '../../plan/neighbours.ts';
import { planKey } from '../../plan/plan.ts';
import { displayKey } from '../../plan/queue.ts';
import { dependencyText } from '../../plan/reference.ts';
import { dependencyAt, openDependencies, removalFixes } from '../openDependencies.ts';
import type { Rule } from '../rule.ts';

export const queueNoSuchPlan: Rule = {
  code: 'queue.no-such-plan',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 6 },
  blocks: true,
  title: 'A dependency that names no plan',
  why: 'A plan waits until each of its dependencies is done. One that does not exist never is.',
  bad: 'blocked-by: [021] (where there is 012, but no 021)',
  good: 'blocked-by: [012]',
  remedy:
    'Correct the id, or take the dependency out. A bare id means a plan of the same goal; write `goal:id` for others.',
  find: (plan, { neighbours }) =>
    neighbours === undefined
      ? []
      : openDependencies(plan)
          .filter(({ key }) => neighbours.withKey(key).length === 0)
          .map((dependency) => {
            const near = nearestPlan(plan, dependency, neighbours);
            const where = dependency.goal === '' ? '' : ` in the goal ${dependency.goal}`;
            const without = near === undefined ? unnameablePlan(plan, dependency, neighbours) : undefined;
            const hint =
              without !== undefined
                ? `${titled(displayKey(planKey(without) ?? ''), without)} belongs to no goal, and a plan of a goal cannot name such a plan: give that one a goal, or take \`goal\` out of this one.`
                : near === undefined
                  ? 'Correct the id, or take it out.'
                  : `Did you mean ${titled(displayKey(planKey(near) ?? ''), near)}?`;
            const number = displayKey(String(dependency.id));
            return {
              message: `There is no plan ${number}${where}, so this plan never becomes ready. ${hint}`,
              range: dependency.range,
            };
          }),
  fixes: (request) => {
    const { plan, problem, surroundings } = request;
    const dependency = dependencyAt(plan, problem.range);
    const near =
      dependency === undefined || surroundings.neighbours === undefined
        ? undefined
        : nearestPlan(plan, dependency, surroundings.neighbours);
    const text = near === undefined ? undefined : dependencyText(plan, near);
    return text === undefined || near === undefined
      ? removalFixes(request)
      : [
          {
            title: `Wait for ${titled(text, near)} instead`,
            edits: [{ range: problem.range, text }],
            certain: false,
          },
          ...removalFixes(request),
        ];
  },
};

function titled(name: string, { title }: OtherPlan): string {
  return title === '' ? name : `${name} (${oneLine(title)})`;
}
