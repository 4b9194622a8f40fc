import assert from 'node:assert/strict';
import { exampleAgent, exampleFacts } from '../../core/preflight/exampleFacts.ts';
import type { PreflightFacts } from '../../core/preflight/facts.ts';
import { preflight } from '../../core/preflight/judgePreflight.ts';
import { readyPlan } from '../../core/plan/examplePlan.ts';
import { preflightAnswer } from '../../protocol/preflight.ts';
import { type PreflightView, preflightView } from './preflightItems.ts';

/** What the editor shows for facts, through the JSON that lies between. */
function viewOf(changes: Partial<PreflightFacts> = {}): PreflightView {
  const told: unknown = JSON.parse(JSON.stringify(preflight(exampleFacts(changes))));
  return preflightView('Run All', preflightAnswer.parse(told));
}

function rendered(view: PreflightView): string[] {
  return view.kind === 'start'
    ? [view.note]
    : [
        view.title,
        ...view.rows.map((row) =>
          row.kind === 'heading'
            ? `-- ${row.label}`
            : `${row.label} | ${row.detail} | ${row.description} | ${row.buttons.map(({ icon, tooltip }) => `${icon}: ${tooltip}`).join(', ')}`,
        ),
      ];
}

describe('the list before a run', () => {
  it('is not shown when there is nothing to know: a line says what the run will take', () => {
    assert.deepEqual(rendered(viewOf()), [
      'Run All: 2 plans: about 4 min (2 min – 6 min), about $4.00 ($2.40 – $5.60) (from 3 earlier plans here).',
    ]);
    // What is not known keeps nobody from starting.
    assert.deepEqual(rendered(viewOf({ history: [] })), ['Run All: 2 plans. How long and how much: no history yet.']);
  });

  it('says in that line what nobody could find out', () => {
    const unknown = { kind: 'unknown' } as const;
    const machine = { ...exampleFacts().machine, power: unknown };
    assert.match(
      rendered(viewOf({ machine }))[0] ?? '',
      / Not known: Whether the machine runs on battery is not known\.$/,
    );
    const gate = { ...exampleFacts().gate, known: undefined };
    const sleep = { idle: undefined, lid: 'sleeps', inhibitor: undefined } as const;
    assert.match(
      rendered(viewOf({ machine: { ...machine, sleep }, gate }))[0] ?? '',
      / Not known: Whether the gate is green .* is not known; Whether the machine runs .*; and 2 more \(`mstack preflight`\)\.$/,
    );
  });

  it('has the run on top, each thing to know with what can be done, and what is not known at the end', () => {
    const plans = [readyPlan(1), readyPlan(2, ['needs-review: design'])];
    const gate = { ...exampleFacts().gate, known: undefined };
    assert.deepEqual(rendered(viewOf({ plans, gate, history: [] })), [
      'Run All: 1 thing to know',
      '$(play) Run anyway | 1 plan. How long and how much: no history yet. |  | ',
      '$(warning) 002 Plan 2 will not run | It needs your review first (design): review it, then set `needs-review: none`. | Open Plan | go-to-file: Open Plan, pass: Mark Reviewed',
      '-- Not known',
      '$(question) Whether the gate is green on this commit is not known. | It is measured at the start; what fails then counts as there before. | Measure Now | terminal: Measure Now',
    ]);
  });

  it('has no way to run what cannot run', () => {
    const out = { kind: 'signedOut', what: 'Run `codex login` in a terminal.', command: 'codex login' } as const;
    const plans = [readyPlan(1), readyPlan(2, ['needs-review: design'])];
    const view = viewOf({ plans, agents: [exampleAgent({ access: out })] });
    assert.deepEqual(rendered(view).slice(0, 4), [
      'Run All: 1 thing stops it',
      '-- Stops the run',
      '$(error) Claude Code is not signed in. | Run `codex login` in a terminal. | Sign In | terminal: Sign In',
      '-- To know',
    ]);
    assert.ok(view.kind === 'ask' && view.rows.every((row) => row.kind === 'heading' || row.choice?.kind !== 'run'));
  });

  it('says that there is nothing to run', () => {
    assert.deepEqual(rendered(viewOf({ plans: [readyPlan(1, ['status: done'])] })).slice(0, 2), [
      'Run All: there is nothing to run',
      '$(check) Nothing to do | Every plan in scope is done. |  | ',
    ]);
  });
});
