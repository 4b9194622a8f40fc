import assert from 'node:assert/strict';
import { regressions } from './compare.ts';
import { exampleRun } from './exampleRun.ts';
import { joinProjects, type ProjectHealth } from './joinProjects.ts';
import { composite, defaultWeights, judgeRun, reportOf } from './score.ts';
import type { CategoryHealth, HealthReport } from './health.ts';

function part(folder: string | undefined, code: number, stdout: string): ProjectHealth {
  const run = exampleRun('test', folder === undefined ? 'npm test' : `cd ${folder} && npm test`, code, stdout);
  const command = { ...run.command, ...(folder === undefined ? {} : { folder }) };
  return { command, health: judgeRun({ ...run, command }) };
}

function reportWith(test: CategoryHealth): HealthReport {
  return reportOf(new Map([['test', test]]), {}, defaultWeights, undefined);
}

const tap = (passed: number, failed: number): string =>
  `# tests ${passed + failed}\n# pass ${passed}\n# fail ${failed}\n`;
const web = part('web', 0, tap(2, 0));
const api = part('api', 0, tap(3, 0));

describe('joinProjects', () => {
  it('adds up what is green, and names each', () => {
    const { score, status, tests, summary, command } = joinProjects([web, api], undefined);
    assert.deepEqual([score, status, tests], [10, 'pass', { passed: 5, total: 5, skipped: 0 }]);
    assert.equal(summary, 'web: 2 tests passed. api: 3 tests passed.');
    assert.equal(command, 'cd web && npm test ; cd api && npm test');
  });

  it('is as healthy as the worst, and tells why by its name', () => {
    const red = part('api', 1, tap(1, 1));
    const joined = joinProjects([web, red], undefined);
    assert.equal(joined.score, red.health.score);
    assert.equal(joined.status, 'fail');
    assert.match(joined.summary, /^api: Exit code 1: 1 of 2 tests failed/);
    const missing = joinProjects([red, part('web', 127, '')], undefined);
    assert.equal(missing.status, 'missing');
    assert.match(missing.summary, /^web: The program/);
  });

  it('counts once for its category', () => {
    assert.equal(composite(reportWith(joinProjects([web, part('api', 1, tap(1, 1))], undefined)).categories), 4);
  });

  it('names the command where two projects are in one folder', () => {
    const cargo = exampleRun('test', 'cargo test', 0, 'test result: ok. 1 passed; 0 failed; 0 ignored;\n');
    const here = part(undefined, 0, tap(2, 0));
    const { summary } = joinProjects([here, { command: cargo.command, health: judgeRun(cargo) }], undefined);
    assert.equal(summary, '`npm test`: 2 tests passed. `cargo test`: 1 test passed.');
  });

  it('is worse when a project is not measured any more', () => {
    const before = reportWith(joinProjects([web, api], undefined));
    const now = reportWith(joinProjects([part('web', 0, tap(5, 0))], undefined));
    assert.deepEqual(regressions(before, now), ['test (cd web && npm test) is no longer run in api']);
    assert.deepEqual(regressions(now, before), []);
  });
});
