import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeRig, planName, planText, removeBuilt, told } from './rig.ts';

after(removeBuilt);

/** Settings of a repository by which git starts a program. */
const planted = ['core.fsmonitor', 'diff.external', 'core.pager', 'core.editor', 'core.sshCommand', 'gpg.program'];

describe('a repository that somebody else has set up', () => {
  it('has nothing started by who only looks at it', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    const trap = path.join(rig.base, 'trap');
    for (const key of planted) {
      await rig.git('config', key, `touch ${trap}; false`);
    }
    await rig.git('config', 'log.showSignature', 'true');
    await rig.write('src/a.js', 'changed\n');
    const looks = [['list'], ['next'], ['doctor'], ['audit'], ['status'], ['preflight']];
    for (const look of looks) {
      const ended = await rig.mstack(...look);
      assert.ok(ended.code < 2 || ended.code === 3 || ended.code === 12, `${look.join(' ')}: ${told(ended)}`);
      assert.equal(existsSync(trap), false, look.join(' '));
    }
  });
});
