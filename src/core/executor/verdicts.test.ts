import assert from 'node:assert/strict';
import type { ReviewFinding, ReviewVerdict } from '../journal/events.ts';
import { mergeVerdicts, secondRound } from './verdicts.ts';

function finding(file: string, severity: ReviewFinding['severity'] = 'blocking', line?: number): ReviewFinding {
  return { file, line, severity, why: `wrong in ${file}` };
}

function said(verdict: ReviewVerdict['verdict'], ...findings: ReviewFinding[]): ReviewVerdict {
  return { verdict, summary: `${verdict}.`, findings };
}

describe('Verdicts', () => {
  it('of several judges are an approval only when nobody objects', () => {
    assert.deepEqual(mergeVerdicts([said('approve'), said('approve'), said('approve')]), {
      verdict: 'approve',
      summary: 'approve. approve. approve.',
      findings: [],
    });
    const split = mergeVerdicts([
      said('approve', finding('a.ts', 'note', 3)),
      said('changes', finding('a.ts', 'blocking', 3)),
    ]);
    assert.deepEqual([split.verdict, split.summary], ['changes', 'changes.']);
    assert.deepEqual(split.findings, [finding('a.ts', 'blocking', 3)]);
  });

  it('keep what two judges say about different places', () => {
    const merged = mergeVerdicts([said('changes', finding('a.ts')), said('changes', finding('b.ts'), finding('a.ts'))]);
    assert.deepEqual(
      merged.findings.map(({ file }) => file),
      ['a.ts', 'b.ts'],
    );
  });

  it('of the second round confirm or withdraw', () => {
    const first = [finding('a.ts'), finding('n.ts', 'note')];
    assert.equal(secondRound(said('approve'), first).verdict, 'approve');
    assert.equal(secondRound(said('changes', finding('a.ts')), first).verdict, 'changes');
    const other = secondRound(said('changes', finding('n.ts')), first);
    assert.deepEqual([other.verdict, other.findings], ['approve', [finding('n.ts', 'note')]]);
    assert.equal(secondRound(said('changes', finding('n.ts')), [finding('')]).verdict, 'changes', 'about any file');
    assert.equal(secondRound(said('changes'), first).verdict, 'changes', 'names nothing, withdraws nothing');
  });
});
