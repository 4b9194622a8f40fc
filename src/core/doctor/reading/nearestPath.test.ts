import assert from 'node:assert/strict';
import { fileTree } from '../../plan/fileTree.ts';
import { nearestPath } from './nearestPath.ts';

describe('Nearest path', () => {
  const files = fileTree([
    'src/export.ts',
    'src/import.ts',
    'src/cli.ts',
    'src/step1.ts',
    'src/style.css',
    'scripts/smoke.sh',
    'a/index.ts',
    'b/index.ts',
    'c/index.ts',
    'd/index.ts',
    'x/aa.ts',
    'x/ab.ts',
    'y/report.ts',
    'y/reports.ts',
    'z/parsre.ts',
    'lib/parser.ts',
    'lib/parsor.ts',
  ]);
  const taken = (path: string, ...paths: string[]): unknown => nearestPath(path, files, { taken: new Set(paths) });
  const coming = (path: string, ...paths: string[]): unknown => nearestPath(path, files, { coming: paths });
  const certain = (path: string): boolean | undefined => nearestPath(path, files)?.certain;

  it('is the one that a slip makes of it', () => {
    assert.deepEqual(nearestPath('src/exprot.ts', files), { path: 'src/export.ts', certain: true });
    assert.deepEqual(nearestPath('script/smoke.sh', files), { path: 'scripts/smoke.sh', certain: true });
    assert.deepEqual(nearestPath('scrips', files), { path: 'scripts', certain: true });
  });

  it('is not certain where something else is near', () => {
    assert.equal(certain('x/ac.ts'), false, 'two are as near');
    assert.equal(certain('y/reprts.ts'), false, 'one is nearer, the other is near, too');
    assert.equal(certain('src/parser.ts'), false, 'the name is elsewhere');
    assert.equal(certain('lib/parsre.ts'), false, 'another folder has the very name');
  });

  it('is not certain where the names may differ on purpose', () => {
    assert.equal(certain('src/clj.ts'), false, 'a short name');
    assert.equal(certain('src/step2.ts'), false, 'another number');
    assert.equal(certain('src/style.scss'), false, 'another ending');
  });

  it('is the file of this name elsewhere, if that says anything', () => {
    assert.deepEqual(nearestPath('tools/smoke.sh', files), { path: 'scripts/smoke.sh', certain: false });
    assert.equal(nearestPath('tools/index.ts', files), undefined);
    assert.equal(nearestPath('script/smok.sh', files), undefined, 'two slips');
    assert.equal(nearestPath('nothing/like.it', files), undefined);
  });

  it('is none that is taken', () => {
    assert.equal(taken('src/exprot.ts', 'src/export.ts'), undefined);
    assert.equal(taken('tools/smoke.sh', 'scripts/smoke.sh'), undefined);
    assert.deepEqual(taken('y/reprts.ts', 'y/reports.ts'), { path: 'y/report.ts', certain: false });
    assert.equal(taken('scrips', 'scripts'), undefined);
  });

  it('may be one that is coming', () => {
    const checkout = 'e2e/checkout.spec.ts';
    assert.deepEqual(coming('e2e/chekout.spec.ts', checkout), { path: checkout, certain: true });
    assert.deepEqual(coming('e2e/chekout.spec.ts', checkout, 'e2e/chekouts.spec.ts'), {
      path: checkout,
      certain: false,
    });
    assert.deepEqual(coming('src/exprot.ts', 'src/exports.ts'), { path: 'src/exports.ts', certain: false });
    assert.deepEqual(coming('src/exprot.ts', 'src/export.ts'), { path: 'src/export.ts', certain: true });
    assert.equal(coming('e2e/chekout.spec.ts', 'e2e/*.spec.ts', 'tests/checkout.spec.ts'), undefined);
  });
});
