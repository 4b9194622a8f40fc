import assert from 'node:assert/strict';
import type { AgentRequest } from '../agents/agent.ts';
import { claudeAgent } from '../agents/claude.ts';
import { examplePlan, readyPlan } from '../plan/examplePlan.ts';
import { exampleAgent, exampleFacts, newRun } from './exampleFacts.ts';
import type { PreflightFacts } from './facts.ts';
import { preflight } from './judgePreflight.ts';
import type { PreflightItem, PreflightState } from './preflight.ts';

function itemsOf(changes: Partial<PreflightFacts>, ...states: readonly PreflightState[]): readonly PreflightItem[] {
  const wanted = states.length === 0 ? ['warning', 'stops'] : states;
  return preflight(exampleFacts(changes)).items.filter(({ state }) => wanted.includes(state));
}

function codesOf(changes: Partial<PreflightFacts>, ...states: readonly PreflightState[]): string[] {
  return itemsOf(changes, ...states).map(({ code }) => code);
}

/** The same facts with a part of one of them changed. */
function withPart<Key extends keyof PreflightFacts>(
  key: Key,
  part: Partial<PreflightFacts[Key]>,
): Partial<PreflightFacts> {
  return { [key]: { ...(exampleFacts()[key] as object), ...(part as object) } };
}

describe('a preflight', () => {
  it('is ready when all is known and as it should be', () => {
    const known = preflight(exampleFacts());
    assert.deepEqual([known.verdict, known.exitCode], ['ready', 0]);
    assert.deepEqual(new Set(known.items.map(({ state }) => state)), new Set(['fine']));
    assert.equal(
      known.summary,
      '2 plans: about 4 min (2 min – 6 min), about $4.00 ($2.40 – $5.60) (from 3 earlier plans here).',
    );
    assert.deepEqual(
      known.plans.map(({ key }) => key),
      ['1', '2'],
    );
  });

  it('does not call fine what this machine does not tell, nor warn of it', () => {
    const known = preflight(
      exampleFacts({
        history: [],
        ...withPart('machine', {
          power: { kind: 'unknown' },
          sleep: { idle: undefined, lid: undefined, inhibitor: undefined },
        }),
      }),
    );
    assert.equal(known.verdict, 'ready');
    const unknown = known.items.filter(({ state }) => state === 'unknown').map(({ code }) => code);
    assert.deepEqual(unknown, [
      'machine.power-unknown',
      'machine.sleep-unknown',
      'machine.lid-unknown',
      'budget.forecast',
    ]);
  });

  it('shows its items by topic', () => {
    const topics = preflight(exampleFacts(withPart('ground', { branch: undefined, agents: ['No agent.'] }))).items.map(
      ({ topic }) => topic,
    );
    const first = [...new Set(topics)];
    assert.deepEqual(first, ['agents', 'plans', 'tree', 'gate', 'checks', 'machine', 'budget']);
    assert.deepEqual(
      topics,
      first.flatMap((topic) => topics.filter((each) => each === topic)),
    );
  });

  it('stops with exit code 3 for whatever the runner would refuse', () => {
    for (const [part, code] of [
      [{ hasCommit: false }, 'tree.no-commit'],
      [{ branch: undefined }, 'tree.detached'],
      [{ operation: 'merge' }, 'tree.operation'],
      [{ conflicts: ['a'] }, 'tree.conflicts'],
      [{ identity: 'who?' }, 'tree.identity'],
      [{ agents: ['No agent.'] }, 'agents.not-found'],
      [{ health: { commands: 0, declaredNone: undefined } }, 'gate.no-tools'],
      [{ runBranch: 'other' }, 'tree.other-branch'],
    ] as const) {
      const known = preflight(exampleFacts(withPart('ground', part)));
      assert.deepEqual([known.verdict, known.exitCode], ['stopped', 3], code);
      assert.deepEqual(
        known.items.filter(({ state }) => state === 'stops').map((item) => item.code),
        [code],
      );
    }
    assert.deepEqual(codesOf({ busy: 7 }), ['tree.busy']);
    assert.deepEqual(codesOf(withPart('settings', { broken: 'It is not JSON.' })), ['agents.settings']);
  });
});

