import assert from 'node:assert/strict';
import { ListedPaths } from './listedPaths.ts';

interface Owner {
  readonly file: string;
}

const [walk, run, jump] = ['1.md', '2.md', '3.md'].map((file): Owner => ({ file }));

function listed(...paths: readonly string[]): ListedPaths<Owner> {
  const all = new ListedPaths<Owner>();
  for (const path of paths) {
    all.add(path, owner(walk));
  }
  return all;
}

function owner(one: Owner | undefined): Owner {
  assert.ok(one);
  return one;
}

function owners(all: ListedPaths<Owner>, path: string): string[] {
  const found: string[] = [];
  all.visitOwners(path, ({ file }) => {
    found.push(file);
    return true;
  });
  return found;
}

describe('Listed paths', () => {
  it('are kept for as long as somebody lists them', () => {
    const all = listed();
    all.add('src/a.ts', owner(run));
    all.add('src/a.ts', owner(walk));
    assert.deepEqual(owners(all, 'src/a.ts'), ['1.md', '2.md']);
    all.remove('src/a.ts', owner(jump));
    assert.deepEqual(owners(all, 'src/a.ts'), ['1.md', '2.md'], 'somebody else lists nothing');
    all.remove('src/a.ts', owner(run));
    assert.deepEqual(owners(all, 'src/a.ts'), ['1.md']);
    assert.deepEqual([...all.namesakes('src')], ['src', '', 'src/a.ts']);
    all.remove('src/a.ts', owner(jump));
    assert.deepEqual([...all.namesakes('src')], ['src', '', 'src/a.ts'], 'below a folder, too');
    all.remove('src/a.ts', owner(walk));
    assert.deepEqual([...all.namesakes('src')], ['src', '']);
    all.remove('src/a.ts', owner(walk));
    assert.deepEqual(owners(all, 'src/a.ts'), []);
  });

  it('are found by globs as long as they are listed, whoever was asked first', () => {
    const all = listed('src/*.ts', 'src/a.ts');
    assert.deepEqual([...all.namesakes('src/*.ts')], ['src/*.ts', 'src', '', 'src/a.ts']);
    all.add('src/b.ts', owner(walk));
    all.add('src/a.ts', owner(run));
    all.remove('src/a.ts', owner(walk));
    assert.deepEqual([...all.namesakes('src/*.ts')], ['src/*.ts', 'src', '', 'src/a.ts', 'src/b.ts']);
    all.remove('src/a.ts', owner(run));
    assert.deepEqual([...all.namesakes('src/*.ts')], ['src/*.ts', 'src', '', 'src/b.ts']);
    all.remove('src/*.ts', owner(walk));
    assert.deepEqual([...all.namesakes('src/b.ts')], ['src/b.ts', 'src', '']);
  });

  it('match a glob with all of their segments, or not at all', () => {
    for (const [glob, path, matches] of [
      ['src/*.ts', 'src/a.ts', true],
      ['src/*.ts', 'src/a.js', false],
      ['src/*.ts', 'src/b/a.ts', false],
      ['src/*/a.ts', 'src/b/c.ts', false],
      ['src/**/a.ts', 'src/a.ts', true],
      ['src/**/a.ts', 'src/b/c/a.ts', true],
      ['src/**/a.ts', 'src/b/c/d.ts', false],
      ['src/**/b/*.ts', 'src/b/c/b/a.ts', true],
      ['src/**', 'src/b/a.ts', true],
      ['src/*/**', 'src/b', true],
      ['src/{a,b}.ts', 'src/b.ts', true],
      ['src/{a,b}.ts', 'src/c.ts', false],
      ['app/*/[id].tsx', 'app/a/[id].tsx', true],
      ['app/*/[id].tsx', 'app/a/i.tsx', false],
    ] as const) {
      assert.equal([...listed(glob).namesakes(path)].includes(glob), matches, `${glob} ${path}`);
      assert.equal([...listed(path).namesakes(glob)].includes(path), matches, `${path} ${glob}`);
    }
  });
});
