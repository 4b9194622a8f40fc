import assert from 'node:assert/strict';
import { exampleAt } from './exampleWorkspace.ts';
import { selectionRangesAt } from './selectionRanges.ts';

/** Each selection as text, line breaks as `⏎`; of long ones the ends. */
const selections = (...lines: string[]): string[] => {
  const { document, position } = exampleAt(lines.join('\n'));
  return selectionRangesAt(document, position).map(({ start, end }) => {
    const text = document.lines
      .slice(start.line, end.line + 1)
      .map((line, index, all) =>
        line.slice(index === 0 ? start.character : 0, index === all.length - 1 ? end.character : undefined),
      )
      .join('⏎');
    return text.length > 60 ? `${text.slice(0, 28)} … ${text.slice(-28)}` : text;
  });
};

const head = ['---', 'id: 7', 'status: pending', '---'];

describe('Selection ranges', () => {
  it('grow from a word to the file', () => {
    assert.deepEqual(
      selections(
        ...head,
        '## Requirements',
        '',
        '- [ ] `walk the d‸og` exits',
        '      with 0',
        '',
        '**Why:** no',
        '',
        '## Tasks',
      ),
      [
        'dog',
        'walk the dog',
        '`walk the dog`',
        '`walk the dog` exits⏎      with 0',
        '- [ ] `walk the dog` exits⏎      with 0',
        '## Requirements⏎⏎- [ ] `walk … ts⏎      with 0⏎⏎**Why:** no',
        '---⏎id: 7⏎status: pending⏎-- … ith 0⏎⏎**Why:** no⏎⏎## Tasks',
      ],
    );
  });

  it('know checks, keys and code', () => {
    assert.deepEqual(selections(...head, '## Verification', '- [assert] `npm te‸st` exits 0').slice(0, -2), [
      'test',
      'npm test',
      '`npm test`',
      '`npm test` exits 0',
      '[assert] `npm test` exits 0',
      '- [assert] `npm test` exits 0',
    ]);
    assert.deepEqual(selections('---', 'id: 7', 'status: pend‸ing', '---'), [
      'pending',
      'status: pending',
      '---⏎id: 7⏎status: pending⏎---',
    ]);
  });

  it('are at least the file', () => {
    assert.deepEqual(selections('‸'), ['']);
    assert.deepEqual(selections('a', '‸', 'b'), ['', 'a⏎⏎b']);
  });
});