describe('agents before a run', () => {
  it('stop it when they are signed out, and only then', () => {
    const out = { kind: 'signedOut', what: 'Run `claude auth login`.', command: 'claude auth login' } as const;
    const [item] = itemsOf({ agents: [exampleAgent({ access: out })] });
    assert.deepEqual([item?.code, item?.state], ['agents.signed-out', 'stops']);
    assert.deepEqual(item?.fixes, [{ kind: 'terminal', label: 'Sign In', command: 'claude auth login' }]);
    const unusable = { kind: 'unusable', what: 'There is no script.' } as const;
    assert.deepEqual(codesOf({ agents: [exampleAgent({ access: unusable })] }, 'stops'), ['agents.unusable']);
    const unknown = { kind: 'unknown', why: 'nobody says.' } as const;
    assert.deepEqual(codesOf({ agents: [exampleAgent({ access: unknown })] }, 'unknown'), ['agents.access-unknown']);
  });

  it('that hang are a warning', () => {
    const facts = { agents: [exampleAgent({ version: undefined, mute: true })] };
    assert.deepEqual(codesOf(facts), ['agents.silent-program']);
  });

  it('of the user’s own may wait for a person, and it is said', () => {
    const own = exampleAgent({ id: 'mine', title: 'Agent "mine"', own: true, access: { kind: 'none' } });
    assert.match(itemsOf({ agents: [own] }, 'unknown')[0]?.message ?? '', /is ended after 15 minutes of silence/);
  });

  it('built in are started as it is said of them', () => {
    const request: AgentRequest = {
      role: 'implement',
      planFile: '',
      prompt: '',
      repository: '/r',
      sessionId: 's',
      schema: undefined,
      schemaFile: '/s',
      answerFile: '/a',
      childEnvironment: {},
      model: undefined,
      command: undefined,
    };
    const { args } = claudeAgent.command(request);
    const said = itemsOf({}, 'fine').find(({ code }) => code === 'agents.unattended')?.message ?? '';
    assert.ok(said.includes(args[args.indexOf('--permission-mode') + 1] ?? 'nothing'), said);
  });
});

describe('plans before a run', () => {
  it('that cannot run are named with what to do, and so are those that wait for them', () => {
    const plans = [
      readyPlan(1),
      readyPlan(2, ['needs-review: design']),
      readyPlan(3, ['blocked-by: [2]']),
      readyPlan(4, ['blocked-by: [99]']),
      examplePlan(['id: 5', 'title: Plan 5'], ['## Verification', '', '- [manual] Look.'], 'docs/plans/5-plan.md'),
    ];
    const known = preflight(exampleFacts({ plans }));
    const warnings = known.items.filter(({ state }) => state === 'warning');
    assert.deepEqual(
      warnings.map(({ code, message }) => `${code}: ${message}`),
      [
        'plans.cannot-run: 002 Plan 2 will not run: it needs your review first (design): review it, then set `needs-review: none`.',
        'plans.waits: 003 Plan 3 will not run: it waits for 002, which cannot run.',
        'plans.cannot-run: 004 Plan 4 will not run: it waits for 099, which does not exist: correct `blocked-by`.',
        'plans.cannot-run: 005 Plan 5 will not run: it has no executable check: add one under Verification, e.g. `- [cmd] npm test`.',
      ],
    );
    assert.deepEqual(
      warnings.map(({ fixes }) => fixes.map((fix) => `${fix.label} ${fix.kind === 'open' ? fix.line + 1 : ''}`.trim())),
      [['Open Plan 5', 'Mark Reviewed'], ['Open Plan 5'], ['Open Plan 5'], ['Open Plan 7', 'Fix with Agent']],
    );
    assert.deepEqual(
      known.plans.map(({ key }) => key),
      ['1'],
    );
    assert.deepEqual([known.verdict, known.exitCode], ['warnings', 0]);
  });

  it('that nobody runs because a person must decide first are named, unless others were asked for', () => {
    const plans = [
      readyPlan(1),
      examplePlan(['id: 2', 'status: failed', 'title: Two'], ['## Diagnosis', '', 'It broke.']),
    ];
    const [item] = itemsOf({ plans });
    assert.equal(item?.code, 'plans.failed-before');
    assert.deepEqual(
      item?.fixes.map(({ label }) => label),
      ['Open Diagnosis', 'Try Again'],
    );
    assert.deepEqual(codesOf({ plans, run: newRun(plans, ['1']) }), []);
  });

  it('that share an id are not offered another status, which would not let them run', () => {
    const twins = ['a', 'b'].map((name) => examplePlan(['id: 2', 'status: blocked'], [], `docs/plans/002-${name}.md`));
    const left = itemsOf({ plans: [readyPlan(1), ...twins] }).filter(({ code }) => code === 'plans.left-out');
    assert.deepEqual(
      left.map(({ fixes }) => fixes.map(({ kind }) => kind)),
      [['open'], ['open']],
    );
  });

  it('that git ignores cannot be committed', () => {
    const plans = [readyPlan(1), readyPlan(2)];
    const [item] = itemsOf({ plans, ...withPart('tree', { ignoredPlans: [plans[1]?.file ?? ''] }) });
    assert.equal(item?.code, 'plans.ignored');
  });

  it('stop the run with the exit code that it would end with', () => {
    const stuck = [readyPlan(1, ['needs-review: design'])];
    const known = preflight(exampleFacts({ plans: stuck }));
    assert.deepEqual([known.verdict, known.exitCode], ['stopped', 1]);
    assert.deepEqual(
      itemsOf({ plans: stuck }, 'stops').map(({ code }) => code),
      ['plans.none-can-run'],
    );
    const done = preflight(exampleFacts({ plans: [readyPlan(1, ['status: done'])] }));
    assert.deepEqual([done.verdict, done.exitCode], ['stopped', 0]);
    const named = preflight(exampleFacts({ run: newRun([readyPlan(1)], ['moon']) }));
    assert.deepEqual([named.verdict, named.exitCode], ['stopped', 2]);
  });

  it('of an unfinished run are those that are left of it', () => {
    const plans = [readyPlan(1), readyPlan(2), readyPlan(3)];
    const chosen = newRun(plans);
    const left = chosen.kind === 'new' && chosen.selected.ok ? chosen.selected.value.slice(1) : [];
    const known = preflight(exampleFacts({ plans, run: { kind: 'continued', run: 'r1', left, underWay: false } }));
    assert.deepEqual(
      known.plans.map(({ key }) => key),
      ['2', '3'],
    );
    assert.match(
      known.items.find(({ code }) => code === 'plans.order')?.message ?? '',
      /unfinished run r1 goes on with 2 plans/,
    );
  });
});

