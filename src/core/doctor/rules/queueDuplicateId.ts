import { planKey } from '../../plan/plan.ts';
import { displayKey } from '../../plan/queue.ts';
import type { Rule } from '../rule.ts';

export const queueDuplicateId: Rule = {
  code: 'queue.duplicate-id',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 6 },
  blocks: true,
  title: 'Two plans with one id',
  why: 'Dependencies, commits and runs name a plan by its id. While two have the same one, `mstack next` picks none at all.',
  bad: '`id: 003` in `003-export.md` and in `003-import.md`',
  good: '`id: 003` in one of them, `id: 012` in the other',
  remedy: 'Give one of the plans an id that is free.',
  find: (plan, { neighbours }) => {
    const key = planKey(plan);
    // Whatever their status: also two plans that are done make the id ambiguous.
    const same = key === undefined ? [] : (neighbours?.withKey(key) ?? []);
    const other = same[0]?.file === plan.file ? same[1] : same[0];
    if (key === undefined || other === undefined) {
      return [];
    }
    const more = same.length > 2 ? ` (and ${same.length - 2} more)` : '';
    const message = `${other.file}${more} has the id ${displayKey(key)}, too. Give one of them an id that is free.`;
    return [{ message, range: plan.keys.get('id')?.range ?? plan.titleRange }];
  },
  fixes: ({ problem, plan, surroundings }) => {
    const ids = (surroundings.neighbours?.inGoal(plan.goal) ?? []).map(({ id }) => id ?? 0);
    // Behind the highest, so that no id of a plan that was deleted comes back.
    const free = String(ids.reduce((one, other) => Math.max(one, other), plan.id ?? 0) + 1).padStart(3, '0');
    // Which of the plans others mean by the id, nobody but a person knows.
    return [{ title: `Give this plan the id ${free}`, edits: [{ range: problem.range, text: free }], certain: false }];
  },
};
