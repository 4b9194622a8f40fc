import assert from 'node:assert/strict';
import { examplePlan, readyPlan } from './examplePlan.ts';
import { summaryOf } from './planSummary.ts';
import { buildQueue, type QueuedPlan } from './queue.ts';
import { readHeadSummary } from './readHeadSummary.ts';
import { readPlan } from './readPlan.ts';

const plans = [
  readyPlan(1, ['status: done']),
  readyPlan(2, ['blocked-by: [1]', 'priority: 3']),
  readyPlan(3, ['blocked-by: [2, pets:4]', 'needs-review: eng']),
  readyPlan(4, ['goal: pets', 'status: blocked']),
  readyPlan(5, ['priority: high', 'status: odd']),
  readyPlan(6, ['blocked-by: [7]']),
  readyPlan(7, ['blocked-by: [6]']),
  readyPlan(8, [], 'docs/plans/archive'),
  examplePlan(['id: 9'], ['## Verification', '', '- [assert] `a` is fine', '- [manual] Look.'], 'docs/plans/9.md'),
  examplePlan(['id: 10', 'verification: health-only'], [], 'docs/plans/10.md'),
  examplePlan(['id: x'], [], 'docs/plans/x.md'),
];

const told = (queued: readonly QueuedPlan[]): unknown =>
  buildQueue(queued).entries.map(({ plan, ...place }) => ({ file: plan.file, ...place }));

describe('Plan summary', () => {
  it('is all that the queue needs', () => {
    assert.deepEqual(told(plans.map(summaryOf)), told(plans));
  });

  it('counts criteria, checks that count, and keeps what is listed', () => {
    const body = [
      '## Requirements',
      '- [ ] a',
      '- [ ] b',
      '## Design',
      '**Files expected to change:**',
      '- `a.ts` (new)',
      '## Verification',
      '- [cmd] true',
      '- [manual] Look.',
    ];
    const summary = summaryOf(examplePlan([], body));
    assert.deepEqual([summary.criteria, summary.checks.length], [2, 1]);
    assert.deepEqual(summary.files, [{ path: 'a.ts', change: 'new' }]);
  });

  it('of the frontmatter alone is that of the plan, with one check and nothing wrong behind', () => {
    const text = '\uFEFF---\nid: 7\ntitle: fix: it\nstatus: pending\nblocked-by: [a:1, 2]\npriority: x\n---\n\n- [cmd]';
    const check = '\n## Verification\n\n- [cmd] true\n';
    const plan = readPlan('plans/archive/7.md', text + check);
    assert.ok(plan !== undefined);
    assert.deepEqual(readHeadSummary('plans/archive/7.md', text), summaryOf(plan));
    assert.equal(readHeadSummary('plans/README.md', '# Plans\n'), undefined);
  });
});
