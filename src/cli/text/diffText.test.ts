import assert from 'node:assert/strict';
import { diffText } from './diffText.ts';

const before = 'a\nb\nc\nd\ne\nf\n';
const after = 'a\nb\nc\nD\u001B[2J\ne\nf\n';

describe('The diff of a plan file', () => {
  it('shows what goes and comes with the lines around it, and nothing that steers the terminal', () => {
    assert.equal(
      diffText('docs/plans/001.md', before, after, {}),
      'docs/plans/001.md\n@@ -2,5 +2,5 @@\n b\n c\n-d\n+D\n e\n f\n',
    );
  });

  it('has colours on a screen that has them', () => {
    const screen = { isTTY: true, hasColors: () => true };
    const coloured = diffText('x', before, after, screen);
    assert.ok(coloured.includes('\u001B[31m-d\u001B[39m\n\u001B[32m+D\u001B[39m'), coloured);
    assert.ok(!diffText('x', before, after, { ...screen, hasColors: () => false }).includes('\u001B'));
  });

  it('shows no line that only ends otherwise', () => {
    assert.equal(diffText('x', before.replaceAll('\n', '\r\n'), before, {}), 'x\n');
  });
});
