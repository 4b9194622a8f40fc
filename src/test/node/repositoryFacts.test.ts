import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readRepositoryFacts, refreshRepositoryFacts } from '../../node/repositoryFacts.ts';
import { makeGitFolder, oddNames, start } from './gitFolder.ts';

describe('Facts of a repository', () => {
  it('are the files that git tracks or would track, as they are on the disk now', async () => {
    await using folder = await makeGitFolder();
    const odd = oddNames.filter((name) => !name.includes('/'));
    await start(folder, {
      ...Object.fromEntries(odd.map((name) => [name, 'x'])),
      '.gitignore': 'dist/\n*.log\n!keep.log\n',
      'src/.gitignore': '/generated\n',
      'src/gone.ts': 'x',
      'src/a.ts': 'x',
    });
    await unlink(path.join(folder.root, 'src/gone.ts'));
    for (const file of ['src/new.ts', 'dist/index.js', 'x.log', 'keep.log', 'src/generated/b.ts']) {
      await folder.write(file, 'x');
    }
    const { files, mayBeUnlisted } = await readRepositoryFacts(folder.root);
    assert.deepEqual(files.namesIn('src'), ['.gitignore', 'a.ts', 'new.ts']);
    for (const name of [...odd, 'keep.log']) {
      assert.equal(files.hasFile(name), true, name);
    }
    assert.equal(files.hasFolder('dist'), false);
    for (const file of ['dist', 'dist/any/thing.js', 'deep/x.log', 'src/generated/c.ts']) {
      assert.equal(mayBeUnlisted?.(file), true, file);
    }
    for (const file of ['src/c.ts', 'keep.log', 'generated/c.ts', 'distant/a.js']) {
      assert.equal(mayBeUnlisted?.(file), false, file);
    }
  });

  it('say nothing of what lies in a submodule, in a repository inside, or behind a link', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'real/a.ts': 'x' });
    await symlink('real', path.join(folder.root, 'link'));
    await mkdir(path.join(folder.root, 'inner'));
    await folder.git('init', '--quiet', 'inner');
    await folder.git('add', 'link');
    await folder.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},module`);
    const { files, mayBeUnlisted } = await readRepositoryFacts(folder.root);
    assert.equal(files.hasFolder('inner'), true);
    for (const file of ['link/a.ts', 'inner/a.ts', 'module/a.ts']) {
      assert.equal(mayBeUnlisted?.(file), true, file);
    }
    assert.equal(mayBeUnlisted?.('real/b.ts'), false);
  });

  it('hold the names that project files offer', async () => {
    await using folder = await makeGitFolder();
    await start(folder, {
      'package.json': '{"scripts": {"test": "x", "lint:fix": "y"}}',
      'web/package.json': '{"scripts": {"dev": "z"}, "devDependencies": {"vite": "1"}}',
      'broken/package.json': '{"scripts": {',
      Makefile:
        'CC := gcc\n.PHONY: all \\\n  clean\nall: build test # both\n\t@echo not: this\nbuild test-%:\n\tx\nA ?= b\nX = y:z\n',
      justfile:
        "set shell := ['sh']\nalias b := build\n@build target='x':\n  echo hi: there\n_private:\nversion := '1'\n",
      'Cargo.toml':
        '[package]\nname = "notes"\n[[bin]]\nname = "notes-cli"\n[dependencies]\nname = "no"\n[profile.release]\nlto = true\n',
      '.cargo/config.toml': '[alias]\nxtask = "run -p xtask"\n',
      'src/main.rs': '',
      'src/bin/import.rs': '',
      'tests/round_trip.rs': '',
      'tests/data.json': '',
      'lib/Cargo.toml': '[package]\nname = "notes-lib"\n',
      'lib/src/lib.rs': '',
      'tool/Cargo.toml': '[package]\nname = "tool"\n',
      'tool/src/main.rs': '',
      'examples/demo/main.rs': '',
    });
    const facts = await readRepositoryFacts(folder.root);
    assert.deepEqual(Object.fromEntries(facts.packageScripts), {
      '': ['test', 'lint:fix'],
      web: ['dev'],
      broken: [],
    });
    assert.deepEqual(facts.packageDependencies?.get('web'), ['vite']);
    assert.deepEqual(facts.makeTargets?.toSorted(), ['all', 'build', 'clean', 'test-%']);
    assert.deepEqual(facts.justRecipes, ['b', 'build', '_private']);
    assert.deepEqual(facts.cargoNames?.map(({ kind, name }) => `${kind} ${name}`).toSorted(), [
      'alias xtask',
      'bin import',
      'bin notes',
      'bin notes-cli',
      'bin tool',
      'example demo',
      'package notes',
      'package notes-lib',
      'package tool',
      'test round_trip',
    ]);
  });

  it('are unknown where there is no such file', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'sub/Makefile': 'a:\n', 'sub/Cargo.toml': '' });
    const facts = await readRepositoryFacts(folder.root);
    assert.deepEqual([facts.makeTargets, facts.justRecipes, facts.cargoNames], [undefined, undefined, undefined]);
    assert.equal(facts.packageScripts.size, 0);
  });

  it('are read without git, too', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'mstack-facts-'));
    try {
      await mkdir(path.join(root, 'src'));
      await mkdir(path.join(root, 'node_modules/x'), { recursive: true });
      await writeFile(path.join(root, 'src/a.ts'), '');
      await writeFile(path.join(root, 'node_modules/x/b.ts'), '');
      await writeFile(path.join(root, 'package.json'), '{"scripts": {"test": "x"}}');
      const facts = await readRepositoryFacts(root);
      assert.deepEqual(facts.files.namesIn(''), ['package.json', 'src/']);
      assert.deepEqual(facts.packageScripts.get(''), ['test']);
      assert.deepEqual((await readRepositoryFacts(path.join(root, 'nowhere'))).files.namesIn(''), []);
    } finally {
      await rm(root, { recursive: true });
    }
  });

  it('follow single changes as if they were read anew', async () => {
    await using folder = await makeGitFolder();
    await start(folder, {
      '.gitignore': 'dist/\n',
      'package.json': '{"scripts": {"a": "x"}}',
      'src/a.ts': '',
      'lib/b.ts': '',
    });
    const before = await readRepositoryFacts(folder.root);
    assert.equal(await refreshRepositoryFacts(before, folder.root, ['src/a.ts']), before, 'nothing came or went');

    await folder.write('src/new/c.ts', '');
    await folder.write('dist/out.js', '');
    await rm(path.join(folder.root, 'lib'), { recursive: true });
    await folder.write('package.json', '{"scripts": {"b": "x"}}');
    await rename(path.join(folder.root, 'src/a.ts'), path.join(folder.root, 'src/moved.ts'));
    const changed = ['src/new', 'src/new/c.ts', 'dist/out.js', 'lib', 'src/a.ts', 'src/moved.ts'];
    const fresh = await readRepositoryFacts(folder.root);
    const single = await changed.reduce(
      async (facts, file) => refreshRepositoryFacts(await facts, folder.root, [file]),
      Promise.resolve(before),
    );
    const some = await refreshRepositoryFacts(
      before,
      folder.root,
      changed.filter((file) => file !== 'src/new'),
    );
    for (const facts of [single, some]) {
      for (const place of ['', 'src', 'src/new', 'dist', 'lib']) {
        assert.deepEqual(facts.files.namesIn(place), fresh.files.namesIn(place), place);
      }
    }
    assert.deepEqual(some.packageScripts.get(''), ['a'], 'it was not named');
    assert.deepEqual((await refreshRepositoryFacts(before, folder.root, ['package.json'])).packageScripts.get(''), [
      'b',
    ]);
  });

  it('can be given up', async () => {
    await using folder = await makeGitFolder();
    await assert.rejects(readRepositoryFacts(folder.root, AbortSignal.abort()), { name: 'AbortError' });
  });
});
