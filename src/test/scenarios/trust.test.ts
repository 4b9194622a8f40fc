import assert from 'node:assert/strict';
import { approval, diligent, makeRig, planName, planText, removeBuilt, type Rig, told } from './rig.ts';

after(removeBuilt);

/** A rig whose agent plays a script, and so tells which files its own tools write. */
async function makeRehearsed(steps: readonly unknown[], plans: Readonly<Record<string, string>>): Promise<Rig> {
  const script = { plans: { '*': { implement: [steps], review: [[{ answer: approval }]] } } };
  return await makeRig({
    config: { agent: 'rehearsal' },
    files: { 'NOTES.md': 'notes\n', 'src/b.js': 'b\n', '.mstack/rehearsal.json': JSON.stringify(script), ...plans },
  });
}

const doesIt = { write: { path: 'src/a.js', text: 'two\n' } };

describe('while an agent works', () => {
  it('what a person does outside the plan stays, and what the agent wrote there is put back', async () => {
    await using rig = await makeRehearsed(
      [
        doesIt,
        { write: { path: 'src/b.js', text: 'by the agent\n' } },
        // Nothing tells this from a person in an editor.
        {
          run: `echo more >> NOTES.md && echo mine > draft.md && sed 's/id: 001/id: 002/' ${planName(1)} > ${planName(2)}`,
        },
      ],
      { [planName(1)]: planText() },
    );
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(rig.read('NOTES.md'), 'notes\nmore\n');
    assert.equal(rig.read('draft.md'), 'mine\n');
    assert.ok(rig.exists(planName(2)), 'the next plan, written meanwhile');
    assert.equal(rig.read('src/b.js'), 'b\n');
    assert.match(run.out, /left in your work tree and not committed: [^\n]*NOTES\.md/);
    assert.match(run.out, /put back \(kept in [^)]*\): src\/b\.js/);
    const committed = (await rig.git('show', '--name-only', '--format=', 'HEAD')).trim().split('\n');
    assert.deepEqual(committed.toSorted(), ['.mstack/health-history.jsonl', planName(1), 'src/a.js'].toSorted());
  });

  it('it stays when the plan fails, too', async () => {
    await using rig = await makeRehearsed(
      [{ write: { path: 'src/a.js', text: 'three\n' } }, { run: 'echo mine > draft.md' }],
      {
        [planName(1)]: planText(),
      },
    );
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.equal(rig.read('draft.md'), 'mine\n');
    assert.equal(await rig.git('status', '--porcelain'), '?? draft.md\n');
  });

  it('what the agent staged does not stay staged when the plan fails', async () => {
    await using rig = await makeRehearsed(
      [
        { write: { path: 'src/a.js', text: 'three\n' } },
        { write: { path: 'test/new.test.js', text: 'new\n' } },
        { run: 'git add --all' },
      ],
      { [planName(1)]: planText() },
    );
    await rig.write('staged.txt', 'by a person\n');
    await rig.git('add', 'staged.txt');
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.equal(await rig.git('status', '--porcelain'), 'A  staged.txt\n');
  });
});

describe('a commit', () => {
  it('is not taken for ours because it has our trailers', async () => {
    const forged = [
      'echo evil > evil.js',
      'git add evil.js',
      'env -u GIT_CONFIG_COUNT git commit --quiet --no-verify -m "feat: done" -m "Refs: $MSTACK_PLAN\nMstack-Run: $MSTACK_RUN_MARKER"',
    ].join(' && ');
    await using rig = await makeRehearsed([doesIt, { run: forged }], { [planName(1)]: planText() });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(run.out, /Commits that mstack did not make appeared on the branch/);
    assert.equal(await rig.git('show', 'HEAD:src/a.js'), 'two\n');
    assert.match(await rig.git('show', `HEAD:${planName(1)}`), /status: done/);
  });

  it('of a person that drops off the branch pauses the run', async () => {
    await using rig = await makeRehearsed([doesIt, { run: 'git reset --quiet --soft HEAD~1' }], {
      [planName(1)]: planText(),
    });
    await rig.write('NOTES.md', 'committed by a person\n');
    await rig.commit('a commit of a person');
    const run = await rig.mstack('run');
    assert.equal(run.code, 4, told(run));
    assert.match(run.out, /no longer holds the commit/);
  });
});

/** A rig whose run was stopped in the middle of the agent, and that run's id. */
async function makeStopped(): Promise<{ rig: Rig; run: string }> {
  const rig = await makeRig({ files: { [planName(1)]: planText() } });
  const first = rig.start('run');
  await rig.programs.next('agent');
  first.signal('SIGINT');
  const stopped = await first.ended;
  assert.equal(stopped.code, 130, told(stopped));
  return { rig, run: runOf(stopped.out) };
}

function runOf(text: string): string {
  return /^Run (\S+) /m.exec(text)?.[1] ?? 'none';
}

describe('a run that was stopped', () => {
  it('opens a plan by what it says when the run goes on', async () => {
    const { rig: made } = await makeStopped();
    await using rig = made;
    await rig.write(planName(1), planText({ checks: ['[manual] look at it'] }));
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match(run.out, /has no executable check/);
  });

  it('goes on with another agent that is named then', async () => {
    const { rig: made, run: begun } = await makeStopped();
    await using rig = made;
    await rig.write('.mstack/rehearsal.json', rehearsed);
    const run = await rig.mstack('run', '--agent', 'rehearsal');
    assert.equal(run.code, 0, told(run));
    assert.equal(runOf(run.out), begun);
    assert.match(run.out, /The rehearsal agent/);
  });

  it('is given up by --new', async () => {
    const { rig: made, run: begun } = await makeStopped();
    await using rig = made;
    diligent(rig);
    const run = await rig.mstack('run', '--new');
    assert.equal(run.code, 0, told(run));
    assert.notEqual(runOf(run.out), begun);
  });
});

const rehearsed = JSON.stringify({ plans: { '*': { implement: [[doesIt]], review: [[{ answer: approval }]] } } });
