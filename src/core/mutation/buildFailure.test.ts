import assert from 'node:assert/strict';
import { isBuildFailure } from './buildFailure.ts';

const broken: Readonly<Record<string, string>> = {
  cargo: 'error[E0308]: mismatched types\n\nerror: could not compile `c` (lib test) due to 1 previous error\n',
  go: '# example.com/a\n./a.go:3:2: undefined: x\nFAIL\texample.com/a [build failed]\nFAIL\n',
  tsc: "src/a.ts(3,1): error TS2322: Type 'string' is not assignable to type 'number'.\n",
  maven: '[ERROR] COMPILATION ERROR : \n',
  gradle: '> Task :app:compileTestKotlin FAILED\n',
  dotnet: '/a/P.cs(3,1): error CS0029: Cannot implicitly convert type\n',
  vite: 'Error: Transform failed with 1 error:\n',
  jest: '    SyntaxError: /a/src/view.jsx: Unexpected token (3:1)\n',
  php: 'PHP Parse error:  syntax error, unexpected token ")"\n',
  ruby: "a.rb:3: syntax error, unexpected ')'\n",
};

describe('A build failure', () => {
  for (const [tool, output] of Object.entries(broken)) {
    it(`is told from a failed test: ${tool}`, () => {
      assert.ok(isBuildFailure(output));
    });
  }

  it('is not what a failed test prints', () => {
    const failed = [
      'test result: FAILED. 1 passed; 1 failed; 1 ignored;\nerror: test failed, to rerun pass `--lib`\n',
      'FAIL\texample.com/a\t0.003s\n',
      'SyntaxError: Unexpected token \'a\', "abc" is not valid JSON\n    at JSON.parse (<anonymous>)\n',
      'AssertionError: 1 == 2\nTests: 1 failed, 1 total\n',
      '[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0\n',
    ];
    for (const output of failed) {
      assert.ok(!isBuildFailure(output), output);
    }
  });
});
