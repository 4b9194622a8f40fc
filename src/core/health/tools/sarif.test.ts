import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { findingText } from '../output.ts';
import { readSarif } from './sarif.ts';

function log(...results: readonly unknown[]): string {
  const rules = [{ id: 'R1', defaultConfiguration: { level: 'error' } }, { id: 'R2' }];
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'looker', rules } }, results }] });
}

const message = { text: 'No.\nFurther lines.' };
const locations = [
  { physicalLocation: { artifactLocation: { uri: 'file:///repository/src/a.c' }, region: { startLine: 3 } } },
];

describe('readSarif', () => {
  it('ranks a result without a level by its rule, then as a warning', () => {
    const text = log({ ruleId: 'R1', message, locations }, { ruleIndex: 1, message });
    const { findings = [] } =
      readSarif({ ...exampleRun('lint', 'npm run lint', 1, text), folder: '/repository' }) ?? {};
    assert.deepEqual(
      findings.map((finding) => `${finding.severity ?? '-'} ${findingText(finding)}`),
      ['error src/a.c:3: R1: No.', 'warning R2: No.'],
    );
  });

  it('leaves out what is no fault', () => {
    const text = log(
      { ruleId: 'R1', kind: 'pass', message },
      { ruleId: 'R1', level: 'note', message },
      { ruleId: 'R1', suppressions: [{ kind: 'inSource' }], message },
    );
    assert.deepEqual(readSarif(exampleRun('lint', 'npm run lint', 0, text))?.findings, []);
  });

  it('reads what was written to files', () => {
    const run = {
      ...exampleRun('lint', 'npm run lint', 1, 'wrote looker.sarif\n'),
      reports: [log({ ruleId: 'R1', message }), 'no JSON'],
    };
    assert.deepEqual(readSarif(run)?.counts, { errors: 1, warnings: 0 });
  });
});
