import assert from 'node:assert/strict';
import { coverageRun, type FileCoverage, readCoverageReport } from './coverage.ts';

function run(command: string, script: string, ...installed: readonly string[]): string | undefined {
  const has = new Set(installed);
  return coverageRun({ command, expanded: `${command} ; ${script}`, installed: (name) => has.has(name), folder: '/f' })
    ?.command;
}

function a(file: string): readonly FileCoverage[] {
  return [{ file, covered: 3, all: 4 }];
}

/** Four lines in XML, of which the second never ran; the first is told of twice. */
function line(number: string, times: string): string {
  return [1, 2, 3, 4, 1].map((at) => `<line ${number}="${at}" ${times}="${at === 2 ? 0 : 7}"/>`).join('');
}

describe('Coverage', () => {
  it('is read from reports, file by file', () => {
    const reports: readonly (readonly [string, readonly FileCoverage[]])[] = [
      ['TN:\nSF:src/a.js\nDA:1,1\nDA:2,0\nDA:3,12\nDA:4,1\nend_of_record\n', a('src/a.js')],
      [
        'SF:a.js\nDA:1,1\nDA:2,0\nend_of_record\nSF:a.js\nDA:1,0\nDA:2,5\nDA:3,0\nend_of_record\n',
        [{ file: 'a.js', covered: 2, all: 3 }],
      ],
      [
        `<?xml version="1.0"?>\n<coverage line-rate="0.7" version="1"><packages><class name="A" filename="src\\a.cs" line-rate="0.7"><lines>${line('number', 'hits')}</lines></class></packages></coverage>`,
        a('src/a.cs'),
      ],
      [
        `<coverage generated="1"><project><metrics statements="9"/><file name="a.php" path="/p/src/a.php"><metrics statements="4"/>${line('num', 'count')}</file></project></coverage>`,
        a('/p/src/a.php'),
      ],
      [
        `<report name="a"><package name="com/a"><sourcefile name="A.java">${line('nr', 'ci')}<counter type="LINE" missed="1" covered="3"/></sourcefile></package></report>`,
        a('com/a/A.java'),
      ],
      ['mode: set\nexample.com/m/a.go:3.1,5.2 3 1\nexample.com/m/a.go:7.1,8.2 1 0\n', a('example.com/m/a.go')],
    ];
    for (const [text, files] of reports) {
      assert.deepEqual(readCoverageReport(text), files, text);
    }
    for (const text of ['', '{}', 'SF:a.js\nend_of_record\n', '<coverage line-rate="7"></coverage>']) {
      assert.equal(readCoverageReport(text), undefined, text);
    }
  });

  it('is measured only with what is installed', () => {
    assert.equal(run('npm test', 'jest'), 'npm test -- --coverage --coverageReporters=lcovonly --coverageDirectory=/f');
    assert.equal(run('npm test', 'vitest run'), undefined);
    assert.match(run('npm test', 'vitest run', '@vitest/coverage-v8') ?? '', /^npm test -- --coverage\.enabled /);
    const node =
      'node --test --experimental-test-coverage --test-reporter=spec --test-reporter-destination=stdout --test-reporter=lcov --test-reporter-destination=/f/lcov.info "a/*.js"';
    assert.equal(run('npm test', 'node --test "a/*.js"'), node);
    assert.equal(run('npm test', 'node --test-reporter=dot --test "a/*.js"'), node);
    assert.equal(run('npm test', 'c8 mocha a', 'c8'), 'c8 --reporter=lcovonly --reports-dir=/f mocha a');
    assert.equal(run('npm test', 'mocha'), undefined);
    assert.equal(run('npm test', 'mocha', 'c8'), 'npx --no-install c8 --reporter=lcovonly --reports-dir=/f npm test');
    assert.equal(run('npm test', 'mocha && tsc', 'nyc')?.startsWith('npx --no-install nyc '), true);
    assert.equal(run('go test -v ./...', ''), 'go test -coverprofile=/f/cover.out ./...');
    assert.match(run('python3 -m pytest', '') ?? '', /--cov-report=lcov:\/f\/lcov\.info$/);
    assert.equal(run('cargo test', ''), undefined);
  });
});
