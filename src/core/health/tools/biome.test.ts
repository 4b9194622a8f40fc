import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { biome } from './biome.ts';

const output = `src/price.js:2:7 lint/correctness/noUnusedVariables  FIXABLE  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

  ! This variable unused is unused.
  
    1 │ export function price(amount) {
  > 2 │   var unused = 1;
      │       ^^^^^^
  
  i Unused variables are often the result of typos, incomplete refactors, or other sources of bugs.
  
  i Unsafe fix: If this is intentional, prepend unused with an underscore.
  

src/price.js format ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

  × Formatter would have printed the following content:
  
    1  1 │   export function price(amount) {
  

Checked 1 file in 3ms. No fixes applied.
Found 1 error.
Found 1 warning.
check ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

  × Some errors were emitted while running checks.
  

`;

const annotations = `::warning title=lint/correctness/noUnusedVariables,file=/home/ada/shop/src/price.js,line=2,endLine=2,col=7,endColumn=13::This variable unused is unused.
`;

describe('biome', () => {
  it('reads each diagnostic once, and not its closing words', () => {
    assert.deepEqual(biome.read(exampleRun('lint', 'biome check', 1, '', output)).findings, [
      {
        file: 'src/price.js',
        line: 2,
        code: 'lint/correctness/noUnusedVariables',
        message: 'This variable unused is unused.',
        severity: 'warning',
      },
      {
        file: 'src/price.js',
        line: undefined,
        code: 'format',
        message: 'Formatter would have printed the following content:',
        severity: 'error',
      },
    ]);
  });

  it('reads annotations', () => {
    assert.deepEqual(biome.read(exampleRun('lint', 'biome ci --reporter=github', 1, annotations)).findings, [
      {
        file: 'src/price.js',
        line: 2,
        code: 'lint/correctness/noUnusedVariables',
        message: 'This variable unused is unused.',
        severity: 'warning',
      },
    ]);
  });
});
