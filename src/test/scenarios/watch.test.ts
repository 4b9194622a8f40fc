import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { diligent, makeRig, planName, planText, removeBuilt, told } from './rig.ts';

after(removeBuilt);

const one = { [planName(1)]: planText() };

describe('a run over which a person need not watch', () => {
  it('pauses when an agent changed what git goes by, and goes on when that was put back', async () => {
    await using rig = await makeRig({ files: one });
    const running = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.shell('git config core.fsmonitor "touch trap #"; printf "#!/bin/sh\\n" > .git/hooks/post-commit');
    await agent.write('src/a.js', 'two\n');
    await agent.exit();
    const run = await running.ended;
    assert.equal(run.code, 4, told(run));
    assert.match(run.out, /git’s configuration changed while the agent worked: \.git\/config was modified\./);
    assert.match(run.out, /git’s hooks changed while the agent worked: \.git\/hooks\/post-commit was added\./);
    assert.equal(existsSync(path.join(rig.root, 'trap')), false, 'git was not asked again');
    await rig.git('config', '--unset', 'core.fsmonitor');
    await promisify(execFile)('rm', [path.join(rig.root, '.git/hooks/post-commit')]);
    diligent(rig, { 'src/a.js': 'two\n' });
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
    assert.deepEqual(await rig.subjects(), ['feat(a): change the letter', 'start']);
  });

  it('stops when something was pushed, and says what', async () => {
    await using rig = await makeRig({ files: one });
    const bare = path.join(rig.base, 'remote.git');
    await promisify(execFile)('git', ['clone', '--quiet', '--bare', rig.root, bare]);
    await rig.git('remote', 'add', 'origin', bare);
    await rig.git('fetch', '--quiet', 'origin');
    const running = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.write('src/a.js', 'two\n');
    // Somebody pushes from this clone while the agent works: a way around every guard.
    await rig.git('push', '--quiet', 'origin', 'HEAD:refs/heads/leak');
    await agent.exit();
    const run = await running.ended;
    assert.equal(run.code, 4, told(run));
    assert.match(
      run.out,
      /refs\/heads\/leak of the remote origin went from nothing to \w{10}: a push from this clone got through/,
    );
  });
});
