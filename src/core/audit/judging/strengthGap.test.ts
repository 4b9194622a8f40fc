import assert from 'node:assert/strict';
import { exampleDeep, exampleFacts, exampleMutants } from '../exampleFacts.ts';
import { judgeAudit } from '../judgeAudit.ts';
import { strengthGaps, whyNoStrength } from './strengthGap.ts';

function unitGoal(...args: Parameters<typeof judgeAudit>): string | undefined {
  return judgeAudit(...args).missing.find(({ topic }) => topic === 'unit')?.goal;
}

describe('The strength of the tests', () => {
  it('is told to be not measured, with the reason, where nothing was tried', () => {
    const gaps = ['Which lines the tests reach is not known.', `${strengthGaps.notTried}\`npm test\` runs no test.`];
    const { evidence } = judgeAudit(exampleFacts({ cases: { unit: 12 } }), exampleDeep({ gaps }));
    assert.deepEqual(evidence.at(-1), {
      topic: 'strength',
      what: 'not measured: `npm test` runs no test',
      points: 0,
      files: [],
    });
    assert.match(whyNoStrength(undefined) ?? '', /only files were read/);
    assert.equal(whyNoStrength(exampleDeep({ mutants: exampleMutants(3, 4) })), undefined);
  });
});

describe('The goal for unit tests', () => {
  it('names first where changes went unnoticed, the most first', () => {
    const survivors = ['src/a.ts:1: > became >=', 'src/b.ts:2: + became -', 'src/b.ts:9: a call is gone'];
    const deep = exampleDeep({ mutants: { ...exampleMutants(1, 4), survivors } });
    assert.match(
      unitGoal(exampleFacts({ cases: { unit: 2 } }), deep) ?? '',
      /for src\/b\.ts, src\/a\.ts and src\/prices\.ts/,
    );
  });

  it('asks for a first part where there are no sources yet', () => {
    const { missing } = judgeAudit(exampleFacts({}, { languages: [], untested: [] }), undefined);
    const unit = missing.find(({ topic }) => topic === 'unit');
    assert.match(unit?.what ?? '', /nothing to test yet/);
    assert.match(unit?.goal ?? '', /first part of the program/);
  });
});
