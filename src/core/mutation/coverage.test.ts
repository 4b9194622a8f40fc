import assert from 'node:assert/strict';
import { coverageRun, readCoverageOutput, readCoverageReport } from './coverage.ts';

function run(command: string, script: string, ...installed: readonly string[]): string | undefined {
  const has = new Set(installed);
  return coverageRun({ command, expanded: `${command} ; ${script}`, installed: (name) => has.has(name), folder: '/f' })
    ?.command;
}

describe('Coverage', () => {
  it('is read from the tables that runners print', () => {
    const tables: readonly (readonly [string, number])[] = [
      [
        'ℹ file      | line % | branch % | funcs % | uncovered lines\nℹ all files |  93.75 |   100.00 |   66.67 | \n',
        0.9375,
      ],
      ['# all files | 50.00 | 100.00 | 66.67 | \n', 0.5],
      [
        'File      | % Stmts | % Branch | % Funcs | % Lines | Uncovered Line #s \nAll files |   80 |    75 |  100 |   87.5 |                   \n',
        0.875,
      ],
      ['Name    Stmts   Miss  Cover\nTOTAL     100     7    93%\n', 0.93],
      ['TOTAL     100     7     20     3    91.5%\n', 0.915],
      ['ok  \texample.com/a\t0.003s\tcoverage: 81.2% of statements\n', 0.812],
    ];
    for (const [output, share] of tables) {
      assert.equal(readCoverageOutput(output), share, output);
    }
    const two = 'ok a coverage: 10.0% of statements\nok b coverage: 90.0% of statements\n';
    assert.equal(readCoverageOutput(two), undefined, 'packages of unknown size');
    assert.equal(readCoverageOutput('All files are fine\n'), undefined);
  });

  it('is read from reports, those of tests left out', () => {
    const lcov =
      'TN:\nSF:src/a.js\nDA:1,1\nDA:2,0\nDA:3,12\nDA:4,1\nend_of_record\nSF:test/a.test.js\nDA:1,0\nend_of_record\n';
    const reports: readonly (readonly [string, number])[] = [
      [lcov, 0.75],
      ['<?xml version="1.0"?>\n<coverage lines-valid="4" line-rate="0.75" version="1"><packages/></coverage>', 0.75],
      [
        '<coverage generated="1"><project><metrics statements="8" coveredstatements="6" conditionals="0"/><file><metrics statements="4" coveredstatements="4"/></file></project></coverage>',
        0.75,
      ],
      [
        '<report name="a"><package><counter type="LINE" missed="1" covered="1"/></package><counter type="LINE" missed="1" covered="3"/></report>',
        0.75,
      ],
      ['mode: set\na.go:3.1,5.2 3 1\na.go:7.1,8.2 1 0\n', 0.75],
    ];
    for (const [text, share] of reports) {
      assert.equal(readCoverageReport(text), share, text);
    }
    for (const text of ['', '{}', 'SF:a.js\nend_of_record\n', '<coverage line-rate="7"></coverage>']) {
      assert.equal(readCoverageReport(text), undefined, text);
    }
  });

  it('is measured only with what is installed', () => {
    assert.equal(run('npm test', 'jest'), 'npm test -- --coverage --coverageReporters=lcovonly --coverageDirectory=/f');
    assert.equal(run('npm test', 'vitest run'), undefined);
    assert.match(run('npm test', 'vitest run', '@vitest/coverage-v8') ?? '', /^npm test -- --coverage\.enabled /);
    assert.equal(run('npm test', 'node --test "a/*.js"'), 'node --test --experimental-test-coverage "a/*.js"');
    assert.equal(run('npm test', 'mocha'), undefined);
    assert.equal(run('npm test', 'mocha', 'c8'), 'npx --no-install c8 --reporter=lcovonly --reports-dir=/f npm test');
    assert.equal(run('npm test', 'mocha && tsc', 'nyc')?.startsWith('npx --no-install nyc '), true);
    assert.equal(run('go test -v ./...', ''), 'go test -coverprofile=/f/cover.out ./...');
    assert.match(run('python3 -m pytest', '') ?? '', /--cov-report=lcov:\/f\/lcov\.info$/);
    assert.equal(run('cargo test', ''), undefined);
  });
});
