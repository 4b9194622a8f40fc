import assert from 'node:assert/strict';
import { readAuditSettings } from './auditSettings.ts';
import { isMeasured, stalenessText } from './staleness.ts';
import { readStrykerReport } from './strykerReport.ts';

describe('The settings of an audit', () => {
  it('have usual values, and each can be another', () => {
    assert.deepEqual(readAuditSettings(undefined), { minutes: 10, mutants: 30, copies: 1, problems: [] });
    assert.deepEqual(readAuditSettings({ audit: { minutes: 0.5, mutants: 5 }, agent: 'a' }), {
      minutes: 0.5,
      mutants: 5,
      copies: 1,
      problems: [],
    });
  });

  it('that are wrong are said to be, and the others count', () => {
    const { mutants, minutes, problems } = readAuditSettings({ audit: { mutants: 0, minutes: 3 } });
    assert.deepEqual([mutants, minutes, problems.length], [30, 3, 1]);
    assert.match(problems[0] ?? '', /`audit\.mutants`/);
    assert.equal(readAuditSettings({ audit: 7 }).problems.length, 1);
  });
});

describe('The age of a measurement', () => {
  it('counts sources, tests and settings, not prose', () => {
    const files = ['src/a.ts', 'test/a.js', 'package-lock.json', 'tsconfig.json', '.mstack/config.json', 'README.md'];
    files.push('docs/a.png', 'LICENSE', '.mstack/learnings.jsonl', 'docs/plans/001-a.md');
    assert.deepEqual(files.filter(isMeasured), files.slice(0, 5));
    assert.equal(stalenessText(0), '');
    assert.equal(stalenessText(1), 'measured before 1 file changed');
    assert.equal(stalenessText(12), 'measured before 12 files changed');
    assert.match(stalenessText(undefined), /cannot be counted/);
  });
});

describe('A report of StrykerJS', () => {
  const location = { start: { line: 2, column: 10 }, end: { line: 2, column: 15 } };
  const mutant = (status: string): object => ({
    id: '1',
    status,
    mutatorName: 'EqualityOperator',
    replacement: 'a >= b',
    location,
  });

  it('is read by the schema of mutation testing reports', () => {
    const statuses = [
      'Killed',
      'Killed',
      'Timeout',
      'Survived',
      'NoCoverage',
      'CompileError',
      'RuntimeError',
      'Ignored',
    ];
    const report = {
      schemaVersion: '1.0',
      thresholds: {},
      files: {
        'src/a.js': { language: 'javascript', source: 'f();\n  return a > b;\n', mutants: statuses.map(mutant) },
      },
    };
    assert.deepEqual(readStrykerReport(report), {
      tried: 5,
      killed: 3,
      timedOut: 1,
      survivors: ['src/a.js:2: a > b became a >= b', 'src/a.js:2: a > b became a >= b'],
    });
  });

  it('that is none is not read', () => {
    assert.equal(readStrykerReport({ files: [] }), undefined);
    assert.equal(readStrykerReport(undefined), undefined);
  });
});
