import assert from 'node:assert/strict';
import { lineRange, type Range } from '../base/range.ts';
import { applyEdit } from '../plan/applyEdit.ts';
import { exampleAt } from './exampleWorkspace.ts';
import { formattingEdits } from './formatting.ts';

const formatted = (text: string, range?: Range): string => {
  const { document } = exampleAt(text);
  const edits = formattingEdits(document, { lineEnd: '\n', range });
  return edits
    .toReversed()
    .reduce<readonly string[]>((lines, edit) => applyEdit(lines, edit), document.lines)
    .join('\n');
};

const head = '---\nid: 7\nstatus: pending\n---\n';

/** A body as it becomes, and stays when it is formatted again. */
const body = (text: string): string => {
  const once = formatted(head + text);
  assert.equal(formatted(once), once);
  assert.ok(once.startsWith(head));
  return once.slice(head.length);
};

describe('Formatting', () => {
  it('changes nothing in a file that is formatted', () => {
    const text = `${head}\n# Walk\n\n* [X] one\n\n\n- [ ] two  \n  three\n\n\`\`\`\ncode  \n\`\`\`\n`;
    assert.deepEqual(formattingEdits(exampleAt(text).document, { lineEnd: '\n' }), []);
  });

  it('makes keys of the frontmatter keys for every reader', () => {
    assert.equal(
      formatted(
        '---  \nid:007\ntitle:a:b  \nstatus:   pending\nblocked-by:[1]\ngoal:\t\npriority:\nhttp://x\nx: |\n  kept  \n--- \n',
      ),
      '---\nid: 007\ntitle: a:b\nstatus:   pending\nblocked-by: [1]\ngoal:\npriority:\nhttp://x\nx: |\n  kept  \n---\n',
    );
  });

  it('takes blanks from the ends of lines that mean nothing there', () => {
    assert.equal(body('a \nb\t\n   \nc  \n'), 'a\nb\n\nc\n');
    assert.equal(body('- [cmd] `a` \n- [ ] b  \n\n'), '- [cmd] `a`\n- [ ] b\n');
  });

  it('keeps them where Markdown gives them a meaning', () => {
    for (const text of [
      'a  \nb\n',
      '- a   \n  b\n',
      'a\n\n    code  \n      \n    code\n\nb\n',
      '```\ncode \n   \n```\n',
      '```\nopen \n   \n',
      '<pre>\na \n</pre>\n',
      '<!-- a \nb \n-->\n',
      'a `code \nspan` b\n',
      'a\\ \nb\n',
      '> a \n',
      '1.     code \n',
      '- a\n  ```\n  code \n```\n# code \n',
      '<div>\na \n</div>\n',
      '- \n',
      'a\n- \n',
      '1. \n',
      '# \n',
    ]) {
      assert.equal(body(text), text);
    }
  });

  it('puts a blank line above and below headings', () => {
    assert.equal(body('text\n## A\ntext\n# B\n## C\n\ntext\n'), 'text\n\n## A\n\ntext\n\n# B\n\n## C\n\ntext\n');
    assert.equal(body('# First\n- a\n  # not of the file\n- b\n'), '# First\n\n- a\n  # not of the file\n- b\n');
    assert.equal(body('```\n# code\n```\n# A\n'), '```\n# code\n```\n\n# A\n');
  });

  it('ends the file with one line end', () => {
    assert.equal(body('a'), 'a\n');
    assert.equal(body('a \n\n  \n\n'), 'a\n');
    assert.equal(body('a\n  '), 'a\n');
    assert.equal(formatted('---\nstatus: done\n---'), '---\nstatus: done\n---\n');
    assert.equal(formatted(''), '');
    assert.equal(formatted('\n \n'), '\n \n');
  });

  it('adds lines with the line end that it is given', () => {
    const { document } = exampleAt(`${head}a\n# B\n`);
    assert.deepEqual(formattingEdits(document, { lineEnd: '\r\n' }), [{ range: lineRange(5, 0, 0), text: '\r\n' }]);
  });

  it('changes single lines, and of a range only its own', () => {
    const text = 'id: 1 \n';
    const lines = `---\n${text}status: done\n---\na \nb \nc \nd `;
    assert.equal(
      formatted(lines, { start: { line: 5, character: 1 }, end: { line: 7, character: 0 } }),
      `---\n${text}status: done\n---\na \nb\nc\nd `,
    );
    assert.equal(formatted(lines, lineRange(6, 0, 0)), `---\n${text}status: done\n---\na \nb \nc\nd `);
    assert.equal(formatted(lines, lineRange(7, 0, 1)), `---\n${text}status: done\n---\na \nb \nc \nd\n`);
  });

  it('formats files that are no plans yet', () => {
    assert.equal(formatted('# Notes\na '), '# Notes\n\na\n');
  });
});
