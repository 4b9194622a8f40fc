import assert from 'node:assert/strict';
import { exampleRun } from './exampleRun.ts';
import { categories, type Category, type CategoryHealth } from './health.ts';
import { composite, healthReport, judgeRun, notRun, verdictOf } from './score.ts';

const typeErrors = (count: number): string => "src/a.ts(1,1): error TS1005: ';' expected.\n".repeat(count);
const nodeTests = (pass: number, fail: number): string =>
  `ℹ tests ${String(pass + fail)}\nℹ pass ${String(pass)}\nℹ fail ${String(fail)}\nℹ cancelled 0\n`;

const green = healthReport([
  exampleRun('typecheck', 'tsc', 0, ''),
  exampleRun('lint', 'oxlint', 0, ''),
  exampleRun('test', 'npm test', 0, nodeTests(23, 0)),
  exampleRun('e2e', 'npm run e2e', 0, nodeTests(1, 0)),
  exampleRun('deadcode', 'knip', 0, ''),
]);

function scored(scores: Readonly<Partial<Record<Category, number>>>): Record<Category, CategoryHealth> {
  return Object.fromEntries(
    categories.map((category) => [category, { ...notRun('no command'), score: scores[category] }]),
  ) as Record<Category, CategoryHealth>;
}

describe('a judged run', () => {
  it('is green by its exit code', () => {
    const health = judgeRun(exampleRun('test', 'npm test', 0, nodeTests(23, 0)));
    assert.equal(health.status, 'pass');
    assert.equal(health.score, 10);
    assert.equal(health.summary, '23 tests passed.');
    assert.equal(judgeRun(exampleRun('test', 'make test', 0, 'ok')).summary, 'Passed.');
    assert.equal(judgeRun(exampleRun('typecheck', 'tsc', 0, '')).summary, 'Nothing found.');
    assert.equal(judgeRun(exampleRun('lint', 'eslint .', 0, '0 errors, 0 warnings, no problem')).score, 10);
  });

  it('is red by its exit code, and scored by its findings', () => {
    const scores = [1, 3, 7, 31, 127, 255, 500].map((count) =>
      judgeRun(exampleRun('typecheck', 'tsc', 2, typeErrors(count))),
    );
    assert.deepEqual(
      scores.map(({ score }) => score),
      [7.2, 6.1, 4.7, 1.9, 0.5, 0.3, 0.1],
    );
    assert.equal(scores[0]?.summary, "Exit code 2: 1 finding, first: src/a.ts:1: TS1005: ';' expected.");
  });

  it('is red by its exit code, and scored by the share of tests that passed', () => {
    assert.equal(judgeRun(exampleRun('test', 'npm test', 1, nodeTests(3, 1))).score, 6);
    assert.equal(judgeRun(exampleRun('test', 'npm test', 1, nodeTests(2, 1))).score, 5.3);
    assert.equal(judgeRun(exampleRun('test', 'npm test', 1, nodeTests(0, 4))).score, 0);
  });

  it('has no score when it is red and nobody can tell how much', () => {
    const crash = judgeRun(exampleRun('test', 'npm test', 134, nodeTests(99, 0), 'FATAL ERROR: heap out of memory\n'));
    assert.equal(crash.score, 0);
    assert.equal(crash.summary, 'Exit code 134 although 99 tests passed: FATAL ERROR: heap out of memory');
    assert.equal(judgeRun(exampleRun('lint', './check.sh', 1, 'no\n')).score, 0);
    assert.equal(judgeRun(exampleRun('lint', './check.sh', 1, '')).summary, 'Exit code 1, and no output.');
  });

  it('is not believed when it exits with 0 and says otherwise itself', () => {
    const swallowed = judgeRun(exampleRun('test', 'npm test', 0, nodeTests(3, 1)));
    assert.equal(swallowed.status, 'fail');
    assert.equal(swallowed.summary, 'The command exited with 0, but 1 of 4 tests failed');
    assert.equal(judgeRun(exampleRun('typecheck', 'tsc', 0, typeErrors(1))).status, 'fail');
  });

  it('is red when no tests ran', () => {
    const health = judgeRun(exampleRun('test', 'npm test', 0, nodeTests(0, 0)));
    assert.equal(health.status, 'fail');
    assert.equal(health.score, 0);
    assert.equal(health.summary, 'No tests ran: the command exited with 0 without running one.');
    assert.equal(judgeRun(exampleRun('test', 'npm test', 1, nodeTests(0, 0))).summary, 'Exit code 1: no tests ran.');
  });

  it('is red, with score 0, when it was ended or never began', () => {
    const run = exampleRun('test', 'npm test', 0, '');
    const timedOut = judgeRun({ ...run, exit: { kind: 'timedOut', afterSeconds: 600 } });
    assert.deepEqual([timedOut.status, timedOut.score], ['fail', 0]);
    assert.equal(timedOut.summary, '`npm test` was ended after 600 s, its time limit.');
    const killed = judgeRun({ ...run, exit: { kind: 'signalled', signal: 'SIGKILL' } });
    assert.deepEqual([killed.status, killed.score], ['fail', 0]);
    const notStarted = judgeRun({ ...run, exit: { kind: 'notStarted', reason: 'no shell' } });
    assert.deepEqual([notStarted.status, notStarted.score], ['missing', 0]);
  });

  it('is missing, not merely red, when its program is not there', () => {
    const runs = [
      exampleRun('lint', 'npm run lint', 127, '\n> shop@1.0.0 lint\n> oxlint\n\n', 'sh: 1: oxlint: not found\n'),
      exampleRun('lint', 'npm run lint', 1, '', 'npm error Missing script: "lint"\nnpm error\n'),
      exampleRun('lint', 'npx --no-install oxlint', 1, '', 'npm error code E404\nnpm error 404 Not Found\n'),
      exampleRun('lint', 'oxlint', 127, '', '/bin/sh: oxlint: command not found\n'),
    ];
    for (const run of runs) {
      const health = judgeRun(run);
      assert.equal(health.status, 'missing', run.stderr);
      assert.equal(health.score, 0);
    }
    assert.equal(
      judgeRun(exampleRun('lint', 'oxlint', 127, '', '/bin/sh: oxlint: command not found\n')).summary,
      'The program of `oxlint` is missing (/bin/sh: oxlint: command not found): install it, or change the command.',
    );
  });

  it('is not missing because a tool speaks of something that was not found', () => {
    const run = exampleRun('test', 'npm test', 1, nodeTests(3, 1), 'Error: file a.txt not found\n');
    assert.equal(judgeRun(run).status, 'fail');
  });
});

