import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ProbeCopies } from '../../node/probeCopies.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

const mark = 'node_modules/.package-lock.json';

async function project(): Promise<GitFolder> {
  const folder = await makeGitFolder();
  await start(folder, { '.gitignore': 'node_modules/\n', 'a.js': 'one\n', 'gone.js': 'x\n' });
  await folder.write(mark, '{}');
  await folder.write('node_modules/tool/index.js', 'tool\n');
  return folder;
}

/** The copy of the work tree as it is now. */
async function copyOf(folder: GitFolder, copies: ProbeCopies): Promise<string> {
  const place = path.join(folder.base, 'copies');
  const tree = await folder.repository.snapshot();
  return (await copies.of({ repository: folder.root, tree, folder: place })).root();
}

function holds(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:js|txt)$/.test(name));
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

describe('The copy that probes share', () => {
  it('goes from plan to plan with what they change, and keeps what is installed', async () => {
    await using folder = await project();
    const copies = new ProbeCopies();
    const first = await copyOf(folder, copies);
    // What a check leaves goes, wherever it is.
    writeFileSync(path.join(first, 'a.js'), 'spoiled\n');
    writeFileSync(path.join(first, 'left.txt'), 'left\n');
    await folder.write('a.js', 'two\n');
    await folder.write('new/b.js', 'new\n');
    rmSync(path.join(folder.root, 'gone.js'));
    await folder.git('add', '--all');
    await folder.git('commit', '--quiet', '--message=next');
    await folder.write('open.txt', 'not committed\n');
    const second = await copyOf(folder, copies);
    assert.equal(second, first);
    assert.deepEqual(holds(second), {
      'a.js': 'two\n',
      'new/b.js': 'new\n',
      'node_modules/tool/index.js': 'tool\n',
      'open.txt': 'not committed\n',
    });
    const status = execFileSync('git', ['status', '--porcelain'], { cwd: second, encoding: 'utf8' });
    assert.equal(status, '?? open.txt\n', 'its repository stands where the other one stands');
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: second, encoding: 'utf8' });
    assert.equal(head, await folder.git('rev-parse', 'HEAD'));
    await copies.remove();
    assert.equal(existsSync(second), false);
  });

  it('is made anew where something was installed meanwhile', async () => {
    await using folder = await project();
    const copies = new ProbeCopies();
    const first = await copyOf(folder, copies);
    await folder.write(mark, '{ "packages": 2 }');
    await folder.write('node_modules/other/index.js', 'other\n');
    const second = await copyOf(folder, copies);
    assert.notEqual(second, first);
    assert.equal(existsSync(first), false);
    assert.ok(existsSync(path.join(second, 'node_modules/other/index.js')));
    await copies.remove();
    assert.deepEqual(readdirSync(path.join(folder.base, 'copies')), []);
  });

  it('is made anew where a check broke it', async () => {
    await using folder = await project();
    const copies = new ProbeCopies();
    const first = await copyOf(folder, copies);
    rmSync(path.join(first, '.git'), { recursive: true });
    rmSync(path.join(first, 'node_modules'), { recursive: true });
    await folder.write('a.js', 'two\n');
    const second = await copyOf(folder, copies);
    assert.equal(holds(second)['a.js'], 'two\n');
    assert.equal(holds(second)['node_modules/tool/index.js'], 'tool\n');
    await copies.remove();
  });
});
