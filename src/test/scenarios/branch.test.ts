import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { approval, diligent, makeRig, planName, planText, removeBuilt, told } from './rig.ts';

after(removeBuilt);

const one = { [planName(1)]: planText() };

describe('while an agent works', () => {
  it('somebody may commit on the branch: theirs stays, ours comes on top', async () => {
    await using rig = await makeRig({ files: one });
    const run = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.write('src/a.js', 'two\n');
    await rig.write('README.md', 'theirs\n');
    await rig.git('commit', '--quiet', '--message=theirs', 'README.md');
    await agent.exit();
    diligent(rig);
    const ended = await run.ended;
    assert.equal(ended.code, 0, told(ended));
    assert.deepEqual(await rig.subjects(), ['feat(a): change the letter', 'theirs', 'start']);
    assert.equal(
      await rig.git('show', '--name-only', '--format='),
      '.mstack/health-history.jsonl\ndocs/plans/001-plan.md\nsrc/a.js\n',
    );
    assert.equal(rig.read('README.md'), 'theirs\n');
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('somebody may commit, and the plan fails: theirs stays', async () => {
    await using rig = await makeRig({ files: one, config: { limits: { attemptsPerCategory: 1 } } });
    const run = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.write('src/a.js', 'no\n');
    await rig.write('README.md', 'theirs\n');
    await rig.git('commit', '--quiet', '--message=theirs', 'README.md');
    await agent.exit();
    const ended = await run.ended;
    assert.equal(ended.code, 1, told(ended));
    assert.deepEqual((await rig.subjects()).slice(1), ['theirs', 'start']);
    assert.equal(rig.read('README.md'), 'theirs\n');
    assert.equal(rig.read('src/a.js'), 'one\n');
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('its own commits are no work of the plan, and are said', async () => {
    await using rig = await makeRig({ files: one, config: { limits: { attemptsPerCategory: 1 } } });
    rig.programs.always('agent', async (agent) => {
      await agent.write('src/a.js', 'two\n');
      const refused = await agent.shell('git commit -a -m mine');
      assert.match(refused.text, /mstack commits when the plan is proven/);
      // Nothing below the agent stops this one.
      await agent.shell('git -c user.name=X -c user.email=x@example.invalid commit --no-verify -a -m mine');
      await agent.exit();
    });
    const ended = await rig.mstack('run');
    assert.equal(ended.code, 1, told(ended));
    assert.deepEqual(await rig.subjects(), [
      'chore(plan 001): failed (the branch moved during the attempt)',
      'mine',
      'start',
    ]);
    assert.match(rig.read(planName(1)), /Commits that mstack did not make appeared on the branch/);
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('nothing is pushed, however it tries', async () => {
    await using rig = await makeRig({ files: one });
    const remote = `${rig.base}/remote.git`;
    await rig.git('init', '--quiet', '--bare', remote);
    await rig.git('remote', 'add', 'origin', remote);
    await rig.git('push', '--quiet', 'origin', 'main');
    const before = await rig.git('--git-dir', remote, 'for-each-ref');
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else {
        await agent.write('src/a.js', 'two\n');
        for (const way of ['', ' origin HEAD:refs/heads/x', ' --no-verify origin HEAD:x', ` ${remote} HEAD:x`]) {
          assert.notEqual((await agent.shell(`git push${way}`)).code, 0);
        }
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(await rig.git('--git-dir', remote, 'for-each-ref'), before);
  });

  it('nothing is pushed by the hooks of the project either', async () => {
    await using rig = await makeRig({ files: one });
    const remotes = [`${rig.base}/remote.git`, `${rig.base}/push.git`];
    for (const remote of remotes) {
      await rig.git('init', '--quiet', '--bare', remote);
      await rig.git('push', '--quiet', remote, 'main');
    }
    const refs = (): Promise<string[]> =>
      Promise.all(remotes.map((remote) => rig.git('--git-dir', remote, 'for-each-ref')));
    await rig.git('remote', 'add', 'origin', remotes[0] ?? '');
    await rig.git('remote', 'add', 'other', remotes[0] ?? '');
    await rig.git('remote', 'set-url', '--push', 'other', remotes[1] ?? '');
    await rig.git('config', 'push.default', 'current');
    const before = await refs();
    const hook = `${rig.root}/.git/hooks/post-commit`;
    await writeFile(
      hook,
      '#!/bin/sh\nfor to in origin other; do git push $to; git push $to HEAD:x; done\ntouch ../pushed\n',
    );
    await chmod(hook, 0o755);
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.ok(existsSync(`${rig.base}/pushed`), 'the hook did run');
    assert.deepEqual(await refs(), before);
  });

  it('a person may change to another branch: nothing is committed there, and the run waits for theirs', async () => {
    await using rig = await makeRig({ files: one });
    const run = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.write('src/a.js', 'two\n');
    await rig.git('switch', '--quiet', '--create', 'other');
    await rig.write('theirs.txt', 'theirs\n');
    await rig.git('add', 'theirs.txt');
    await rig.git('commit', '--quiet', '--message=theirs', 'theirs.txt');
    await agent.exit();
    diligent(rig);
    const ended = await run.ended;
    assert.equal(ended.code, 4, told(ended));
    assert.match(ended.out, /The run was started on main, but other is checked out\. Check main out again/);
    assert.deepEqual(await rig.subjects(), ['theirs', 'start']);
    const refused = await rig.mstack('run');
    assert.equal(refused.code, 3, told(refused));
    assert.match(refused.err, /main[^]*other is checked out/);
    await rig.git('switch', '--quiet', 'main');
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
    assert.deepEqual(await rig.subjects(), ['feat(a): change the letter', 'start']);
    assert.equal(await rig.git('status', '--porcelain'), '');
    assert.deepEqual((await rig.git('log', '--format=%s', 'other')).trim().split('\n'), ['theirs', 'start']);
  });

  it('a person may change to another branch before the commit, too', async () => {
    await using rig = await makeRig({ files: one });
    const run = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.write('src/a.js', 'two\n');
    await agent.exit();
    const reviewer = await rig.programs.next('agent');
    await rig.git('switch', '--quiet', '--create', 'other');
    await reviewer.answer(approval);
    await reviewer.exit();
    const ended = await run.ended;
    assert.equal(ended.code, 4, told(ended));
    assert.deepEqual(await rig.subjects(), ['start']);
    await rig.git('switch', '--quiet', 'main');
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
    assert.deepEqual(await rig.subjects(), ['feat(a): change the letter', 'start']);
  });

  it('a failed plan is not written down on another branch', async () => {
    await using rig = await makeRig({ files: one, config: { limits: { attemptsPerCategory: 1 } } });
    const run = rig.start('run');
    const agent = await rig.programs.next('agent');
    await rig.git('switch', '--quiet', '--create', 'other');
    await agent.exit(1);
    const ended = await run.ended;
    assert.equal(ended.code, 4, told(ended));
    assert.deepEqual(await rig.subjects(), ['start']);
    assert.equal(await rig.git('status', '--porcelain'), '');
    await rig.git('switch', '--quiet', 'main');
    const again = await rig.mstack('run');
    assert.equal(again.code, 1, told(again));
    assert.deepEqual((await rig.subjects()).length, 2);
  });
});
