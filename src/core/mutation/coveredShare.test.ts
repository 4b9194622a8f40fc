import assert from 'node:assert/strict';
import { type CoverableSources, coveredShare } from './coveredShare.ts';

function sources(lines: Readonly<Record<string, number>>, more: Partial<CoverableSources> = {}): CoverableSources {
  return { lines: new Map(Object.entries(lines)), runs: () => true, root: '/p', ...more };
}

const whole = { covered: 4, all: 4 };

describe('The share of lines that tests reach', () => {
  it('is one of all sources: what no report names is not reached', () => {
    const files = sources({ 'src/add.js': 100, 'src/big.js': 900 });
    assert.equal(coveredShare([{ file: '/p/src/add.js', ...whole }], files), 0.1);
    assert.equal(coveredShare([{ file: 'src/add.js', covered: 1, all: 2 }], files), 0.05);
    const both = [
      { file: 'src/add.js', covered: 1, all: 2 },
      { file: './src/big.js', ...whole },
    ];
    assert.equal(coveredShare(both, files), 0.95);
  });

  it('leaves out files in which nothing runs, unless a report names them', () => {
    const files = sources({ 'a.ts': 100, 'types.ts': 300 }, { runs: (file) => file !== 'types.ts' });
    assert.equal(coveredShare([{ file: 'a.ts', ...whole }], files), 1);
    const named = [
      { file: 'a.ts', ...whole },
      { file: 'types.ts', covered: 0, all: 1 },
    ];
    assert.equal(coveredShare(named, files), 0.25);
  });

  it('finds sources however reports name them', () => {
    const files = sources({ 'pkg/a.go': 1, 'src/main/java/com/a/A.java': 1, 'b/src/main/java/com/b/A.java': 2 });
    assert.equal(coveredShare([{ file: 'example.com/m/pkg/a.go', ...whole }], files), 0.25);
    assert.equal(coveredShare([{ file: 'com/b/A.java', ...whole }], files), 0.5);
  });

  it('is not known where nothing that is reported is a source, or which one is not certain', () => {
    const files = sources({ 'one/index.js': 1, 'two/index.js': 1, 'a.js': 1 });
    for (const file of ['/p/dist/a.js', 'node_modules/x/b.js', 'index.js']) {
      assert.equal(coveredShare([{ file, ...whole }], files), undefined, file);
    }
  });
});
