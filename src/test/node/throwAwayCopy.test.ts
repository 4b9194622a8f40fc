import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { chmod, link, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runGit } from '../../node/gitCommand.ts';
import { throwAwayCopy, type ThrowAwayCopy } from '../../node/throwAwayCopy.ts';
import { type GitFolder, makeGitFolder, oddNames, start } from './gitFolder.ts';

async function copyOf(folder: GitFolder, withDependencies = true): Promise<ThrowAwayCopy> {
  return await throwAwayCopy({
    repository: folder.root,
    tree: await folder.repository.snapshot(),
    folder: copies(folder),
    withDependencies,
  });
}

/** What each file below a folder holds, links to files and folders followed. */
function filesBelow(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const visit = (inside: string): void => {
    for (const name of readdirSync(path.join(folder, inside))) {
      const file = path.posix.join(inside, name);
      const found = statSync(path.join(folder, file), { throwIfNoEntry: false });
      if (found?.isDirectory() === true) {
        visit(file);
      } else if (found !== undefined) {
        files.set(file, readFileSync(path.join(folder, file), 'latin1'));
      }
    }
  };
  visit('');
  return files;
}

function copies(folder: GitFolder): string {
  return path.join(folder.base, 'copies');
}

describe('A throw-away copy', () => {
  it('has the files as they are now, odd names and uncommitted work included, on the same commit', async () => {
    await using folder = await makeGitFolder();
    await start(folder, Object.fromEntries(oddNames.map((name) => [name, `${name}\n`])));
    await folder.write('new file.txt', 'new\n');
    const copy = await copyOf(folder);
    for (const name of [...oddNames, 'new file.txt']) {
      assert.equal(
        readFileSync(path.join(copy.root, name), 'utf8'),
        readFileSync(path.join(folder.root, name), 'utf8'),
      );
    }
    const there = async (...args: readonly string[]): Promise<string> => await runGit(copy.root, { args });
    assert.equal((await there('rev-parse', 'HEAD')).trim(), await folder.repository.head());
    assert.equal(await there('status', '--porcelain'), '?? "new file.txt"\n');
    assert.equal(await there('remote'), '');
    await copy.remove();
    assert.deepEqual(await readdir(copies(folder)), []);
  });

  it('has packages that are installed elsewhere, too, and no folder besides that a link leads to', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { '.gitignore': 'node_modules\nlinked\nnowhere\n', 'a.txt': 'a\n' });
    const elsewhere = path.join(folder.base, 'installed');
    await mkdir(path.join(elsewhere, 'one'), { recursive: true });
    await writeFile(path.join(elsewhere, 'one', 'index.js'), 'one\n');
    for (const [name, target] of [
      ['node_modules', elsewhere],
      ['linked', elsewhere],
      ['nowhere', path.join(folder.base, 'nothing')],
    ] as const) {
      await symlink(target, path.join(folder.root, name));
    }
    const copy = await copyOf(folder);
    assert.equal(readFileSync(path.join(copy.root, 'node_modules/one/index.js'), 'utf8'), 'one\n');
    rmSync(path.join(copy.root, 'node_modules'), { recursive: true });
    assert.ok(existsSync(path.join(elsewhere, 'one/index.js')), 'what is removed in the copy stays where it is');
    assert.deepEqual((await readdir(copy.root)).toSorted(), ['.git', '.gitignore', 'a.txt']);
  });

  it('lets go of everything that is done in it, installed packages included', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { '.gitignore': 'node_modules/\ndist/\n.env\n', 'a.txt': 'a\n' });
    await folder.write('node_modules/one/index.js', 'one\n');
    await folder.write('node_modules/.cache/state', 'state\n');
    await folder.write('packages/two/index.js', 'two\n');
    await symlink('../packages/two', path.join(folder.root, 'node_modules', 'two'));
    await folder.write('dist/out.js', 'out\n');
    await folder.write('.env', 'NAME=value\n');
    const copy = await copyOf(folder);
    const inCopy = (file: string): string => path.join(copy.root, file);
    assert.equal(readFileSync(inCopy('node_modules/one/index.js'), 'utf8'), 'one\n');
    assert.equal(
      readlinkSync(inCopy('node_modules/two')),
      '../packages/two',
      'a package of the repository is the copy’s',
    );
    assert.equal(readFileSync(inCopy('.env'), 'utf8'), 'NAME=value\n');
    assert.ok(!existsSync(inCopy('node_modules/.cache')), 'a cache that tools write to in place is not shared');
    assert.ok(!existsSync(inCopy('dist')), 'a product is no dependency');
    rmSync(inCopy('node_modules'), { recursive: true });
    rmSync(inCopy('a.txt'));
    await copy.remove();
    assert.equal(readFileSync(path.join(folder.root, 'node_modules/one/index.js'), 'utf8'), 'one\n');
    assert.equal(await folder.git('status', '--porcelain'), '?? packages/\n');
  });

  it('has no file in common with the user: what is written in place, in any file, stays in the copy', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { '.gitignore': 'node_modules/\n.venv\n.env*\n', 'settings/env': 'NAME=tracked\n' });
    const outside = path.join(folder.base, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'env'), 'NAME=outside\n');
    await writeFile(path.join(outside, 'index.js'), 'installed\n');
    await folder.write('node_modules/one/index.js', 'installed\n');
    await folder.write('node_modules/one/lib/deep.js', 'installed\n');
    await folder.write('node_modules/tool/run.sh', 'installed\n');
    await chmod(path.join(folder.root, 'node_modules/tool/run.sh'), 0o755);
    await symlink(path.join(folder.root, 'node_modules/one'), path.join(folder.root, 'node_modules/same'));
    await folder.write('.venv/lib/site.py', 'installed\n');
    await folder.write('.env', 'NAME=value\n');
    await symlink('settings/env', path.join(folder.root, '.env.linked'));
    await symlink(path.join(outside, 'env'), path.join(folder.root, '.env.outside'));
    // Package managers link installed files to a store of theirs.
    await link(path.join(outside, 'index.js'), path.join(folder.root, 'node_modules/one/stored.js'));
    const before = filesBelow(folder.base);
    const times = statSync(path.join(folder.root, 'node_modules/tool/run.sh'));
    const copy = await copyOf(folder);
    const copied = statSync(path.join(copy.root, 'node_modules/tool/run.sh'));
    assert.equal(Math.round(copied.mtimeMs / 10), Math.round(times.mtimeMs / 10), 'tools compare times');
    assert.equal(copied.mode, times.mode);
    const inCopy = [...filesBelow(copy.root).keys()].filter((file) => !file.startsWith('.git/'));
    for (const name of [
      '.env',
      '.env.linked',
      '.env.outside',
      '.venv/lib/site.py',
      'node_modules/one/lib/deep.js',
      'node_modules/one/stored.js',
      'node_modules/same/index.js',
      'node_modules/tool/run.sh',
    ]) {
      assert.ok(inCopy.includes(name), name);
    }
    for (const file of inCopy) {
      appendFileSync(path.join(copy.root, file), 'written in the copy\n');
    }
    await copy.remove();
    assert.deepEqual(filesBelow(folder.base), before);
  });

  it('leaves out what the user may not read, which their programs may not read either', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { '.gitignore': 'node_modules/\n' });
    await folder.write('node_modules/one/index.js', 'one\n');
    await folder.write('node_modules/one/closed.js', 'closed\n');
    await chmod(path.join(folder.root, 'node_modules/one/closed.js'), 0);
    const copy = await copyOf(folder);
    assert.equal(readFileSync(path.join(copy.root, 'node_modules/one/index.js'), 'utf8'), 'one\n');
    await copy.remove();
  });

  it('brings no dependencies for who only reads', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { '.gitignore': 'node_modules/\n' });
    await folder.write('node_modules/one/index.js', 'one\n');
    const copy = await copyOf(folder, false);
    assert.ok(!existsSync(path.join(copy.root, 'node_modules')));
    await copy.remove();
  });

  it('is removed by the next one when its process has died, and nothing else is', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    // Above the highest process id that any system gives.
    await mkdir(path.join(copies(folder), '999999999-1', 'deep'), { recursive: true });
    await mkdir(path.join(copies(folder), 'notes'), { recursive: true });
    const [one, two] = await Promise.all([copyOf(folder), copyOf(folder)]);
    assert.deepEqual(
      (await readdir(copies(folder))).toSorted(),
      [path.basename(one.root), path.basename(two.root), 'notes'].toSorted(),
    );
  });

  it('of a tree that is not there is an error, and nothing is left', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    await assert.rejects(
      throwAwayCopy({
        repository: folder.root,
        tree: '0123456789012345678901234567890123456789',
        folder: copies(folder),
        withDependencies: true,
      }),
      /git read-tree failed/,
    );
    assert.deepEqual(await readdir(copies(folder)), []);
  });
});
