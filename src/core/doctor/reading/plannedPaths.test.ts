import assert from 'node:assert/strict';
import { fileTree } from '../../plan/fileTree.ts';
import { nearestPath } from './nearestPath.ts';
import { PlannedPaths, plainPath } from './plannedPaths.ts';

describe('Planned paths', () => {
  it('hold themselves, their folders, what lies in folders, and what globs stand for', () => {
    const planned = new PlannedPaths(['src/a.ts', 'docs/api', 'test/**/*.{test,spec}.ts', 'lib/*.rs']);
    for (const path of ['src/a.ts', 'src', 'docs/api', 'docs/api/x/y.md', 'docs', 'test/a/b.spec.ts', 'lib/x.rs']) {
      assert.equal(planned.has(path), true, path);
    }
    for (const path of ['src/b.ts', 'src/a.ts/x', 'docs/apix', 'test/b.ts', 'lib/x/y.rs', 'sr']) {
      assert.equal(planned.has(path), false, path);
    }
    assert.equal(planned.includes('/api'), true);
    assert.equal(planned.includes('apis'), false);
  });

  it('are plain without what does not belong to the place', () => {
    for (const [path, plain] of [
      ['./src/a.ts', 'src/a.ts'],
      ['src/', 'src'],
      ['src/**', 'src'],
      ['src/**/*', 'src'],
      ['src/*.ts', 'src/*.ts'],
    ] as const) {
      assert.equal(plainPath(path), plain);
    }
  });
});

describe('Nearest path', () => {
  const files = fileTree([
    'src/export.ts',
    'src/import.ts',
    'scripts/smoke.sh',
    'a/index.ts',
    'b/index.ts',
    'c/index.ts',
    'd/index.ts',
    'x/aa.ts',
    'x/ab.ts',
  ]);

  it('is the one that a slip makes of it', () => {
    assert.deepEqual(nearestPath('src/exprot.ts', files), { path: 'src/export.ts', certain: true });
    assert.deepEqual(nearestPath('script/smoke.sh', files), { path: 'scripts/smoke.sh', certain: true });
    assert.deepEqual(nearestPath('scrips', files), { path: 'scripts', certain: true });
    assert.deepEqual(nearestPath('x/ac.ts', files)?.certain, false, 'two are as near');
  });

  it('is the file of this name elsewhere, if that says anything', () => {
    assert.deepEqual(nearestPath('tools/smoke.sh', files), { path: 'scripts/smoke.sh', certain: false });
    assert.equal(nearestPath('tools/index.ts', files), undefined);
    assert.equal(nearestPath('script/smok.sh', files), undefined, 'two slips');
    assert.equal(nearestPath('nothing/like.it', files), undefined);
  });
});
