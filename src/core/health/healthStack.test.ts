import assert from 'node:assert/strict';
import { readHealthStack } from './healthStack.ts';

function read(text: string): [string, string | undefined][] {
  return [...readHealthStack('AGENTS.md', text).commands];
}

describe('the Health Stack section', () => {
  it('is read however it is written', () => {
    const text =
      '# Project\n\n## Health Stack\r\n\r\n- test: npm test\r\n* **typecheck**: `tsc -b`\n- **lint:** eslint . # all\n+ Dead-Code: `knip` (strict)\n';
    assert.deepEqual(read(text), [
      ['test', 'npm test'],
      ['typecheck', 'tsc -b'],
      ['lint', 'eslint . # all'],
      ['deadcode', 'knip'],
    ]);
  });

  it('ends at the next heading of its level', () => {
    assert.deepEqual(read('## Health Stack\n### Notes\n- test: a\n## Style\n- lint: b\n'), [['test', 'a']]);
  });

  it('is nothing where there is none', () => {
    assert.deepEqual(readHealthStack('AGENTS.md', undefined), { commands: new Map(), none: undefined, problems: [] });
    assert.deepEqual(read('- test: npm test\n'), []);
  });
});