describe('the work tree before a run', () => {
  const plans = [
    examplePlan(
      ['title: One'],
      [
        '## Design',
        '',
        '**Files expected to change:**',
        '',
        '- `src/a.js` (modify)',
        '',
        '## Verification',
        '',
        '- [cmd] true',
      ],
    ),
  ];

  it('names the changes that a plan would trip over, and lets the others be', () => {
    const inTheWay = itemsOf({ plans, ...withPart('tree', { changes: ['src/a.js', 'b.js'] }) });
    assert.deepEqual(
      inTheWay.map(({ code }) => code),
      ['tree.changes-in-the-way'],
    );
    assert.match(inTheWay[0]?.message ?? '', /^001 One would be refused: it works on src\/a\.js, where/);
    assert.deepEqual(codesOf({ plans, ...withPart('tree', { changes: ['b.js'] }) }), []);
  });

  it('does not take what a broken-off attempt left for a person’s', () => {
    const chosen = newRun(plans);
    const left = chosen.kind === 'new' && chosen.selected.ok ? chosen.selected.value : [];
    const facts = { plans, ...withPart('tree', { changes: ['src/a.js'] }) };
    assert.deepEqual(codesOf({ ...facts, run: { kind: 'continued', run: 'r', left, underWay: true } }), []);
    assert.deepEqual(codesOf({ ...facts, run: { kind: 'continued', run: 'r', left, underWay: false } }), [
      'tree.changes-in-the-way',
    ]);
  });

  it('tells of hooks, submodules, LFS and signatures', () => {
    const hooks = [
      { name: 'pre-commit', runnable: true },
      { name: 'commit-msg', runnable: false },
    ];
    const facts = withPart('tree', { hooks, signs: true, absentSubmodules: ['lib'], lfsMissing: true });
    assert.deepEqual(codesOf(facts), ['tree.hook-broken', 'tree.absent-submodules', 'tree.lfs-missing']);
    assert.deepEqual(codesOf(facts, 'unknown'), ['tree.hooks', 'tree.signed-commits']);
  });
});

