import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { touchedFiles } from '../../node/fileStamps.ts';
import { JudgedFiles } from '../../node/judgedFiles.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

/** What is told of a change while the work on `src/a.js` is judged: by content, and by what the file system says. */
async function told(
  change: (folder: GitFolder) => Promise<unknown>,
): Promise<{ content: string[]; touched: string[] }> {
  await using folder = await makeGitFolder();
  await start(folder, {
    'src/a.js': 'a\n',
    'src/b.js': 'b\n',
    'src/a.test.js': 'test\n',
    'test/fixtures/x.json': '1\n',
    '.mocharc.json': '{}\n',
    'notes.md': 'n\n',
  });
  const files = await JudgedFiles.of(folder.repository, await folder.repository.snapshot(), ['src/a.js']);
  const before = files.stamps();
  await change(folder);
  return { content: [...(await files.changed())], touched: [...touchedFiles(before, files.stamps())] };
}

const same: Readonly<Record<string, string>> = {
  'src/a.js': 'a\n',
  'src/a.test.js': 'test\n',
  '.mocharc.json': '{}\n',
  'test/fixtures/x.json': '1\n',
};

describe('Files that a verdict stands on', () => {
  for (const [file, text] of Object.entries(same)) {
    it(`are told when they change, also there and back: ${file}`, async () => {
      assert.deepEqual(await told(async (folder) => await folder.write(file, 'x\n')), {
        content: [file],
        touched: [file],
      });
      const back = await told(async (folder) => {
        await folder.write(file, 'x\n');
        await folder.write(file, text);
      });
      assert.deepEqual(back, { content: [], touched: [file] });
    });
  }

  it('are also those that come or go', async () => {
    const changed = await told(async (folder) => {
      await rm(path.join(folder.root, 'src/a.test.js'));
      await folder.write('conftest.py', '');
      await folder.write('vitest.config.ts', '');
    });
    assert.deepEqual(changed.content.toSorted(), ['conftest.py', 'src/a.test.js', 'vitest.config.ts']);
  });

  it('are not what tests leave behind, other files, nor what somebody committed meanwhile', async () => {
    const changed = await told(async (folder) => {
      await folder.write('src/b.js', 'x\n');
      await folder.write('notes.md', 'x\n');
      await folder.write('coverage/lcov.info', 'x\n');
      await folder.write('src/__snapshots__/a.test.js.snap', 'x\n');
      await folder.write('test/output/log.txt', 'x\n');
      await folder.write('src/b.test.js', 'theirs\n');
      await folder.git('add', 'src/b.test.js');
      await folder.git('commit', '--quiet', '--message=theirs');
    });
    assert.deepEqual(changed, { content: [], touched: [] });
  });
});
