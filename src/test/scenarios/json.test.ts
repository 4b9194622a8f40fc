import assert from 'node:assert/strict';
import * as z from 'zod';
import { decodeRecord } from '../../core/journal/codec.ts';
import { journalChecksum } from '../../node/journalFile.ts';
import { diligent, type Ended, makeRig, planName, planText, removeBuilt, type RigOptions, told } from './rig.ts';

after(removeBuilt);

// The shapes that other programs rely on: written down here again, so that no change of ours goes unseen.

const score = z.strictObject({
  overall: z.number(),
  clarity: z.number(),
  testability: z.number(),
  scopeFit: z.number(),
  autonomy: z.number(),
  digest: z.string().regex(/^[\da-f]{12}$/),
});

const listedPlan = z.strictObject({
  id: z.number().int().nullable(),
  goal: z.string(),
  title: z.string(),
  file: z.string(),
  status: z.enum(['pending', 'in-progress', 'done', 'failed', 'blocked', 'skipped']).nullable(),
  blockedBy: z.array(z.string()),
  ready: z.boolean(),
  reason: z.string(),
  score,
  criteria: z.number().int(),
  checks: z.number().int(),
});

const expectation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exit'), code: z.number().int() }),
  z.strictObject({ kind: z.enum(['contains', 'outputs']), text: z.string() }),
  z.strictObject({ kind: z.literal('match') }),
  z.strictObject({ kind: z.literal('atLeast'), value: z.number() }),
  z.strictObject({ kind: z.literal('httpStatus'), code: z.number().int() }),
]);

const fullPlan = listedPlan.extend({
  needsReview: z.array(z.string()),
  criteriaItems: z.array(z.strictObject({ text: z.string(), line: z.number().int() })),
  checkItems: z.array(
    z.strictObject({
      tag: z.string(),
      command: z.string().nullable(),
      expect: expectation.nullable(),
      negated: z.boolean(),
      executable: z.boolean(),
      ambiguous: z.boolean(),
      line: z.number().int(),
    }),
  ),
  files: z.array(z.strictObject({ path: z.string(), change: z.enum(['new', 'modify', 'delete']) })),
  tasks: z.array(z.string()),
});

const nextPlan = z.strictObject({ code: z.number().int(), file: z.string().nullable(), reason: z.string() });

const place = z.strictObject({ line: z.number().int(), character: z.number().int() });

const doctored = z.strictObject({
  plans: z.array(
    z.strictObject({
      file: z.string(),
      id: z.number().int().nullable(),
      score,
      blocked: z.boolean(),
      problems: z.array(
        z.strictObject({
          code: z.string(),
          severity: z.enum(['error', 'warning', 'info', 'hint']),
          dimension: z.string().nullable(),
          message: z.string(),
          range: z.strictObject({ start: place, end: place }),
        }),
      ),
    }),
  ),
  unreadable: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
  confidence: z.strictObject({
    level: z.enum(['LOW', 'MEDIUM', 'HIGH']),
    score: z.number(),
    missing: z.array(z.string()),
  }),
});