describe('the gate before a run', () => {
  it('do not call a gate fine that cannot fail', () => {
    const [test] = exampleFacts().gate.commands;
    assert.ok(test);
    for (const command of ['true', 'exit 0', ':', 'npm test || true', "sh -c 'exit 0'"]) {
      const facts: Partial<PreflightFacts> = withPart('gate', { commands: [{ ...test, command }] });
      assert.deepEqual(codesOf(facts), ['gate.proves-nothing'], command);
      assert.deepEqual(
        codesOf(facts, 'fine').filter((code) => code.startsWith('gate')),
        [],
        command,
      );
    }
    const both = withPart('gate', { commands: [{ ...test, category: 'lint', command: 'true' }, test] });
    assert.match(itemsOf(both)[0]?.message ?? '', /^The gate runs lint: `true`: it succeeds whatever is done/);
    assert.match(
      itemsOf(both, 'fine').find(({ code }) => code === 'gate.tools')?.message ?? '',
      /^The gate runs test: `npm test`\.$/,
    );
  });

  it('tell what the gate lacks, and how it was', () => {
    const [test] = exampleFacts().gate.commands;
    assert.ok(test);
    assert.deepEqual(codesOf(withPart('gate', { commands: [{ ...test, missing: 'npm' }] })), ['gate.tool-missing']);
    assert.deepEqual(codesOf(withPart('gate', { commands: [{ ...test, category: 'lint' }] })), ['gate.no-tests']);
    assert.deepEqual(codesOf(withPart('gate', { known: undefined }), 'unknown'), ['gate.not-measured']);
    const red = { commit: 'c1', composite: 4, failing: ['test'], at: 0 };
    assert.deepEqual(codesOf(withPart('gate', { known: red })), ['gate.red']);
    const none = withPart('ground', { health: { commands: 0, declaredNone: 'prose' } });
    assert.deepEqual(codesOf({ ...none, ...withPart('gate', { commands: [] }) }), ['gate.declared-none']);
  });
});

const disk = (freeBytes: number | undefined, repositoryBytes: number): Partial<PreflightFacts> =>
  withPart('machine', { disks: [{ of: 'the repository', freeBytes }], repositoryBytes });

const limits = (usd: number): Partial<PreflightFacts> =>
  withPart('settings', { budget: { usd, tokens: undefined, minutes: undefined } });

describe('the machine and the budget before a run', () => {
  it('warn of a disk below a gigabyte, or below three times the repository', () => {
    assert.deepEqual(codesOf(disk(999_999_999, 0)), ['machine.disk-low']);
    assert.deepEqual(codesOf(disk(1_000_000_000, 0)), []);
    assert.deepEqual(codesOf(disk(2_999_999_999, 1_000_000_000)), ['machine.disk-low']);
    assert.deepEqual(codesOf(disk(undefined, 0), 'unknown'), ['machine.disk-unknown']);
  });

  it('warn of battery, sleep and lid', () => {
    const sleep = { idle: { minutes: 20 }, lid: 'sleeps', inhibitor: 'caffeinate -is' } as const;
    const items = itemsOf(withPart('machine', { power: { kind: 'battery', percent: 80 }, sleep }));
    assert.deepEqual(
      items.map(({ code }) => code),
      ['machine.battery', 'machine.sleeps'],
    );
    assert.deepEqual(items[1]?.fixes, [{ kind: 'terminal', label: 'Run Awake', command: 'caffeinate -is mstack run' }]);
  });

  it('say that the lid must stay open where the run is started, and not as a warning before each run', () => {
    const sleep = { idle: 'never', lid: 'sleeps', inhibitor: undefined } as const;
    const known = preflight(exampleFacts(withPart('machine', { sleep })));
    assert.equal(known.verdict, 'ready');
    assert.match(known.summary, / Leave the lid open\.$/);
    assert.deepEqual(known.items.find(({ code }) => code === 'machine.lid')?.state, 'unknown');
  });

  it('name what can be done about each thing to know that a command or a file can mend', () => {
    const facts: Partial<PreflightFacts> = {
      ...withPart('gate', { problems: ['.mstack/config.json: health.timeout is wrong.'] }),
      ...withPart('tree', { lfsMissing: true }),
      ...limits(5),
    };
    const fixes = itemsOf(facts).map(({ code, fixes: own }) => [code, own.map(({ label }) => label)]);
    assert.deepEqual(fixes, [
      ['tree.lfs-missing', ['Use Git LFS']],
      ['gate.settings', ['Open Settings']],
      ['budget.over-limit', ['Change Limit']],
    ]);
  });

  it('rest on plans that the same agent did', () => {
    const known = preflight(exampleFacts({ agents: [exampleAgent({ id: 'codex', title: 'Codex' })] }));
    assert.equal(known.forecast.history, 0);
  });

  it('compare the forecast with the limits, and say that nobody holds them yet', () => {
    assert.deepEqual(codesOf(limits(5)), ['budget.over-limit']);
    assert.deepEqual(codesOf(limits(6)), ['budget.limit']);
    assert.match(itemsOf(limits(6))[0]?.message ?? '', /does not stop a run at it/);
  });
});
