import type { Rule } from '../rule.ts';

const obstacles = {
  blocked: 'The plan is marked as blocked, and is not run. Set `status: pending` when the obstacle is gone.',
  'in-progress':
    'The plan is marked as in progress, and is not run. Set `status: pending` when nobody else works on it.',
} as const;

export const queueOnHold: Rule = {
  code: 'queue.on-hold',
  severity: 'info',
  dimension: 'autonomy',
  // Somebody has decided it: that makes the plan no worse.
  cost: { kind: 'flat', points: 0 },
  blocks: true,
  title: 'A plan that is held back',
  why: 'Only pending plans are run. One that is marked as blocked or as in progress waits until a person sets it back.',
  bad: 'status: blocked',
  good: 'status: pending',
  remedy: 'Set `status: pending` when the obstacle is gone, or when nobody else works on it.',
  find: ({ status, keys, titleRange }) =>
    status === 'blocked' || status === 'in-progress'
      ? [{ message: obstacles[status], range: keys.get('status')?.range ?? titleRange }]
      : [],
  fixes: ({ problem }) => [
    { title: 'Set `status: pending`', edits: [{ range: problem.range, text: 'pending' }], certain: false },
  ],
};
