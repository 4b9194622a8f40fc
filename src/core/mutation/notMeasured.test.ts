import assert from 'node:assert/strict';
import type { ToolRun } from '../health/health.ts';
import { notMeasured } from './notMeasured.ts';

function why(exit: ToolRun['exit'], stderr = '', stdout = ''): string | undefined {
  const command = { category: 'test', command: 'npm test', tool: '', source: '' } as const;
  return notMeasured({ command, exit, stdout, stderr, seconds: 1 }, (name) => name === 'vitest' || name === '@a/b');
}

function exited(code: number): ToolRun['exit'] {
  return { kind: 'exited', code };
}

describe('What was not measured', () => {
  it('is what the time limit or somebody else ended, and what is not installed', () => {
    assert.equal(why({ kind: 'timedOut', afterSeconds: 600 }), 'it did not end within 600 s');
    assert.equal(why({ kind: 'notStarted', reason: 'no shell' }), 'no shell');
    assert.equal(why({ kind: 'signalled', signal: 'SIGKILL' }), 'it was ended from outside (SIGKILL)');
    assert.equal(why(exited(127), 'sh: 1: vitest: not found'), 'its program is not installed');
    assert.equal(why(exited(1), 'npm error could not determine executable to run'), 'its program is not installed');
    const gone = "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'vitest' imported from /p/a.test.js";
    assert.equal(why(exited(1), gone), 'its package vitest is not installed');
    assert.equal(why(exited(1), '', "Error: Cannot find module '@a/b/deep'"), 'its package @a/b is not installed');
  });

  it('is not what ended by itself, red or green', () => {
    assert.equal(why(exited(0), 'sh: 1: vitest: not found'), undefined);
    assert.equal(why(exited(1), 'AssertionError'), undefined);
    assert.equal(why({ kind: 'signalled', signal: 'SIGSEGV' }), undefined);
    for (const own of [
      "Cannot find module './prices.js'",
      "Cannot find module '/p/a.js'",
      "Cannot find package 'typo'",
    ]) {
      assert.equal(why(exited(1), own), undefined, own);
    }
  });
});
