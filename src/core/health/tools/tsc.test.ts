import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { tsc } from './tsc.ts';

const plain = `src/price.ts(2,9): error TS2322: Type 'number' is not assignable to type 'string'.
src/price.ts(5,26): error TS2345: Argument of type '{ a: number; }' is not assignable to parameter of type 'Price'.
  Property 'amount' is missing in type '{ a: number; }' but required in type 'Price'.
`;

const pretty = `\u001B[96msrc/price.ts\u001B[0m:\u001B[93m2\u001B[0m:\u001B[93m9\u001B[0m - \u001B[91merror\u001B[0m\u001B[90m TS2322: \u001B[0mType 'number' is not assignable to type 'string'.

\u001B[7m2\u001B[0m   const rounded: string = amount;
\u001B[7m \u001B[0m \u001B[91m        ~~~~~~~\u001B[0m

  \u001B[96msrc/price.ts\u001B[0m:\u001B[93m2\u001B[0m:\u001B[93m9\u001B[0m - 'rounded' is declared here.

Found 1 error in src/price.ts\u001B[90m:2\u001B[0m
`;

describe('tsc', () => {
  it('is recognised by its program name only', () => {
    for (const command of [
      'tsc',
      'npx --no-install tsc --noEmit',
      'tsc -b && echo ok',
      'node_modules/.bin/tsc',
      'vue-tsc --noEmit',
    ]) {
      assert.ok(tsc.recognises(command), command);
    }
    for (const command of ['swc', 'npm run tsc-files', 'tsc-watch', 'eslint src/tsconfig']) {
      assert.ok(!tsc.recognises(command), command);
    }
  });

  it('reads one finding for each error, not its explanation', () => {
    assert.deepEqual(tsc.read(exampleRun('typecheck', 'tsc', 1, plain)).findings, [
      {
        file: 'src/price.ts',
        line: 2,
        code: 'TS2322',
        message: "Type 'number' is not assignable to type 'string'.",
        severity: 'error',
      },
      {
        file: 'src/price.ts',
        line: 5,
        code: 'TS2345',
        message: "Argument of type '{ a: number; }' is not assignable to parameter of type 'Price'.",
        severity: 'error',
      },
    ]);
  });

  it('reads the same from pretty, coloured output', () => {
    assert.deepEqual(tsc.read(exampleRun('typecheck', 'tsc --pretty', 1, pretty)).findings, [
      {
        file: 'src/price.ts',
        line: 2,
        code: 'TS2322',
        message: "Type 'number' is not assignable to type 'string'.",
        severity: 'error',
      },
    ]);
  });

  it('reads errors of the project itself', () => {
    const output = "error TS5058: The specified path does not exist: 'nosuch.json'.\n";
    assert.deepEqual(tsc.read(exampleRun('typecheck', 'tsc -p nosuch.json', 1, output)).findings, [
      {
        file: undefined,
        line: undefined,
        code: 'TS5058',
        message: "The specified path does not exist: 'nosuch.json'.",
        severity: 'error',
      },
    ]);
  });
});
