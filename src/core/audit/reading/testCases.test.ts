import assert from 'node:assert/strict';
import { typescript } from '../languages/typescript.ts';
import { caseExamples } from './caseExamples.ts';
import { moreCaseExamples } from './moreCaseExamples.ts';
import { countCases } from './testCases.ts';

describe('counting test cases', () => {
  for (const { language, what, text, counts } of [...caseExamples, ...moreCaseExamples]) {
    it(`of ${language.name}: ${what}`, () => {
      const { cases, skipped, empty, asserts } = countCases(text, language.cases);
      assert.equal(`${cases} ${skipped} ${empty}${asserts ? '' : ' !'}`, counts);
    });
  }

  it('takes any line ends, and no time for long lines', () => {
    const text = "it('a', () => {\r\n  expect(a()).toBe(1);\r\n});\r\n";
    assert.equal(countCases(text, typescript.cases).cases, 1);
    assert.equal(countCases(`${' '.repeat(200_000)}it(`, typescript.cases).cases, 1);
    assert.equal(countCases('it.'.repeat(100_000), typescript.cases).cases, 0);
  });
});