const status = z.strictObject({
  run: z.string().nullable(),
  state: z.enum(['idle', 'running', 'paused', 'waiting', 'needs-you', 'finished']),
  plans: z.array(
    z.strictObject({
      id: z.number().int(),
      goal: z.string(),
      state: z.enum(['waiting', 'running', 'done', 'failed', 'blocked', 'refused']),
      phase: z.string().nullable(),
      attempt: z.number().int(),
      strikes: z.number().int(),
      criteria: z.array(
        z.strictObject({
          text: z.string(),
          proven: z.boolean(),
          check: z.string().nullable(),
          before: z.enum(['red', 'vacuous', 'broken', 'not-probed']).nullable(),
          after: z.enum(['passed', 'failed', 'skipped']).nullable(),
        }),
      ),
      flaky: z.array(
        z.strictObject({
          category: z.enum(['test', 'e2e']),
          file: z.string().nullable(),
          name: z.string(),
          passed: z.number().int(),
          runs: z.number().int(),
        }),
      ),
      commit: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  spent: z.strictObject({ tokens: z.number(), usd: z.number().nullable(), seconds: z.number() }),
  waitingUntil: z.null(),
  reason: z.string().nullable(),
});

const category = z.strictObject({
  score: z.number().nullable(),
  status: z.enum(['pass', 'fail', 'missing', 'not-run']),
  command: z.string().nullable(),
  findings: z.number().int(),
  seconds: z.number(),
});

const health = z.strictObject({
  composite: z.number().nullable(),
  verdict: z.enum(['pass', 'regressed', 'fail']).nullable(),
  categories: z.record(z.enum(['typecheck', 'lint', 'test', 'e2e', 'deadcode']), category),
});

/** The one object that a command prints, in its shape. */
function only<Shape extends z.ZodType>(ended: Ended, shape: Shape): z.infer<Shape> {
  const lines = ended.out.split('\n');
  assert.equal(lines.length, 2, told(ended));
  return shape.parse(JSON.parse(lines[0] ?? ''));
}

describe('with --json', () => {
  it('list names the plans in execution order', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: planText({ id: 1, keys: ['blocked-by: [2]'] }),
        [planName(2)]: planText({ id: 2, title: 'Go first' }),
        [planName(3)]: planText({ id: 3 }).replace('id: 003\n', ''),
      },
    });
    const list = await rig.mstack('list', '--json');
    assert.equal(list.code, 0, told(list));
    const { plans } = only(list, z.strictObject({ plans: z.array(listedPlan) }));
    assert.deepEqual(
      plans.map(({ id, ready, blockedBy, checks, criteria }) => ({ id, ready, blockedBy, checks, criteria })),
      [
        { id: 2, ready: true, blockedBy: [], checks: 1, criteria: 1 },
        { id: 1, ready: false, blockedBy: ['2'], checks: 1, criteria: 1 },
        { id: null, ready: false, blockedBy: [], checks: 1, criteria: 1 },
      ],
    );
  });

  it('list --full adds what was read', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    const list = await rig.mstack('list', '--json', '--full');
    const [plan] = only(list, z.strictObject({ plans: z.array(fullPlan) })).plans;
    assert.deepEqual(plan?.files, [{ path: 'src/a.js', change: 'modify' }]);
    assert.deepEqual(plan.tasks, ['Write the word.']);
    assert.deepEqual(plan.criteriaItems, [{ text: 'The file holds the word.', line: 8 }]);
    const [check] = plan.checkItems;
    assert.equal(check?.command, 'grep -q two src/a.js');
    assert.deepEqual(check.expect, { kind: 'exit', code: 0 });
  });

  it('list of nothing is an empty list', async () => {
    await using rig = await makeRig();
    const list = await rig.mstack('list', '--json');
    assert.equal(list.code, 0, told(list));
    assert.deepEqual(only(list, z.strictObject({ plans: z.array(listedPlan) })), { plans: [] });
  });

  const two = { id: 2, title: 'Change another letter' };
  const nexts: readonly {
    readonly code: number;
    readonly plans: Readonly<Record<string, string>>;
    readonly args?: readonly string[];
    readonly file?: string;
    readonly reason?: RegExp;
  }[] = [
    { code: 0, plans: { [planName(1)]: planText() }, file: planName(1) },
    { code: 10, plans: { [planName(1)]: planText().replace('pending', 'done') }, reason: /All plans are done/ },
    { code: 11, plans: { [planName(1)]: planText() }, args: ['9'], reason: /No plan is called 9/ },
    { code: 12, plans: { [planName(1)]: planText({ keys: ['blocked-by: [9]'] }) }, reason: /waits for 009/ },
    {
      code: 13,
      plans: {
        [planName(1)]: planText({ keys: ['blocked-by: [2]'] }),
        [planName(2)]: planText({ ...two, keys: ['blocked-by: [1]'] }),
      },
      reason: /cycle/,
    },
    {
      code: 14,
      plans: { [planName(1)]: planText(), 'docs/plans/01-b.md': planText() },
      reason: /Two plans have the id 001/,
    },
    { code: 15, plans: { [planName(1)]: planText() }, args: ['--goal', 'moon'], reason: /goal moon/ },
    {
      code: 21,
      plans: { [planName(1)]: planText(), [planName(2)]: planText(two) },
      args: ['letter'],
      reason: /can mean/,
    },
    { code: 22, plans: { [planName(1)]: planText() }, args: ['nothing-like-it'], reason: /nothing-like-it/ },
  ];
  for (const { code, plans, args = [], file, reason = /^$/ } of nexts) {
    it(`next ends with ${code}`, async () => {
      await using rig = await makeRig({ files: plans });
      const next = await rig.mstack('next', '--json', ...args);
      assert.equal(next.code, code, told(next));
      const picked = only(next, nextPlan);
      assert.deepEqual([picked.code, picked.file], [code, file ?? null]);
      assert.match(picked.reason, reason);
      const plain = await rig.mstack('next', ...args);
      assert.equal(plain.code, code, told(plain));
      assert.equal(plain.out, file === undefined ? '' : `${file}\n`);
    });
  }

  it('doctor gives scores and problems with their places', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: planText({ checks: ['[cmd] node src/a.js'] }),
        [planName(2)]: planText({ ...two, checks: ['[manual] Look at it.'] }),
      },
    });
    const doctor = await rig.mstack('doctor', '--json');
    assert.equal(doctor.code, 1, told(doctor));
    const { plans, confidence } = only(doctor, doctored);
    assert.equal(confidence.level, 'LOW');
    assert.match(confidence.missing.join('; '), /^no unit tests that run and assert something; no end-to-end tests/);
    assert.deepEqual(
      plans.map(({ file, blocked }) => [file, blocked]),
      [
        [planName(1), false],
        [planName(2), true],
      ],
    );
    assert.ok((plans[1]?.problems.length ?? 0) > 0);
    const lines = plans[1]?.problems.map(({ range }) => range.start.line) ?? [];
    assert.deepEqual(
      lines,
      lines.toSorted((one, other) => one - other),
    );
    const healthy = await rig.mstack('doctor', '--json', planName(1));
    assert.equal(healthy.code, 0, told(healthy));
    assert.equal(only(healthy, doctored).plans.length, 1);
    assert.match((await rig.mstack('doctor')).out, /\n\nConfidence: LOW 0\.0; most would bring: no unit tests .*\n$/);
    assert.equal((await rig.mstack('doctor', 'docs/plans/none.md')).code, 2);
  });

  it('health gives each category', async () => {
    await using rig = await makeRig({ health: ['- test: true', '- lint: false'] });
    const ended = await rig.mstack('health', '--json');
    assert.equal(ended.code, 1, told(ended));
    const report = only(ended, health);
    assert.equal(report.verdict, 'fail');
    assert.deepEqual(
      [report.categories.test.status, report.categories.lint.status, report.categories.e2e.status],
      ['pass', 'fail', 'not-run'],
    );
    assert.equal(report.categories.test.command, 'true');
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('health of a project that declares to have no tools is empty', async () => {
    await using rig = await makeRig({ health: ['- none: only documents'] });
    const ended = await rig.mstack('health', '--json');
    assert.equal(ended.code, 0, told(ended));
    const report = only(ended, health);
    assert.deepEqual([report.composite, report.verdict], [null, null]);
    assert.ok(Object.values(report.categories).every(({ score: none, command }) => none === null && command === null));
  });

  it('status tells of no run, of one that goes on, and of one that has ended', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: planText(),
        [planName(2)]: planText({ ...two, keys: ['blocked-by: [1]'], checks: ['[cmd] grep more src/a.js'] }),
      },
    });
    const idle = only(await rig.mstack('status', '--json'), status);
    assert.deepEqual([idle.run, idle.state, idle.plans], [null, 'idle', []]);
    const detached = await rig.mstack('run', '--detach', '--json');
    assert.equal(detached.code, 0, told(detached));
    const { run } = only(detached, z.strictObject({ run: z.string() }));
    const agent = await rig.programs.next('agent');
    const running = only(await rig.mstack('status', '--json'), status);
    assert.deepEqual([running.run, running.state], [run, 'running']);
    assert.deepEqual(
      running.plans.map(({ state, phase }) => [state, phase]),
      [
        ['running', 'implementing'],
        ['waiting', null],
      ],
    );
    await agent.write('src/a.js', 'two\n');
    await agent.exit();
    diligent(rig, { 'src/a.js': 'two more\n' });
    await rig.event((event) => event.kind === 'runFinished', 'the end of the run');
    const finished = only(await rig.mstack('status', '--json'), status);
    assert.equal(finished.state, 'finished');
    assert.equal(finished.spent.usd, null, 'this agent does not tell what it costs');
    assert.deepEqual(
      finished.plans.map(({ id, state, attempt, strikes }) => ({ id, state, attempt, strikes })),
      [
        { id: 1, state: 'done', attempt: 1, strikes: 0 },
        { id: 2, state: 'done', attempt: 1, strikes: 0 },
      ],
    );
    const heads = (await rig.git('log', '--format=%H', '-2')).trim().split('\n').toReversed();
    assert.deepEqual(
      finished.plans.map((plan) => plan.commit),
      heads,
    );
  });

  it('run prints each event on a line', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    diligent(rig);
    const run = await rig.mstack('run', '--json');
    assert.equal(run.code, 0, told(run));
    const kinds = eventKinds(run);
    assert.deepEqual([kinds[0], kinds.at(-1)], ['runStarted', 'runFinished']);
    for (const kind of [
      'planOpened',
      'baselineMeasured',
      'gateFinished',
      'checksFinished',
      'reviewFinished',
      'planCommitted',
    ]) {
      assert.ok(kinds.includes(kind), kind);
    }
  });

  it('stop names the run', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    const run = rig.start('run', '--json');
    await rig.programs.next('agent');
    const stop = await rig.mstack('stop', '--json');
    assert.equal(
      only(stop, z.strictObject({ run: z.string(), state: z.enum(['paused', 'finished']) })).state,
      'paused',
    );
    const ended = await run.ended;
    assert.equal(ended.code, 130);
    assert.equal(eventKinds(ended).at(-1), 'runStopped');
    assert.equal(only(await rig.mstack('status', '--json'), status).state, 'paused');
  });

  const refusals: readonly (readonly [string, RigOptions, number, RegExp])[] = [
    ['without plans', {}, 3, /no plan/i],
    ['where all is done', { files: { [planName(1)]: planText().replace('pending', 'done') } }, 0, /done|nothing/i],
    ['outside a repository', { repository: false }, 3, /git init/],
  ];
  for (const [where, options, code, words] of refusals) {
    it(`run ${where} prints one object that says why it did not begin`, async () => {
      await using rig = await makeRig(options);
      const run = await rig.mstack('run', '--json');
      assert.equal(run.code, code, told(run));
      const { refused } = only(
        run,
        z.strictObject({ refused: z.strictObject({ code: z.number().int(), message: z.string() }) }),
      );
      assert.equal(refused.code, code);
      assert.match(refused.message, words);
      assert.equal(run.err, '');
    });
  }
});

function eventKinds(ended: Ended): string[] {
  return ended.out
    .trimEnd()
    .split('\n')
    .map((line) => {
      const decoded = decodeRecord(line, journalChecksum);
      assert.equal(decoded.kind, 'record', line);
      return decoded.kind === 'record' ? decoded.record.event.kind : '';
    });
}
