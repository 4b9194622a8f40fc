import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { findingText } from '../output.ts';
import { knip } from './knip.ts';

const symbols = `
> shop@1.0.0 deadcode
> knip

Unused files (1)
src/unused.ts
Unused dependencies (1)
left-pad  package.json
Unlisted dependencies (1)
chalk  src/index.ts:1:41
Unused exports (2)
b   src/a.ts:1:34 
b2  src/a.ts:1:87 
Unused exported types (1)
T  interface  src/a.ts:1:58 
Duplicate exports (1)
b|b2  src/a.ts
Configuration hints (1)
src/old.ts  knip.json  Remove from entry
`;

const compact = `Unused files (1)
src/unused.ts: src/unused.ts
Unused exports (1)
src/a.ts: b, b2
`;

function read(output: string, stderr = ''): string[] {
  return knip.read(exampleRun('deadcode', 'knip', 1, output, stderr)).findings.map(findingText);
}

describe('knip', () => {
  it('reads every section but the hints, and nothing of the package manager', () => {
    assert.deepEqual(read(symbols, 'npm warn something is old\n'), [
      'src/unused.ts: Unused files: nothing uses this file',
      'package.json: Unused dependencies: left-pad',
      'src/index.ts:1: Unlisted dependencies: chalk',
      'src/a.ts:1: Unused exports: b',
      'src/a.ts:1: Unused exports: b2',
      'src/a.ts:1: Unused exported types: T interface',
      'src/a.ts: Duplicate exports: b|b2',
    ]);
  });

  it('keeps standard error apart from the last section', () => {
    assert.deepEqual(read('Unused files (1)\nsrc/unused.ts\n', 'npm warn something is old\n'), [
      'src/unused.ts: Unused files: nothing uses this file',
    ]);
  });

  it('reads the compact format', () => {
    assert.deepEqual(read(compact), [
      'src/unused.ts: Unused files: nothing uses this file',
      'src/a.ts: Unused exports: b',
      'src/a.ts: Unused exports: b2',
    ]);
  });
});
