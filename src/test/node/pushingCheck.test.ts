import assert from 'node:assert/strict';
import path from 'node:path';
import { readPlan } from '../../core/plan/readPlan.ts';
import { runCheck, type CheckResult } from '../../node/checkRunner.ts';
import { runGit } from '../../node/gitCommand.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

async function run(folder: GitFolder, command: string): Promise<CheckResult> {
  const text = `---\nid: 1\nstatus: pending\n---\n\n## Verification\n\n- [cmd] \`${command}\`\n`;
  const check = readPlan('docs/plans/001-x.md', text)?.checks[0];
  assert.ok(check);
  const { signal } = new AbortController();
  return await runCheck({
    repository: folder.root,
    check,
    timeoutSeconds: 30,
    signal,
    marker: {},
    sandbox: { setting: 'off', repository: folder.root },
  });
}

async function withRemote(): Promise<{ folder: GitFolder; refs: () => Promise<string> }> {
  const folder = await makeGitFolder();
  await start(folder, { 'a.txt': 'a\n' });
  const bare = path.join(folder.base, 'bare.git');
  await folder.git('init', '--quiet', '--bare', bare);
  await folder.git('remote', 'add', 'origin', bare);
  return { folder, refs: async () => await runGit(bare, { args: ['for-each-ref'] }) };
}

describe('A check that pushes', () => {
  it('reaches no remote of the repository, however it is put', async () => {
    const { folder, refs } = await withRemote();
    await using _ = folder;
    const commands = [
      'git push origin HEAD:refs/heads/leak',
      'sh -c "git push origin HEAD:refs/heads/leak"',
      'git push "$(git remote get-url origin)" HEAD:refs/heads/leak',
    ];
    for (const command of commands) {
      assert.equal((await run(folder, command)).outcome, 'failed', command);
      assert.equal(await refs(), '', command);
    }
  });

  it('may push between repositories that it makes itself', async () => {
    const { folder } = await withRemote();
    await using _ = folder;
    const own = [
      'cd "$(mktemp -d)"',
      'git init -q --bare b.git',
      'git init -q w',
      'cd w',
      'git remote add origin ../b.git',
      'git -c user.name=A -c user.email=a@example.invalid commit -q --allow-empty -m x',
      'git push -q origin HEAD:refs/heads/main',
      'git -C ../b.git rev-parse refs/heads/main',
    ].join(' && ');
    const result = await run(folder, own);
    assert.equal(result.outcome, 'passed', JSON.stringify(result.run));
  });
});
