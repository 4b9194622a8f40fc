import assert from 'node:assert/strict';
import { approval, diligent, makeRig, planName, planText, removeBuilt, told } from './rig.ts';

after(removeBuilt);

const changes = {
  verdict: 'changes',
  summary: 'Something is missing.',
  findings: [{ file: 'src/a.js', line: 1, severity: 'blocking', why: 'The word is wrong.' }],
};

describe('a run', () => {
  it('carries a plan out, proves it and commits it', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.deepEqual(await rig.subjects(), ['feat(a): change the letter', 'start']);
    const trailers = await rig.git('log', '-1', '--format=%(trailers:unfold)');
    assert.match(
      trailers,
      /^Refs: docs\/plans\/001-plan\.md\nMstack-Run: \S+\nMstack-Health: 10\.0 -> 10\.0\nMstack-Checks: 1\/1\n/,
    );
    const changed = await rig.git('show', '--name-only', '--format=');
    assert.equal(changed, '.mstack/health-history.jsonl\ndocs/plans/001-plan.md\nsrc/a.js\n');
    assert.equal(await rig.git('status', '--porcelain', '--ignored'), '');
    assert.match(rig.read(planName(1)), /^status: done$/m);
    assert.match(rig.read(planName(1)), /## Implementation Notes/);
    assert.match(run.out, /1 of 1 plans done/);
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
    assert.match(again.out, /Nothing to do/);
  });

  it('hands the plan, the reasons of earlier attempts and the evidence to the agents', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    const running = rig.start('run');
    const first = await rig.programs.next('agent');
    assert.equal(first.role, 'implement');
    assert.equal(first.plan, planName(1));
    assert.ok(first.input.includes('Write the word into the file.'), first.input);
    await first.write('src/a.js', 'three\n');
    await first.exit();
    const second = await rig.programs.next('agent');
    assert.equal(second.attempt, 2);
    assert.match(second.input, /The check `grep -q two src\/a\.js` failed/);
    await second.write('src/a.js', 'two\n');
    await second.exit();
    const reviewer = await rig.programs.next('agent');
    assert.equal(reviewer.role, 'review');
    assert.match(reviewer.input, /\+two/);
    assert.match(reviewer.input, /passed \(failed before the work\): `grep -q two src\/a\.js`/);
    assert.match(reviewer.variables['MSTACK_SCHEMA'] ?? '', /schema\.json$/);
    await reviewer.answer(approval);
    await reviewer.exit();
    const run = await running.ended;
    assert.equal(run.code, 0, told(run));
    assert.match(run.out, /attempt 2/);
    assert.match(await rig.git('log', '-1', '--format=%B'), /in 2 attempts/);
  });

  it('does dependent plans in their order, whatever their numbers', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: planText({
          id: 1,
          title: 'Add the roof',
          files: ['src/roof.js'],
          keys: ['blocked-by: [2]'],
          checks: ['[cmd] test -f src/roof.js'],
        }),
        [planName(2)]: planText({
          id: 2,
          title: 'Add the walls',
          files: ['src/walls.js'],
          checks: ['[cmd] test -f src/walls.js'],
        }),
      },
    });
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else {
        await agent.write(agent.plan === planName(1) ? 'src/roof.js' : 'src/walls.js', 'x\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.deepEqual(await rig.subjects(), ['feat(roof): add the roof', 'feat(walls): add the walls', 'start']);
    assert.equal(rig.read('.mstack/health-history.jsonl').trim().split('\n').length, 2);
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('goes on after a regression of the gate, when it is repaired', async () => {
    await using rig = await makeRig({
      health: ['- test: sh test.sh'],
      files: { [planName(1)]: planText(), 'test.sh': '! grep -q broken src/*.js\n' },
    });
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else {
        await agent.write('src/a.js', agent.attempt === 1 ? 'two broken\n' : 'two\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(rig.read('src/a.js'), 'two\n');
    assert.match(rig.read(planName(1)), /attempt 1: health gate: /);
    assert.deepEqual(
      await rig.attempts(),
      [1, 2].map((attempt) => `001/${runId(rig)}-${attempt}`),
    );
  });

  it('fails a plan after its last attempt, blocks what waits for it, and does the rest', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: planText({ id: 1 }),
        [planName(2)]: planText({ id: 2, title: 'Wait for the letter', keys: ['blocked-by: [1]'] }),
        [planName(3)]: planText({
          id: 3,
          title: 'Stand alone',
          files: ['src/b.js'],
          checks: ['[cmd] test -f src/b.js'],
        }),
      },
    });
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else if (agent.plan === planName(1)) {
        await agent.write('src/a.js', `wrong ${agent.attempt}\n`);
      } else {
        await agent.write('src/b.js', 'b\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.deepEqual(await rig.subjects(), [
      'feat(b): stand alone',
      'chore(plan 001): failed (verification: grep -q two src/a.js)',
      'start',
    ]);
    const failed = rig.read(planName(1));
    assert.match(failed, /^status: failed$/m);
    assert.match(failed, /## Diagnosis/);
    assert.match(failed, /### Attempts 1 to 3: .*\n\nAll 3 ended the same way\./);
    assert.equal(await rig.git('show', '--name-only', '--format=', 'HEAD~1'), 'docs/plans/001-plan.md\n');
    assert.match(rig.read(planName(2)), /^status: pending$/m);
    assert.equal(rig.read('src/a.js'), 'one\n', 'put back');
    assert.equal(await rig.git('status', '--porcelain'), '');
    assert.match(run.out, /002[^]*blocked/);
    for (const attempt of [1, 2, 3]) {
      assert.equal(
        await rig.git('show', `refs/mstack/attempts/001/${runId(rig)}-${attempt}:src/a.js`),
        `wrong ${attempt}\n`,
      );
      assert.ok(failed.includes(`refs/mstack/attempts/001/${runId(rig)}-${attempt}`), failed);
    }
    const status = await rig.mstack('status');
    assert.match(status.out, /Failed\n {2}✘ 001/);
  });

  it('does what the reviewer asks for', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(agent.attempt === 1 ? changes : approval);
      } else {
        assert.equal(agent.attempt === 1, !agent.input.includes('The word is wrong.'));
        await agent.write('src/a.js', agent.attempt === 1 ? 'two?\n' : 'two\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(rig.read('src/a.js'), 'two\n');
    assert.equal(rig.programs.started.filter((agent) => agent.role === 'review').length, 2);
  });

  for (const [what, answer] of [
    ['no JSON', 'Looks good to me!'],
    ['another form', { approved: true }],
    ['an approval that holds a blocking finding', { ...changes, verdict: 'approve' }],
  ] as const) {
    it(`takes no review for an approval that is ${what}`, async () => {
      await using rig = await makeRig({
        files: { [planName(1)]: planText() },
        config: { limits: { attemptsPerCategory: 1 } },
      });
      rig.programs.always('agent', async (agent) => {
        if (agent.role === 'review') {
          await agent.answer(answer);
        } else {
          await agent.write('src/a.js', 'two\n');
        }
        await agent.exit();
      });
      const run = await rig.mstack('run');
      assert.equal(run.code, 1, told(run));
      assert.match((await rig.subjects())[0] ?? '', /^chore\(plan 001\): failed \(review: /);
      assert.equal(rig.read('src/a.js'), 'one\n');
    });
  }

  it('takes a reviewer that writes no answer for none', async () => {
    await using rig = await makeRig({
      files: { [planName(1)]: planText() },
      config: { limits: { attemptsPerCategory: 1 } },
    });
    rig.programs.always('agent', async (agent) => {
      if (agent.role !== 'review') {
        await agent.write('src/a.js', 'two\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.equal((await rig.subjects())[0], 'chore(plan 001): failed (review: no readable verdict)');
  });

  it('pauses when the reviewer cannot reach its model, and reviews again later', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    let limited = true;
    rig.programs.always('agent', async (agent) => {
      if (agent.role !== 'review') {
        await agent.write('src/a.js', 'two\n');
        await agent.exit();
      } else if (limited) {
        await agent.make({ kind: 'complain', text: 'usage limit reached\n' });
        await agent.exit(1);
      } else {
        await agent.answer(approval);
        await agent.exit();
      }
    });
    const before = await rig.picture();
    const paused = await rig.mstack('run');
    assert.equal(paused.code, 4, told(paused));
    assert.match(paused.out, /usage or rate limit/);
    assert.deepEqual(await rig.picture(), before);
    limited = false;
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal((await rig.subjects()).length, 2);
  });

  it('throws away what a reviewer writes', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.write('src/a.js', 'mine\n');
        await agent.write('src/new.js', 'mine\n');
        await agent.write('README.md', 'mine\n');
        await agent.answer(approval);
      } else {
        await agent.write('src/a.js', 'two\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(rig.read('src/a.js'), 'two\n');
    assert.match(run.out, /The reviewer edited [^\n]*src\/a\.js/);
    assert.equal(await rig.git('status', '--porcelain'), '');
    assert.equal(rig.read('README.md'), '# A project\n');
  });

  it('ends what agents, tools and checks leave running', async () => {
    await using rig = await makeRig({
      files: { [planName(1)]: planText({ checks: ['[cmd] `sleep 600 & true`', '[cmd] `grep -q two src/a.js`'] }) },
      health: ['- test: (setsid sleep 600 >/dev/null 2>&1 &) ; true'],
    });
    rig.programs.always('agent', async (agent) => {
      await agent.make({ kind: 'leave' });
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else {
        await agent.write('src/a.js', 'two\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
  });
});

function runId(rig: { readonly journalFile: () => string }): string {
  return rig.journalFile().split('/').at(-2) ?? '';
}
