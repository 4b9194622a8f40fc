import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { findingText } from '../output.ts';
import { healthTools, readRun, recogniseTool } from './tools.ts';

describe('health tools', () => {
  it('have ids of their own', () => {
    assert.equal(new Set(healthTools.map((tool) => tool.id)).size, healthTools.length);
  });

  it('are recognised by the command line', () => {
    assert.equal(recogniseTool('lint', 'npm run lint ; oxlint --deny-warnings'), 'oxlint');
    assert.equal(recogniseTool('lint', 'eslint . && biome ci'), 'eslint+biome');
    assert.equal(recogniseTool('e2e', 'npx playwright test'), 'playwright');
    assert.equal(recogniseTool('lint', './check.sh'), 'exit-code');
  });

  it('read tests of unknown runners by their output', () => {
    assert.equal(recogniseTool('test', './run-tests.sh'), 'npm-test');
    assert.equal(recogniseTool('test', 'tsc && ./run-tests.sh'), 'tsc+npm-test');
    assert.equal(recogniseTool('e2e', 'node --test e2e/'), 'npm-test');
  });

  it('are read together when one command starts several', () => {
    const output = `src/a.ts(1,1): error TS1005: ';' expected.
  x eslint(no-debugger): \`debugger\` statement is not allowed
   ,-[src/b.ts:3:3]
`;
    assert.deepEqual(readRun(exampleRun('lint', 'tsc; oxlint', 1, output)).findings.map(findingText), [
      "src/a.ts:1: TS1005: ';' expected.",
      'src/b.ts:3: eslint(no-debugger): `debugger` statement is not allowed',
    ]);
  });

  it('count tests once when a test script starts Playwright', () => {
    const run = exampleRun('e2e', 'node --test && playwright test', 0, '  2 passed (1.0s)\n');
    assert.equal(run.command.tool, 'npm-test+playwright');
    assert.deepEqual(readRun(run).tests, { passed: 2, total: 2, skipped: 0 });
  });
});
