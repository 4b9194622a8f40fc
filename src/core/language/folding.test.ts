import assert from 'node:assert/strict';
import { exampleAt } from './exampleWorkspace.ts';
import { foldsIn } from './folding.ts';

/** Lines between which something folds, in the margin: `╭` and `╰`. */
const folded = (...lines: string[]): string[] => {
  const { document } = exampleAt(lines.join('\n'));
  return foldsIn(document).map(({ kind, start, end }) => `${kind} ${lines[start]} … ${lines[end]}`);
};

const head = ['---', 'id: 7', 'status: pending', '---'];
const ownFold = 'frontmatter --- … ---';

describe('Folding', () => {
  it('hides frontmatter, sections up to their last words, and labels', () => {
    assert.deepEqual(
      folded(
        ...head,
        '',
        '# Walk',
        '',
        '## Design',
        '',
        '**Approach:** On',
        'foot.',
        '',
        '**Out of scope:**',
        '',
        '- Cats',
        '',
        '## Tasks',
        '',
        '',
        '',
      ),
      [
        ownFold,
        'section # Walk … ## Tasks',
        'section ## Design … - Cats',
        'label **Approach:** On … foot.',
        'label **Out of scope:** … - Cats',
      ],
    );
  });

  it('hides what belongs to an item: wrapped lines, nested items, paragraphs and code', () => {
    assert.deepEqual(
      folded(
        ...head,
        '- one',
        'lazy',
        '- two',
        '  - inner',
        '    wrapped',
        '',
        '    paragraph',
        '  - last',
        '- three',
        '  ```sh',
        'code',
        '  ```',
        '',
        'after',
        '- four',
        '',
      ),
      [
        ownFold,
        'item - one … lazy',
        'item - two …   - last',
        'item   - inner …     paragraph',
        'item - three …   ```',
        'code   ```sh …   ```',
      ],
    );
  });

  it('hides code and comments that are closed, each by itself', () => {
    assert.deepEqual(
      folded(...head, '```', '# no heading', '- no item', '```', '<!-- a', '', 'b -->', '~~~', 'x', '~~~'),
      [ownFold, 'code ``` … ```', 'comment <!-- a … b -->', 'code ~~~ … ~~~'],
    );
    assert.deepEqual(folded(...head, '```', 'open'), [ownFold]);
    assert.deepEqual(folded(...head, '<!-- one line -->', 'x'), [ownFold]);
  });

  it('keeps the largest of several regions that begin in one line, and none of a single line', () => {
    assert.deepEqual(folded(...head, '## A', '', '### B', 'b', '', '## C'), [
      ownFold,
      'section ## A … b',
      'section ### B … b',
    ]);
    assert.deepEqual(folded('---', 'id: 1', '# Title', 'x'), ['section # Title … x']);
    assert.deepEqual(folded(''), []);
  });
});
