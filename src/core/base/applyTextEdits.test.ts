import assert from 'node:assert/strict';
import { applyTextEdits } from './applyTextEdits.ts';

function edit(line: number, from: number, to: number, text: string): Parameters<typeof applyTextEdits>[1][number] {
  return { range: { start: { line, character: from }, end: { line, character: to } }, text };
}

describe('applyTextEdits', () => {
  it('changes the words that are named, and nothing else', () => {
    assert.equal(applyTextEdits('one two\nthree\n', [edit(1, 0, 5, '3'), edit(0, 4, 7, '2')]), 'one 2\n3\n');
    assert.equal(applyTextEdits('a', []), 'a');
    assert.equal(applyTextEdits('', [edit(0, 0, 0, 'a')]), 'a');
  });

  it('keeps a byte order mark and line ends, and ends new lines alike', () => {
    assert.equal(applyTextEdits('\uFEFFid: 1\r\nb\nc\rd', [edit(0, 4, 5, '2\nx')]), '\uFEFFid: 2\r\nx\r\nb\nc\rd');
    assert.equal(applyTextEdits('a\rb\r', [edit(1, 0, 1, 'c'), edit(2, 0, 0, 'd\n')]), 'a\rc\rd\r');
  });

  it('takes lines out, and what is behind an end for the end', () => {
    const line = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    assert.equal(applyTextEdits('a\r\nb\r\nc', [{ range: line, text: '' }]), 'a\r\nc');
    assert.equal(applyTextEdits('a\nb', [edit(0, 5, 9, '!'), edit(7, 0, 0, '?')]), 'a!\nb?');
  });
});
