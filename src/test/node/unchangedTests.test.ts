import assert from 'node:assert/strict';
import { exampleRun } from '../../core/health/exampleRun.ts';
import type { ToolRun } from '../../core/health/health.ts';
import { healthReport } from '../../core/health/score.ts';
import type { TriedTests } from '../../core/journal/events.ts';
import { type UnchangedTests, unchangedTests } from '../../node/unchangedTests.ts';

/** What node:test prints. */
function run(...failed: readonly string[]): ToolRun {
  const list = failed.map((name) => `test at src/a.test.mjs:1:1\n✖ ${name} (1ms)\n`).join('');
  const counts = `ℹ tests 3\nℹ pass ${3 - failed.length}\nℹ fail ${failed.length}\n`;
  return exampleRun('test', 'node --test', failed.length === 0 ? 0 : 1, list + counts);
}

const crash = exampleRun('test', 'node --test', 1, 'Error: none of it can be loaded');

/** @param after the run of the work's tree in a copy, @param start that of the start commit */
async function judge(gate: ToolRun, after: ToolRun, start: ToolRun): Promise<UnchangedTests | TriedTests> {
  let now = 'work';
  return await unchangedTests(
    { start: 'start', tree: 'work', gate: healthReport([gate]), tests: ['src/a.test.mjs'] },
    { command: 'node --test', untilFirstFailure: undefined, languages: undefined, source: 'a test', tool: 'npm-test' },
    {
      root: () => '',
      restore: async () => {},
      remove: async () => {},
      moveTo: async (tree) => {
        now = tree;
      },
    },
    async () => (now === 'work' ? after : start),
  );
}

describe('Tests without a small change, in a copy', () => {
  it('are what others are compared with where they pass', async () => {
    const base = await judge(run(), run(), run());
    assert.ok('isAsBefore' in base);
    assert.deepEqual([base.isAsBefore(run()), base.isAsBefore(run('adds'))], [true, false]);
  });

  it('count what fails newly in a red repository', async () => {
    for (const gate of [run('old'), run()]) {
      const base = await judge(gate, run('old'), run('old'));
      assert.ok('isAsBefore' in base);
      assert.deepEqual([base.isAsBefore(run('old')), base.isAsBefore(run('old', 'adds'))], [true, false]);
    }
  });

  it('are a finding where they pass in the gate only, and those of the start commit pass in the copy', async () => {
    for (const [after, who] of [
      [run('adds'), 'The test “adds” (src/a.test.mjs) passes'],
      [crash, 'The tests pass'],
    ] as const) {
      const found = await judge(run(), after, run());
      assert.ok('findings' in found);
      assert.deepEqual(
        found.findings.map(({ code, severity, file, message }) => [code, severity, file, message.startsWith(who)]),
        [['test.only-in-place', 'blocks', 'src/a.test.mjs', true]],
      );
    }
  });

  it('blame nobody where the start commit cannot be run in the copy, either', async () => {
    const found = await judge(run(), crash, crash);
    assert.ok('findings' in found);
    assert.deepEqual(found.findings, []);
    assert.match(found.remark ?? '', /does not pass in a copy, and does not name what fails/);
  });
});
