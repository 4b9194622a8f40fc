import { displayKey } from '../../plan/queue.ts';
import { openDependencies, removalFixes } from '../openDependencies.ts';
import type { Rule } from '../rule.ts';

export const queueDependencyStuck: Rule = {
  code: 'queue.dependency-stuck',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 3 },
  blocks: true,
  title: 'A dependency that will not be done',
  why: 'Only plans that are done satisfy a dependency. One that failed or is skipped never will, unless a person takes it up again.',
  bad: 'blocked-by: [002] (and 002 has `status: skipped`)',
  good: 'blocked-by: []',
  remedy: 'Take the dependency out, or set the other plan back to `status: pending`.',
  find: (plan, { neighbours }) =>
    openDependencies(plan).flatMap(({ key, range }) => {
      const [only, ...others] = neighbours?.withKey(key) ?? [];
      if (others.length > 0 || (only?.status !== 'failed' && only?.status !== 'skipped')) {
        return [];
      }
      const state = only.status === 'failed' ? 'failed' : 'is skipped';
      const first = only.status === 'failed' ? 'Read its Diagnosis, then set' : 'Set';
      return [
        {
          message: `${displayKey(key)} ${state}, so this plan never becomes ready. ${first} \`status: pending\` there, or take the dependency out.`,
          range,
        },
      ];
    }),
  fixes: removalFixes,
};
