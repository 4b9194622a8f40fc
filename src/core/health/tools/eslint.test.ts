import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { eslint } from './eslint.ts';

const output = `
> shop@1.0.0 lint
> eslint .


/home/ada/shop/src/price.js
  2:7   error    'unused' is assigned a value but never used  no-unused-vars
  3:3   warning  Unexpected 'debugger' statement              no-debugger

/home/ada/shop/src/tax.js
  1:8  error  Parsing error: Unexpected token function

✖ 3 problems (2 errors, 1 warning)

`;

describe('eslint', () => {
  it('reads file, line, rule and message', () => {
    assert.deepEqual(eslint.read(exampleRun('lint', 'eslint .', 1, output)).findings, [
      {
        file: 'src/price.js',
        line: 2,
        code: 'no-unused-vars',
        message: "'unused' is assigned a value but never used",
        severity: 'error',
      },
      {
        file: 'src/price.js',
        line: 3,
        code: 'no-debugger',
        message: "Unexpected 'debugger' statement",
        severity: 'warning',
      },
      {
        file: 'src/tax.js',
        line: 1,
        code: undefined,
        message: 'Parsing error: Unexpected token function',
        severity: 'error',
      },
    ]);
  });

  it('finds nothing in a clean run', () => {
    assert.deepEqual(
      eslint.read(exampleRun('lint', 'eslint .', 0, '\n> shop@1.0.0 lint\n> eslint .\n\n')).findings,
      [],
    );
  });
});
