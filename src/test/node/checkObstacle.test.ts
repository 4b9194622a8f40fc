import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readPlan } from '../../core/plan/readPlan.ts';
import { checkObstacle } from '../../node/checkObstacle.ts';
import { runAskedCheck } from '../../server/checkCommand.ts';
import { makeGitFolder, start } from './gitFolder.ts';

describe('A check that deletes what it should judge', () => {
  it('is run by nobody, whether git knows the file yet or not', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'src/a.js': 'one\n', '.gitignore': 'dist\n' });
    writeFileSync(path.join(folder.root, 'README.txt'), 'notes\n');
    const obstacles = async (...commands: readonly string[]): Promise<boolean[]> => {
      const checks = commands.map((command) => `- [cmd] \`${command}\``).join('\n');
      const plan = readPlan(
        'docs/plans/001-x.md',
        `---\nid: 1\nstatus: pending\n---\n\n## Verification\n\n${checks}\n`,
      );
      assert.ok(plan);
      return await Promise.all(
        plan.checks.map(async (check) => (await checkObstacle(folder.root, plan, check)) !== undefined),
      );
    };
    assert.deepEqual(
      await obstacles('rm -rf src', 'rm README.txt; true', 'git checkout -- src', 'git checkout src && true'),
      [true, true, true, true],
    );
    assert.deepEqual(await obstacles('rm -rf dist && test ! -e dist', 'git checkout main', 'cat src/a.js'), [
      false,
      false,
      false,
    ]);
  });

  it('is told to whoever asks for it in the editor', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'src/a.js': 'one\n' });
    const plan = readPlan(
      'docs/plans/001-x.md',
      '---\nid: 1\nstatus: pending\n---\n\n## Verification\n\n- [cmd] `rm -rf src`\n',
    );
    assert.ok(plan);
    const answer = await runAskedCheck(folder.root, plan, 7, new AbortController().signal);
    assert.equal(answer.outcome, 'not-run');
    assert.match(answer.reason, /^It would delete .*`rm -rf src`/);
    assert.ok(existsSync(path.join(folder.root, 'src/a.js')));
  });
});
