import { planKey } from '../../plan/plan.ts';
import { displayKey, ringWords } from '../../plan/queue.ts';
import { openDependencies, removalFixes } from '../openDependencies.ts';
import type { Rule } from '../rule.ts';

export const queueCycle: Rule = {
  code: 'queue.cycle',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 6 },
  blocks: true,
  title: 'Plans that wait for each other',
  why: 'In a ring of plans each waits for the next, so none of them ever becomes ready.',
  bad: 'blocked-by: [002] in plan 001, and blocked-by: [001] in plan 002',
  good: 'blocked-by: [] in plan 001, and blocked-by: [001] in plan 002',
  remedy: 'Take one of the dependencies out.',
  find: (plan, { neighbours }) => {
    const own = planKey(plan);
    if (own === undefined) {
      return [];
    }
    const ring = neighbours?.ringOf(own);
    return openDependencies(plan).flatMap(({ key, range }) => {
      if (key === own) {
        return [
          { message: `Plan ${displayKey(own)} waits for itself, so it never becomes ready. Take it out.`, range },
        ];
      }
      return ring !== undefined && ring.length > 1 && key === ring[1]
        ? [
            {
              message: `${ringWords(ring)}, so none of them ever becomes ready. Take one of these dependencies out.`,
              range,
            },
          ]
        : [];
    });
  },
  fixes: removalFixes,
};
