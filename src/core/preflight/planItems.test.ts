import assert from 'node:assert/strict';
import { readyPlan } from '../plan/examplePlan.ts';
import type { KnownProbe } from '../plan/probe.ts';
import { exampleFacts } from './exampleFacts.ts';
import type { PreflightFacts } from './facts.ts';
import { preflight } from './judgePreflight.ts';

describe('Plans before a run', () => {
  it('in which the doctor finds errors are named before the work', () => {
    const plans = [readyPlan(1), readyPlan(2)];
    const [one] = plans;
    assert.ok(one);
    const problem = {
      code: 'check.deletes',
      severity: 'error',
      message: 'It deletes.',
      range: one.titleRange,
    } as const;
    const judged = preflight(exampleFacts({ plans, errors: new Map([[one.file, [problem, problem]]]) }));
    const said = judged.items.filter(({ code }) => code === 'plans.doctor');
    assert.deepEqual(
      said.map(({ message, state }) => `${state}: ${message}`),
      [
        `warning: 001 Plan 1 is not ready, and would be begun all the same: the doctor finds 2 errors, the first in line ${one.titleRange.start.line + 1}: It deletes.`,
      ],
    );
    assert.deepEqual([judged.verdict, judged.exitCode], ['warnings', 0]);
  });

  it('are written by the run, and so are changes in them', () => {
    const facts = exampleFacts();
    const file = facts.plans[0]?.file ?? '';
    const said = preflight({ ...facts, tree: { ...facts.tree, changes: [file, 'notes.txt'] } }).items.filter(
      ({ topic, code }) => topic === 'tree' && code !== 'tree.branch',
    );
    assert.deepEqual(
      said.map(({ code }) => code),
      ['tree.plan-files', 'tree.own-changes'],
    );
    assert.ok(said[0]?.message.includes(file) && !said[1]?.message.includes(file));
  });

  it('that the last probe holds back will not run, and so do those that wait for them', () => {
    const plans = [readyPlan(1), readyPlan(2, ['blocked-by: [1]']), readyPlan(3)];
    const held = (verdict: KnownProbe['verdict'], settings: Partial<PreflightFacts['settings']> = {}): string[] => {
      const known = (file: string): KnownProbe | undefined =>
        file === plans[0]?.file
          ? { verdict, reason: 'There is no such program.', at: 0, when: '2026-03-01 14:05', stale: false }
          : undefined;
      const facts = exampleFacts({ plans, probes: known });
      return preflight({ ...facts, settings: { ...facts.settings, ...settings } })
        .items.filter(({ state }) => state === 'warning')
        .map(({ code, message }) => `${code}: ${message}`);
    };
    assert.deepEqual(held('broken'), [
      'plans.held-back: 001 Plan 1 will not run: it is held back: its check cannot pass: true. There is no such program. Probed 2026-03-01 14:05; `mstack check 1 --probe` looks again.',
      'plans.waits: 002 Plan 2 will not run: it waits for 001, which cannot run.',
    ]);
    assert.match(held('vacuous')[0] ?? '', /^plans\.held-back: 001 Plan 1 .* its check passes before the work, /);
    assert.deepEqual(held('red'), []);
    for (const settings of [{ holdsBack: false }, { probes: false }]) {
      assert.match(held('broken', settings).join('\n'), /^checks\.broken: /);
    }
  });
});
