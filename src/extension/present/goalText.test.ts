import assert from 'node:assert/strict';
import { goalHeading, goalStart } from './goalText.ts';

function at(line: number, ...lines: string[]): ReturnType<typeof goalStart> {
  return goalStart({ lines, selected: '', from: line, to: line, isProse: false });
}

describe('The goal that an editor suggests', () => {
  it('is what is selected, as one line', () => {
    const start = goalStart({ lines: [], selected: '  add an export\n  to CSV ', from: 3, to: 4, isProse: false });
    assert.deepEqual(start, { text: 'add an export to CSV', lines: { from: 3, to: 4 } });
  });

  it('is left to the person when half a file is selected; the place is kept', () => {
    const start = goalStart({ lines: [], selected: 'const a = 1;\n'.repeat(60), from: 0, to: 59, isProse: false });
    assert.deepEqual(start, { text: '', lines: { from: 0, to: 59 } });
  });

  it('is the comment at the cursor, whatever the language', () => {
    const comments: readonly (readonly string[])[] = [
      ['// TODO: cache the rates', '// for an hour'],
      ['# FIXME(ada) cache the rates', '# for an hour'],
      ['/**', ' * Cache the rates', ' * for an hour', ' */'],
      ['-- Cache the rates', '-- for an hour'],
      ['<!-- Cache the rates', '-- for an hour -->'],
      [';; Cache the rates', ';; for an hour'],
    ];
    for (const comment of comments) {
      const { text, lines } = at(1, ...comment, 'code()');
      assert.equal(text.toLowerCase(), 'cache the rates for an hour', comment.join('|'));
      assert.equal(lines?.from, 0);
    }
  });

  it('is the comment behind code, of that line alone', () => {
    assert.deepEqual(at(1, 'one() // first', 'two() // TODO handle overflow', 'three() // last'), {
      text: 'handle overflow',
      lines: { from: 1, to: 1 },
    });
  });

  it('is the line itself in a text for people', () => {
    const lines = ['# Ideas', '', '- [ ] TODO: cache the rates', '3. Export to CSV', '> Sort by date'];
    const goals = lines.map((_, line) => goalStart({ lines, selected: '', from: line, to: line, isProse: true }).text);
    assert.deepEqual(goals, ['Ideas', '', 'cache the rates', 'Export to CSV', 'Sort by date']);
  });

  it('is nothing in code', () => {
    assert.deepEqual(at(0, 'const url = "https://example.com/#top";'), { text: '', lines: undefined });
    assert.equal(at(0, '#include <stdio.h>').text, '');
    assert.equal(at(0, '*pointer = 1;').text, '');
    assert.deepEqual(at(0, ''), { text: '', lines: undefined });
  });
});

describe('The heading of a goal', () => {
  it('is the goal, shortened between two words', () => {
    assert.equal(goalHeading('Export recipes'), 'Export recipes');
    const long = 'Add assertions that notice these changes: src/duration.ts:14: < became <=; src/a.ts';
    assert.equal(goalHeading(long), 'Add assertions that notice these changes: src/duration.ts:14: < became …');
  });
});
