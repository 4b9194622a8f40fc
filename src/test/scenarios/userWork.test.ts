import assert from 'node:assert/strict';
import { chmod, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { approval, diligent, makeRig, planName, planText, type Rig, removeBuilt, told } from './rig.ts';

after(removeBuilt);

/** One file in each of a person's states, none of which a plan needs. */
async function makeDirty(rig: Rig): Promise<void> {
  await rig.write('staged.txt', 'staged now\n');
  await rig.write('both.txt', 'staged half\n');
  await rig.write('new-staged.txt', 'new and staged\n');
  await rig.git('add', 'staged.txt', 'both.txt', 'new-staged.txt');
  await rig.git('rm', '--quiet', '--cached', 'unlisted.txt');
  await rig.git('rm', '--quiet', 'gone.txt');
  await rig.write('both.txt', 'staged half\nnot staged half\n');
  await rig.write('unstaged.txt', 'changed\r\nmixed\n');
  await rig.write('later.txt', 'to be added\n');
  await rig.git('add', '--intent-to-add', 'later.txt');
  await rig.write('untracked ü\n-name.txt', 'mine\n');
  await rig.write('secret.ignored', 'ignored\n');
  await chmod(path.join(rig.root, 'mode.sh'), 0o755);
}

const tracked = {
  '.gitignore': '*.ignored\n',
  'staged.txt': 'a\n',
  'both.txt': 'b\n',
  'unlisted.txt': 'c\n',
  'gone.txt': 'd\n',
  'unstaged.txt': 'e\n',
  'mode.sh': 'f\n',
};

/** What a person sees of their own work, without the files of the run. */
async function ownWork(rig: Rig): Promise<unknown> {
  const { files } = await rig.picture();
  const status = (await rig.git('status', '--porcelain=v1', '-z', '--ignored', '--untracked-files=all')).split('\0');
  const staged = await rig.git('diff', '--cached');
  const ours = /^(?:src|docs|\.mstack)(?:\/|$)/;
  return { status, staged, files: Object.fromEntries(Object.entries(files).filter(([name]) => !ours.test(name))) };
}

describe("a person's own work", () => {
  it('stays as it is, staged and unstaged, while a plan is done', async () => {
    await using rig = await makeRig({ files: { ...tracked, [planName(1)]: planText() } });
    await makeDirty(rig);
    const before = await ownWork(rig);
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.deepEqual(await ownWork(rig), before);
    assert.equal(
      await rig.git('show', '--name-only', '--format='),
      '.mstack/health-history.jsonl\ndocs/plans/001-plan.md\nsrc/a.js\n',
    );
  });

  it('stays as it is while a plan fails', async () => {
    await using rig = await makeRig({
      files: { ...tracked, [planName(1)]: planText() },
      config: { limits: { attemptsPerCategory: 2 } },
    });
    await makeDirty(rig);
    const before = await ownWork(rig);
    // It writes into all of it, too.
    diligent(rig, {
      'src/a.js': 'no\n',
      'staged.txt': 'x\n',
      'both.txt': 'x\n',
      'unstaged.txt': 'x\n',
      'new-staged.txt': 'x\n',
      'untracked ü\n-name.txt': 'x\n',
      'gone.txt': 'x\n',
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.deepEqual(await ownWork(rig), before);
    assert.equal(await rig.git('show', '--name-only', '--format='), 'docs/plans/001-plan.md\n');
  });

  it('keeps a plan from being started when it is in a file that the plan needs', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    await rig.write('src/a.js', 'my own\n');
    const before = await rig.picture();
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match(run.out, /Your own uncommitted changes are in files that this plan works on \(src\/a\.js\)/);
    assert.deepEqual(await rig.picture(), before);
    assert.deepEqual(rig.programs.started, []);
    await rig.commit('mine');
    diligent(rig);
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
  });

  it('keeps such a plan waiting, and does the others', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: planText({ id: 1 }),
        [planName(2)]: planText({
          id: 2,
          title: 'Stand alone',
          files: ['src/b.js'],
          checks: ['[cmd] `test -f src/b.js`'],
        }),
      },
    });
    await rig.write('src/a.js', 'my own\n');
    diligent(rig, { 'src/b.js': 'b\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.deepEqual(await rig.subjects(), ['feat(b): stand alone', 'start']);
    assert.equal(await rig.git('status', '--porcelain'), ' M src/a.js\n');
  });

  it('counts an untracked plan as part of the plan: it is committed with its work', async () => {
    await using rig = await makeRig();
    await rig.write(planName(1), planText());
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(
      await rig.git('show', '--name-status', '--format='),
      `A\t.mstack/health-history.jsonl\nA\t${planName(1)}\nM\tsrc/a.js\n`,
    );
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('commits an untracked plan that failed, with its Diagnosis', async () => {
    await using rig = await makeRig({ config: { limits: { attemptsPerCategory: 1 } } });
    await rig.write(planName(1), planText());
    diligent(rig, { 'src/a.js': 'no\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.equal(await rig.git('show', '--name-status', '--format='), `A\t${planName(1)}\n`);
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('is not committed with the health history', async () => {
    await using rig = await makeRig({
      files: { [planName(1)]: planText(), '.mstack/health-history.jsonl': '{"score":1}\n' },
    });
    await rig.write('.mstack/health-history.jsonl', '{"score":1}\n{"score":2,"mine":true}\n');
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.ok(rig.read('.mstack/health-history.jsonl').startsWith('{"score":1}\n{"score":2,"mine":true}\n'));
    assert.ok(!(await rig.git('show')).includes('mine'));
  });

  it('is not needed in the repository where git ignores the plans', async () => {
    await using rig = await makeRig({ files: { '.gitignore': 'docs/plans/\n' } });
    await rig.write(planName(1), planText());
    diligent(rig);
    const before = await rig.picture();
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match(run.out, /git ignores docs\/plans\/001-plan\.md/);
    assert.deepEqual(await rig.picture(), before);
  });

  it('may hold a repository of its own', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    await rig.git('init', '--quiet', 'empty');
    await rig.write('empty/file.txt', 'x\n');
    await rig.git('init', '--quiet', 'inner');
    await rig.write('inner/file.txt', 'x\n');
    await rig.git('-C', 'inner', 'add', '--all');
    await rig.git('-C', 'inner', 'commit', '--quiet', '--message=inner');
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(await rig.git('status', '--porcelain'), '?? empty/\n?? inner/\n');
  });
});

describe('what an agent changes outside its plan', () => {
  it('is put back, kept, and said', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: planText(),
        [planName(2)]: planText({ id: 2, keys: ['blocked-by: [1]'] }),
        'src/b.js': 'b\n',
        'src/c.js': 'c\n',
      },
    });
    await symlink('b.js', path.join(rig.root, 'src/link.js'));
    await chmod(path.join(rig.root, 'src/c.js'), 0o755);
    await rig.commit();
    const before = await rig.picture();
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else {
        await agent.write('src/a.js', 'two\n');
        await agent.write('src/b.js', 'changed\n');
        await agent.make({ kind: 'remove', path: 'src/c.js' });
        await agent.make({ kind: 'remove', path: 'src/link.js' });
        await agent.write('src/link.js', 'a file now\n');
        await agent.write('new folder/-new.js', 'new\n');
        await agent.write(agent.plan, 'status: done\n');
        await agent.write(planName(2), planText({ id: 2 }));
        await agent.write('.mstack/config.json', '{}');
        await agent.make({ kind: 'remove', path: 'README.md' });
        await agent.write('README.md/inside.txt', 'a folder now\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run', '1');
    assert.equal(run.code, 0, told(run));
    const { files } = await rig.picture();
    const own = new Set(['src/a.js', planName(1), '.mstack/health-history.jsonl']);
    const others = (all: Readonly<Record<string, string>>): unknown =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !own.has(name)));
    assert.deepEqual(others(files), others(before.files));
    assert.equal(await rig.git('status', '--porcelain'), '');
    assert.match(
      run.out,
      /Outside the plan, put back \(kept in refs\/mstack\/attempts\/001\/[^)]*\): [^\n]*src\/b\.js/,
    );
    const [ref = ''] = await rig.attempts();
    assert.equal(await rig.git('show', `refs/mstack/attempts/${ref}:src/b.js`), 'changed\n');
    assert.match(rig.read(planName(1)), /Set aside \(outside the plan\):/);
    assert.ok(rig.read(planName(1)).includes('[cmd] `grep -q two src/a.js`'));
  });

  it('decides nothing, even where git ignores our settings', async () => {
    await using rig = await makeRig({
      files: { '.gitignore': '.mstack/\n', [planName(1)]: planText() },
      health: ['- none: see the settings'],
      config: { health: { commands: { test: '! grep -q broken src/a.js' } }, limits: { attemptsPerCategory: 1 } },
    });
    diligent(rig, {
      'src/a.js': 'two broken\n',
      '.mstack/config.json': JSON.stringify({ health: { commands: { test: 'true' } } }),
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match((await rig.subjects())[0] ?? '', /^chore\(plan 001\): failed \(health gate/);
  });

  it('is put back as well when it is moved away', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText(), 'src/deep/er/b.js': 'b\n' } });
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else {
        await agent.write('src/a.js', 'two\n');
        await rename(path.join(rig.root, 'src/deep'), path.join(rig.root, 'elsewhere'));
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(rig.read('src/deep/er/b.js'), 'b\n');
    assert.ok(!rig.exists('elsewhere'));
  });

  it('fails the plan when there is nothing else', async () => {
    await using rig = await makeRig({
      files: { [planName(1)]: planText() },
      config: { limits: { attemptsPerCategory: 1 } },
    });
    diligent(rig, { 'README.md': 'changed\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.equal((await rig.subjects())[0], 'chore(plan 001): failed (changed only files outside the plan)');
    assert.equal(rig.read('README.md'), '# A project\n');
  });
});
