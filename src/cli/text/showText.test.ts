import assert from 'node:assert/strict';
import { diagnose } from '../../core/doctor/diagnose.ts';
import { examplePlan } from '../../core/plan/examplePlan.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { PlanIndex } from '../../core/plan/planIndex.ts';
import type { KnownProbe } from '../../core/plan/probe.ts';
import { queueEntryOf } from '../../core/plan/queue.ts';
import type { ShownCheck } from '../shownPlan.ts';
import { showText } from './showText.ts';

const body = [
  '## Requirements',
  '',
  '- [ ] `say` prints `two`.',
  '',
  '## Design',
  '',
  '**Files expected to change:**',
  '',
  '- `src/a.js` (modify)',
  '',
  '## Verification',
  '',
  '- [cmd] npm test',
  '- [manual] look',
];

function textOf(plan: Plan, known: Partial<Omit<ShownCheck, 'check'>> = {}): string {
  const index = new PlanIndex([plan]);
  return showText({
    plan,
    entry: queueEntryOf(plan, index),
    diagnosis: diagnose(plan, { repository: undefined, neighbours: index }),
    checks: plan.checks.map((check) => ({ check, probe: undefined, last: undefined, ...known })),
    inRun: undefined,
  });
}

const probe: KnownProbe = { verdict: 'red', reason: 'It fails.', at: 0, when: '2026-03-01 14:05', stale: false };

describe('A plan that is shown', () => {
  it('reads like this', () => {
    const plan = examplePlan(['id: 3', 'title: Say two'], body);
    const text = textOf(plan, { probe, last: { outcome: 'failed', reason: 'exit code 1.', at: 0, run: 'r1' } });
    assert.match(
      text,
      /^003 Say two\ndocs\/plans\/001-example\.md\nThis plan is ready to run\.\nScore \d+\.\d: clarity .*`mstack doctor 3`\.\n\n/,
    );
    assert.equal(
      text.slice(text.indexOf('Criteria')),
      `Criteria
  - \`say\` prints \`two\`.

Checks
  - [cmd] npm test
      before the work: red, as it should be (probed 2026-03-01 14:05)
      in run r1: failed. exit code 1.
  - [manual] look
      before the work: red, as it should be (probed 2026-03-01 14:05)
      in run r1: failed. exit code 1.

Files expected to change
  - src/a.js (modify)
`,
    );
  });

  it('says why it is not ready, and why it failed', () => {
    const none = textOf(examplePlan(['id: 3', 'title: Say two'], body.slice(0, 9)));
    assert.match(none, /\nThis plan has no executable check: add one under Verification/);
    assert.doesNotMatch(none, /\nChecks/);
    const failed = textOf(examplePlan(['id: 3', 'title: T', 'status: failed', 'failed-reason: "It: broke."'], body));
    assert.match(failed, /\nThis plan failed: read its Diagnosis.*\nWhy it failed: It: broke\.\n\nCriteria/);
  });

  it('tells what a probe could not find out apart from what it has', () => {
    const plan = examplePlan(['id: 3', 'title: Say two'], body);
    const refused = textOf(plan, { probe: { ...probe, verdict: 'not-probed', reason: 'It asks another machine.' } });
    assert.match(refused, /\n {6}not probed \(asked 2026-03-01 14:05\)\. It asks another machine\.\n/);
    const broken = textOf(plan, { probe: { ...probe, verdict: 'broken', stale: true } });
    assert.match(
      broken,
      /before the work: broken \(probed 2026-03-01 14:05, before your latest changes\)\. It fails\.\n/,
    );
  });
});
