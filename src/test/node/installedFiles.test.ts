import assert from 'node:assert/strict';
import { rename, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { InstalledFiles } from '../../node/installedFiles.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

const never = new AbortController().signal;
const runner = 'node_modules/runner/run.mjs';

/** What is told after a change, of a project whose packages are installed unless nothing names one. */
async function told(
  change: (folder: GitFolder) => Promise<unknown>,
  before: readonly string[] = [runner],
): Promise<string[]> {
  await using folder = await makeGitFolder();
  await start(folder, { '.gitignore': 'node_modules/\n.venv/\ntarget/\n', 'package.json': '{}\n' });
  for (const file of before) {
    await folder.write(file, 'as it was\n');
  }
  const installed = new InstalledFiles(folder.root);
  await installed.remember();
  await installed.read(never);
  await change(folder);
  return [...(await installed.changes())];
}

const cases: readonly (readonly [string, (folder: GitFolder) => Promise<unknown>, readonly string[], string[]?])[] = [
  ['nothing', async () => await Promise.resolve(), []],
  ['another program', async (folder) => await folder.write(runner, 'another\n'), [runner]],
  ['one of the same length', async (folder) => await folder.write(runner, 'AS IT WAS\n'), [runner]],
  [
    'one with the time of the old one',
    async (folder) => {
      await folder.write(runner, 'AS IT WAS\n');
      await utimes(path.join(folder.root, runner), 1, 1);
    },
    [runner],
  ],
  ['a program that is gone', async (folder) => await rm(path.join(folder.root, runner)), [runner]],
  [
    'the folder under another name, with its ignore rule gone',
    async (folder) => {
      await rename(path.join(folder.root, 'node_modules'), path.join(folder.root, 'other'));
      await folder.write('.gitignore', '');
    },
    [runner],
  ],
  [
    'a package beside it',
    async (folder) => await folder.write('node_modules/.bin/node', 'sh\n'),
    ['node_modules/.bin/node'],
  ],
  ['the same installed anew', async (folder) => await folder.write(runner, 'as it was\n'), []],
  [
    'caches and what is built',
    async (folder) => {
      await folder.write('node_modules/.cache/x', '1');
      await folder.write('node_modules/.vite/y', '1');
      await folder.write('node_modules/.package-lock.json', '{}');
      await folder.write('target/debug/z', '1');
    },
    [],
  ],
  ['a first installation', async (folder) => await folder.write(runner, 'installed\n'), [], []],
  [
    'a first installation with a program that stands before another one',
    async (folder) => await folder.write('node_modules/.bin/node', 'sh\n'),
    ['node_modules/.bin/node'],
    [],
  ],
  [
    'compiled Python, and a module that Python starts by itself',
    async (folder) => {
      await folder.write('.venv/lib/a.pyc', '1');
      await folder.write('.venv/lib/sitecustomize.py', '1');
    },
    ['.venv/lib/sitecustomize.py'],
    ['.venv/lib/a.py'],
  ],
];

describe('Installed packages', () => {
  for (const [name, change, expected, before] of cases) {
    it(`are compared: ${name}`, async () => {
      assert.deepEqual(await told(change, before), expected);
    });
  }

  it('are compared with the first look until a change is accepted', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { '.gitignore': 'vendor\n' });
    await folder.write('vendor/a', '1');
    const installed = new InstalledFiles(folder.root);
    await installed.remember();
    await folder.write('vendor/a', '2');
    await installed.remember();
    assert.deepEqual(await installed.changes(), ['vendor/a']);
    await installed.accept();
    assert.deepEqual(await installed.changes(), []);
  });
});
