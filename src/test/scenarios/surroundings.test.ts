import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { approval, diligent, makeRig, planName, planText, removeBuilt, type RigOptions, told } from './rig.ts';

after(removeBuilt);

const one = { [planName(1)]: planText() };

describe('a run works', () => {
  const places: readonly (readonly [string, RigOptions])[] = [
    ['in a folder with an awkward name', { name: 'a \'b\' "c" $HOME `ü` -x' }],
    ['without a runtime folder', { environment: { XDG_RUNTIME_DIR: '/nowhere/at/all' } }],
    ['with a temporary folder whose path is too long for a socket', {}],
  ];
  for (const [where, options] of places) {
    it(where, async () => {
      await using rig = await makeRig({ ...options, files: one });
      if (where.includes('too long')) {
        rig.environment['TMPDIR'] = path.join(rig.base, 't'.repeat(120));
        await mkdir(rig.environment['TMPDIR']);
      }
      rig.programs.always('agent', async (agent) => {
        if (agent.role === 'review') {
          await agent.answer(approval);
        } else {
          await agent.write('src/a.js', 'two\n');
          assert.match((await agent.shell('git commit -a -m mine')).text, /leave your changes uncommitted/);
        }
        await agent.exit();
      });
      const run = await rig.mstack('run');
      assert.equal(run.code, 0, told(run));
      assert.match(rig.read(planName(1)), /^status: done$/m);
    });
  }

  it('when a hook has started it', async () => {
    await using rig = await makeRig({ files: one });
    diligent(rig);
    Object.assign(rig.environment, { GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/x', GIT_WORK_TREE: '/' });
    const run = await rig.mstack('run');
    for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE']) {
      delete rig.environment[name];
    }
    assert.equal(run.code, 0, told(run));
    assert.equal((await rig.subjects()).length, 2);
  });

  it('from a folder below, and from another work tree of the repository', async () => {
    await using rig = await makeRig({ files: one });
    diligent(rig);
    const tree = path.join(rig.base, 'tree');
    await rig.git('worktree', 'add', '--quiet', '-b', 'side', tree);
    const run = await rig.mstack('run', '--cwd', path.join(tree, 'src'));
    assert.equal(run.code, 0, told(run));
    assert.deepEqual(await rig.subjects(), ['start']);
    assert.equal((await rig.git('log', '-1', '--format=%s', 'side')).trim(), 'feat(a): change the letter');
    assert.equal((await rig.mstack('--cwd', tree, 'list')).out, (await rig.mstack('list', '--cwd', tree)).out);
    assert.match((await rig.mstack('--cwd', tree, 'list')).out, /done/);
    assert.equal(await rig.git('-C', tree, 'status', '--porcelain'), '');
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('with hooks that format what is committed, and with a message hook', async () => {
    await using rig = await makeRig({ files: one });
    const hooks = path.join(rig.root, '.git/hooks');
    await writeFile(path.join(hooks, 'pre-commit'), '#!/bin/sh\necho "// formatted" >> src/a.js\ngit add src/a.js\n');
    await writeFile(path.join(hooks, 'prepare-commit-msg'), '#!/bin/sh\necho "Ticket: 7" >> "$1"\n');
    await chmod(path.join(hooks, 'pre-commit'), 0o755);
    await chmod(path.join(hooks, 'prepare-commit-msg'), 0o755);
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(await rig.git('show', 'HEAD:src/a.js'), 'two\n// formatted\n');
    assert.match(await rig.git('log', '-1', '--format=%(trailers)'), /Ticket: 7/);
    assert.deepEqual((await rig.subjects()).length, 2);
  });

  it('on what a plan before it has changed', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: planText({ id: 1 }),
        [planName(2)]: planText({
          id: 2,
          title: 'Change it again',
          checks: ['[cmd] `grep -q three src/a.js`'],
          keys: ['blocked-by: [1]'],
        }),
      },
    });
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else {
        await agent.write('src/a.js', agent.plan === planName(1) ? 'two\n' : 'two\nthree\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(rig.read('src/a.js'), 'two\nthree\n');
  });

  it('when a plan is renamed, changed or taken away while others run', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: planText({ id: 1 }),
        [planName(2)]: planText({ id: 2, title: 'Go away', files: ['src/b.js'] }),
      },
    });
    const run = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.write('src/a.js', 'two\n');
    await agent.exit();
    const reviewer = await rig.programs.next('agent');
    await rig.git('rm', '--quiet', planName(2));
    await rig.git('commit', '--quiet', '--message=theirs');
    await reviewer.answer(approval);
    await reviewer.exit();
    // On top of that commit the change is proven, and reviewed, again.
    diligent(rig);
    const ended = await run.ended;
    assert.equal(ended.code, 1, told(ended));
    assert.match(ended.out, /002-plan\.md is gone, or is no plan any more/);
    assert.deepEqual(await rig.subjects(), ['feat(a): change the letter', 'theirs', 'start']);
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('without any health tool, where the project says so', async () => {
    await using rig = await makeRig({ files: one, health: ['- none: nothing to measure'] });
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(await rig.git('log', '-1', '--format=%(trailers)'), /Mstack-Health: n\/a -> n\/a/);
  });

  it('and waives the check where the plan does, but no other proof', async () => {
    await using rig = await makeRig({
      files: { [planName(1)]: planText({ checks: ['[manual] Look at it.'], keys: ['verification: health-only'] }) },
    });
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(await rig.git('log', '-1', '--format=%(trailers)'), /Mstack-Checks: 0\/0/);
  });
});

describe('a run that was begun in the background', () => {
  it('goes on without the terminal, and is ended from another one', async () => {
    await using rig = await makeRig({ files: one });
    const detached = await rig.mstack('run', '--detach');
    assert.equal(detached.code, 0, told(detached));
    assert.match(detached.out, /Run \S+ has begun\. `mstack status` shows it/);
    const agent = await rig.programs.next('agent');
    const stop = await rig.mstack('stop');
    assert.equal(stop.code, 0, told(stop));
    await agent.ended;
  });

  it('survives that whoever follows it is killed', async () => {
    await using rig = await makeRig({ files: one });
    const run = rig.start('run');
    const agent = await rig.programs.next('agent');
    run.signal('SIGKILL');
    await run.ended;
    await agent.write('src/a.js', 'two\n');
    await agent.exit();
    diligent(rig);
    await rig.event((event) => event.kind === 'runFinished', 'the end of the run');
    assert.equal((await rig.subjects()).length, 2);
  });
});
