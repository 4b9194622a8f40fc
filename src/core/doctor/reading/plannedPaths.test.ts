import assert from 'node:assert/strict';
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