/** What ESLint prints of so many findings. */
function eslint(errors: number, warnings: number): string {
  return `/home/ada/shop/a.js\n${'  1:1  error  No  no-a\n'.repeat(errors)}${'  1:1  warning  No  no-a\n'.repeat(warnings)}`;
}

/** Points of a linter that ended with this code and printed so many findings. */
function points(code: number, errors: number, warnings: number, lines: number): number | undefined {
  return judgeRun(exampleRun('lint', 'eslint .', code, eslint(errors, warnings)), lines).score;
}

describe('findings', () => {
  it('are weighed by severity: four warnings are an error', () => {
    assert.equal(points(1, 0, 4, 1000), points(1, 1, 0, 1000));
    assert.equal(points(1, 10, 0, 1000), 4);
  });

  it('are set against the size, of at least 1,000 lines', () => {
    assert.equal(points(1, 100, 0, 10_000), 4);
    assert.equal(points(1, 10, 0, 12), 4);
    assert.equal(points(1, 1, 0, 1_000_000), 7.9);
  });

  it('of a green tool leave it less than perfect, however few', () => {
    assert.equal(points(0, 0, 1, 1_000_000), 9.9);
    assert.equal(points(0, 0, 40, 1000), 5);
    assert.equal(judgeRun(exampleRun('lint', 'eslint . || true', 0, eslint(1, 0))).status, 'fail');
  });

  it('beyond those that are kept still count', () => {
    const health = judgeRun(exampleRun('lint', 'eslint .', 1, eslint(700, 0)));
    assert.deepEqual([health.findings.length, health.counts], [500, { errors: 700, warnings: 0 }]);
  });
});

