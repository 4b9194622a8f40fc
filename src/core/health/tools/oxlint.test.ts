import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { oxlint } from './oxlint.ts';

const expected = [
  {
    file: 'src/price.js',
    line: 2,
    code: 'eslint(no-unused-vars)',
    message: "Variable 'unused' is declared but never used. Unused variables should start with a '_'.",
    severity: 'warning',
  },
  {
    file: 'src/price.js',
    line: 3,
    code: 'eslint(no-debugger)',
    message: '`debugger` statement is not allowed',
    severity: 'error',
  },
];

const outputs: Readonly<Record<string, string>> = {
  default: `
  ! eslint(no-unused-vars): Variable 'unused' is declared but never used. Unused variables should start with a '_'.
   ,-[src/price.js:2:7]
 1 | export function price(amount) {
 2 |   var unused = 1;
   :       ^^^|^^
   :          \`-- 'unused' is declared here
   \`----
  help: Consider removing this declaration.

  x eslint(no-debugger): \`debugger\` statement is not allowed
   ,-[src/price.js:3:3]
 2 |   var unused = 1;
 3 |   debugger;
   :   ^^^^^^^^^
   \`----
  help: Remove the debugger statement

Found 1 warning and 1 error.
Finished in 28ms on 1 file with 96 rules using 2 threads.
`,
  terminal: `
  ⚠ eslint(no-unused-vars): Variable 'unused' is declared but never used. Unused variables should start with a '_'.
   ╭─[src/price.js:2:7]
 2 │   var unused = 1;
   ╰────

  × eslint(no-debugger): \`debugger\` statement is not allowed
   ╭─[src/price.js:3:3]
 3 │   debugger;
   ╰────
`,
  unix: `src/price.js:2:7: Variable 'unused' is declared but never used. Unused variables should start with a '_'. [Warning/eslint(no-unused-vars)]
src/price.js:3:3: \`debugger\` statement is not allowed [Error/eslint(no-debugger)]

2 problems
`,
  github: `::warning file=src/price.js,line=2,endLine=2,col=7,endColumn=13,title=eslint(no-unused-vars)::src/price.js:2:7: Variable 'unused' is declared but never used. Unused variables should start with a '_'.
::error file=src/price.js,line=3,endLine=3,col=3,endColumn=12,title=eslint(no-debugger)::src/price.js:3:3: \`debugger\` statement is not allowed

Found 1 warning and 1 error.
`,
  agent: `src/price.js:2:7: warning eslint(no-unused-vars): Variable 'unused' is declared but never used. Unused variables should start with a '_'. help: Consider removing this declaration.
src/price.js:3:3: error eslint(no-debugger): \`debugger\` statement is not allowed help: Remove the debugger statement
`,
};

describe('oxlint', () => {
  for (const [format, output] of Object.entries(outputs)) {
    it(`reads its ${format} format`, () => {
      assert.deepEqual(oxlint.read(exampleRun('lint', 'oxlint', 1, output)).findings, expected);
    });
  }
});
