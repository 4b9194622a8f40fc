import assert from 'node:assert/strict';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { importAnswer, type ImportAnswer } from '../../protocol/importPlans.ts';
import { readFixture } from '../import/fixtureSources.ts';
import { makeRig, removeBuilt, type Ended, type Rig } from './rig.ts';

after(removeBuilt);

const kiro = Object.fromEntries(readFixture('kiro'));

function answerOf({ out }: Ended): ImportAnswer {
  return importAnswer.parse(JSON.parse(out));
}

/** Files of the picture that lie in the folder of plans. */
async function planFiles(rig: Rig): Promise<readonly string[]> {
  return Object.keys((await rig.picture()).files).filter(
    (file) => file.startsWith('docs/plans/') && file.endsWith('.md'),
  );
}

describe('mstack import', () => {
  it('shows what it would write, writes all of it, and keeps the sources', async () => {
    await using rig = await makeRig({ files: kiro });
    const before = await rig.picture();
    const look = await rig.mstack('import', '--dry-run', '--json');
    assert.equal(look.code, 0, look.err);
    assert.deepEqual(await rig.picture(), before);

    const asked = await rig.mstack('import');
    assert.equal(asked.code, 2);
    assert.match(asked.err, /Nobody can be asked here/);

    const done = await rig.mstack('import', '--yes', '--json');
    assert.equal(done.code, 0, done.err);
    const { plans, written } = answerOf(done);
    assert.equal(written, true);
    assert.deepEqual({ ...answerOf(look), written: true }, answerOf(done));
    assert.deepEqual(
      await planFiles(rig),
      plans.map(({ file }) => file),
    );
    const { files } = await rig.picture();
    for (const [file, text] of Object.entries(before.files)) {
      assert.equal(files[file], text, file);
    }
    // Each is a plan to the other commands.
    const list: unknown = JSON.parse((await rig.mstack('list', '--json')).out);
    assert.equal((list as { plans: unknown[] }).plans.length, plans.length);
  });

  it('writes the second time only what is new, and names what has changed', async () => {
    await using rig = await makeRig({ files: kiro });
    await rig.mstack('import', '--yes');
    const before = await rig.picture();
    const again = await rig.mstack('import', '--yes');
    assert.equal(again.code, 0);
    assert.match(again.out, /There is nothing new to write/);
    assert.deepEqual((await rig.picture()).files, before.files);

    const tasks = '.kiro/specs/boat-booking/tasks.md';
    await rig.write(
      tasks,
      rig.read(tasks).replace('  - [ ] 2.2 Cancel', '  - [x] 2.2 Cancel') + '\n- [ ] 5. Ring a bell\n',
    );
    const third = answerOf(await rig.mstack('import', '--yes', '--json'));
    assert.deepEqual(
      third.plans.map(({ from, blockedBy }) => [from, blockedBy]),
      [[`${tasks}#5`, ['4']]],
    );
    const told = third.known.filter(({ changed, nowDone }) => changed && nowDone).map(({ from }) => from);
    assert.deepEqual(told, [`${tasks}#2`]);
  });

  it('imports only what is named', async () => {
    await using rig = await makeRig({
      files: { ...kiro, 'packages/a/tasks/tasks.json': '{"tasks":[{"id":1,"title":"A"}]}' },
    });
    const named = answerOf(await rig.mstack('import', '--dry-run', '--json', '.kiro/specs/stuck-timer'));
    assert.deepEqual(
      named.sources.map(({ place }) => place),
      ['.kiro/specs/stuck-timer'],
    );
    const below = answerOf(await rig.mstack('import', '--dry-run', '--json', 'packages/a'));
    assert.deepEqual(
      below.sources.map(({ place }) => place),
      ['packages/a/tasks/tasks.json'],
    );
    const other = await rig.mstack('import', '--dry-run', '--from', 'backlog');
    assert.equal(other.code, 1);
    assert.match(other.err, /No plans of Backlog\.md lie in/);
    const inside = await rig.mstack(
      '--cwd',
      path.join(rig.root, '.kiro/specs'),
      'import',
      '--dry-run',
      '--json',
      'stuck-timer',
    );
    assert.deepEqual(answerOf(inside).sources, named.sources);
  });

  it('says what is wrong with the command line', async () => {
    await using rig = await makeRig({ files: kiro });
    for (const [args, words] of [
      [['--from', 'jira'], /none of spec-kit, openspec, kiro, backlog, task-master/],
      [['--dry-run', 'nowhere'], /nowhere does not exist/],
      [['--dry-run', '..'], /outside of this repository/],
    ] as const) {
      const { code, err, out } = await rig.mstack('import', ...args);
      assert.equal(code, 2, err);
      assert.match(err, words);
      assert.equal(out, '');
    }
  });

  it('follows no link out of the folder, and tells of it', async () => {
    await using rig = await makeRig({ files: kiro });
    const secret = path.join(rig.base, 'secret.md');
    await rig.write('../secret.md', '### Requirement 1\n\n#### Acceptance Criteria\n\n1. The secret SHALL be told\n');
    await mkdir(path.join(rig.root, '.kiro/specs/linked'), { recursive: true });
    await symlink(secret, path.join(rig.root, '.kiro/specs/linked/requirements.md'));
    await symlink('/', path.join(rig.root, '.kiro/specs/all'));
    const { out } = await rig.mstack('import', '--dry-run', '--json');
    assert.ok(!out.includes('The secret SHALL be told'));
    assert.ok(
      importAnswer.parse(JSON.parse(out)).leftOut.some(({ from }) => from === '.kiro/specs/linked/requirements.md'),
    );
  });

  it('leaves nothing when it cannot write', async function () {
    if (process.getuid?.() === 0) {
      // The superuser may write everywhere: a file in the way stands for what keeps others from writing.
      await using rig = await makeRig({ files: { ...kiro, docs: 'a file' } });
      const before = await rig.picture();
      const { code, err } = await rig.mstack('import', '--yes');
      assert.equal(code, 3);
      assert.match(err, /could not be written, and nothing was left of them/);
      assert.deepEqual(await rig.picture(), before);
      return;
    }
    await using rig = await makeRig({ files: { ...kiro, 'docs/plans/.keep': '' } });
    const folder = path.join(rig.root, 'docs/plans');
    await chmod(folder, 0o555);
    const before = await rig.picture();
    const { code } = await rig.mstack('import', '--yes');
    assert.equal(code, 3);
    assert.deepEqual(await rig.picture(), before);
    await chmod(folder, 0o755);
  });

  it('writes each plan once when two of it run at the same time', async () => {
    await using rig = await makeRig({ files: kiro });
    const both = await Promise.all([rig.mstack('import', '--yes', '--json'), rig.mstack('import', '--yes', '--json')]);
    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
    );
    const files = await planFiles(rig);
    const froms = files.map((file) => /^imported-from: (.*)$/m.exec(rig.read(file))?.[1]);
    assert.equal(new Set(froms).size, files.length);
  });
});