describe('the composite', () => {
  it('is never below that of the original mstack, which rounds each category down, and less than half a point above', () => {
    // Weights and results of the original's own examples, without shell, which is no category here.
    const weights = { typecheck: 20, lint: 15, test: 25, e2e: 20, deadcode: 10 };
    for (const [scores, original] of [
      [{ typecheck: 10, lint: 7, test: 10, deadcode: 4 }, 8.3],
      [{ typecheck: 10, lint: 7, test: 10, e2e: 7, deadcode: 4 }, 7.9],
      [{ typecheck: 10, lint: 10, test: 10, e2e: 7, deadcode: 4 }, 8.4],
      [{ typecheck: 10, lint: 10, test: 10, e2e: 10, deadcode: 4 }, 9.1],
      [{ typecheck: 10, lint: 10, test: 10, e2e: 10, deadcode: 7 }, 9.4],
      [{ typecheck: 10, lint: 10, test: 4 }, 7.4],
    ] as const) {
      const ours = composite(scored(scores), weights) ?? 0;
      assert.ok(ours >= original && ours - original < 0.5, `${ours} ${original}`);
    }
  });

  it('of a perfect repository is 10, whatever it has', () => {
    assert.equal(green.composite, 10);
    for (let set = 1; set < 2 ** categories.length; set += 1) {
      const scores = Object.fromEntries(
        categories.filter((_, index) => (set & (1 << index)) !== 0).map((category) => [category, 10]),
      );
      assert.equal(composite(scored(scores)), 10, JSON.stringify(scores));
    }
  });

  it('weighs tests 30, types 25, e2e 20, lint 15 and dead code 10, over what ran', () => {
    assert.equal(composite(scored({ test: 0, typecheck: 10, e2e: 10, lint: 10, deadcode: 10 })), 7);
    assert.equal(composite(scored({ test: 10, typecheck: 0, e2e: 10, lint: 10, deadcode: 10 })), 7.5);
    assert.equal(composite(scored({ test: 10, typecheck: 10, e2e: 10, lint: 10, deadcode: 0 })), 9);
    assert.equal(composite(scored({ test: 10, lint: 0 })), 6.6);
    assert.equal(composite(scored({})), undefined);
  });

  it('is never rounded up to perfect', () => {
    assert.equal(composite(scored({ test: 9.9, typecheck: 10, e2e: 10, lint: 10, deadcode: 10 })), 9.9);
  });

  it('takes weights from the settings', () => {
    const weights = { test: 0.5, typecheck: 0, e2e: 0, lint: 0.25, deadcode: 0 };
    assert.equal(composite(scored({ test: 10, lint: 4, typecheck: 0 }), weights), 8);
    assert.equal(composite(scored({ typecheck: 5 }), weights), undefined);
  });
});

function withStatus(category: Category, status: CategoryHealth['status'], value = 9.9): string {
  return verdictOf({
    composite: value,
    categories: { ...green.categories, [category]: { ...green.categories[category], status } },
  });
}

describe('the verdict', () => {
  it('passes a green repository, and small blemishes of lint', () => {
    assert.equal(verdictOf(green), 'pass');
    assert.equal(withStatus('lint', 'fail'), 'pass');
  });

  it('never passes red types or tests, whatever the composite', () => {
    for (const category of ['typecheck', 'test', 'e2e'] as const) {
      assert.equal(withStatus(category, 'fail'), 'fail');
    }
  });

  it('never passes a missing tool, a low composite, or nothing at all', () => {
    assert.equal(withStatus('deadcode', 'missing'), 'fail');
    assert.equal(withStatus('lint', 'fail', 6.9), 'fail');
    assert.equal(verdictOf(healthReport([])), 'fail');
  });
});
