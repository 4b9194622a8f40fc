import assert from 'node:assert/strict';
import { asksFor, isGap, isGapForText } from './gap.ts';

describe('Gap', () => {
  it('is what stands for words that are still to be written', () => {
    for (const words of [
      '...',
      '…',
      '__',
      '???',
      'TODO',
      'TBD',
      'FILL IN',
      'TODO: describe the approach',
      'TBD (decide later)',
      '<the command>',
      '<first step>',
      '<path to the file>',
      '<description>',
      '[insert the title]',
      '[TODO]',
      '{{title}}',
      'Lorem ipsum dolor',
    ]) {
      assert.equal(isGap(words), true, words);
    }
  });

  it('is not what speaks of gaps, or has brackets for something else', () => {
    for (const words of [
      '',
      '.',
      '-',
      'TODO list',
      'TODO: print the lines',
      '__init__',
      '<LiquidGlass>',
      '<title>',
      '<details open>',
      '<input disabled>',
      '<a href="x">',
      '<T, the rest>x',
      '[x]',
      '[the Unreleased](x.md)',
      '{ a: 1 }',
      `<the ${'x'.repeat(200)}>`,
    ]) {
      assert.equal(isGap(words), false, words);
    }
  });

  it('asks in words, where brackets alone may be usage', () => {
    assert.deepEqual(['<the branch>', '<what is said>', '<branch>', '<commit message>', '<the a=b>'].map(asksFor), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is seldom a text that may come out of a program', () => {
    assert.deepEqual(['__', '<the text>', '...', 'TODO', '<title>'].map(isGapForText), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
