import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { homeChangeText, homeSettings } from '../../node/homeSettings.ts';

const watched = [
  '.npmrc',
  '.yarnrc.yml',
  '.config/pip/pip.conf',
  '.config/go/env',
  '.pip/pip.conf',
  '.pydistutils.cfg',
  '.cargo/config.toml',
  '.bashrc',
  '.profile',
  '.zshenv',
  '.mocharc.json',
  'pytest.ini',
  'work/.mocharc.cjs',
  'named/npmrc',
  '.local/lib/python3.12/site-packages/usercustomize.py',
];
const others = [
  '.bash_history',
  '.config/app/state',
  'work/notes.txt',
  'work/project/package.json',
  '.cargo/registry/x',
];

async function toldOf(file: string): Promise<string | undefined> {
  const home = await mkdtemp(path.join(tmpdir(), 'mstack-home-'));
  try {
    const look = (): ReturnType<typeof homeSettings> =>
      homeSettings(path.join(home, 'work', 'project'), {
        HOME: home,
        NPM_CONFIG_USERCONFIG: path.join(home, 'named', 'npmrc'),
      });
    const before = await look();
    await mkdir(path.dirname(path.join(home, file)), { recursive: true });
    await writeFile(path.join(home, file), 'x\n');
    return homeChangeText(before, await look());
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

describe('Settings of the user that tools go by', () => {
  for (const file of watched) {
    it(`are watched: ${file}`, async () => {
      assert.match((await toldOf(file)) ?? '', new RegExp(`: ~/${file.replaceAll('.', String.raw`\.`)} was added\\. `));
    });
  }

  it('are not what other programs keep there, nor the project’s own files', async () => {
    for (const file of others) {
      assert.equal(await toldOf(file), undefined, file);
    }
  });
});
