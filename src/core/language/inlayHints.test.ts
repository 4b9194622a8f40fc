import assert from 'node:assert/strict';
import { exampleAt } from './exampleWorkspace.ts';
import { inlayHintsOf } from './inlayHints.ts';

const text = [
  '---',
  'id: 7',
  'title: Print dates',
  'status: pending',
  '---',
  '',
  '## Requirements',
  '',
  '- [ ] Dates are parsed properly',
  '- [ ] `dates --help` exits 0',
  '- [ ] Approved by the',
  '  design team  ',
  '- [ ] `dates` prints `1`',
].join('\n');

/** Each hint behind its line. */
function hints(from: number, to: number): string[] {
  const { document } = exampleAt(text);
  const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
  return inlayHintsOf(document, range).map(({ position, label }) => {
    const line = document.lines[position.line] ?? '';
    return `${line.slice(0, position.character)}‸${label}‸${line.slice(position.character)}`;
  });
}

describe('Inlay hints', () => {
  it('stand behind each criterion that lost points, and say which', () => {
    assert.deepEqual(hints(0, 99), [
      '- [ ] Dates are parsed properly‸−2 testability, −1.8 autonomy-readiness, −1.5 clarity‸',
      '  design team‸−2 testability, −2 autonomy-readiness, −1.5 clarity‸  ',
    ]);
  });

  it('say why to who points at them', () => {
    const { document } = exampleAt(text);
    const [hint] = inlayHintsOf(document, { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } });
    assert.match(hint?.tooltip ?? '', /^“properly” does not say what is right\./);
  });

  it('are those of the lines that are asked for', () => {
    assert.equal(hints(9, 10).length, 1);
    assert.equal(hints(11, 11).length, 1);
    assert.deepEqual(hints(0, 7), []);
    assert.deepEqual(hints(12, 12), []);
  });

  it('are none in files that are no plans', () => {
    const { document } = exampleAt('# Readme\n\n## Requirements\n\n- [ ] It works');
    assert.deepEqual(inlayHintsOf(document, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }), []);
  });
});
