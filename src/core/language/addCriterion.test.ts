import assert from 'node:assert/strict';
import { addCriterion } from './addCriterion.ts';
import { EditedText } from './editedText.ts';
import { exampleAt } from './exampleWorkspace.ts';

const head = '---\nid: 7\nstatus: pending\n---\n\n';

/** The body with the new criterion, or undefined where none is offered. */
function added(body: string): string | undefined {
  const { document, position } = exampleAt(head + body);
  const [fix] = addCriterion(document, { start: position, end: position });
  const text = new EditedText(document.lines);
  text.apply(fix?.edits ?? []);
  return fix === undefined ? undefined : text.lines.join('\n').slice(head.length);
}

describe('Add acceptance criterion here', () => {
  const criterion = '[ ] When <what happens>, <what is seen>';

  it('puts it below the one at the cursor, in the same list', () => {
    assert.equal(
      added('## Requirements\n\n* [ ] a‸\n  goes on\n* [ ] b\n'),
      `## Requirements\n\n* [ ] a\n  goes on\n* ${criterion}\n* [ ] b\n`,
    );
    assert.equal(
      added('## Requirements\n\nWords‸\n\n- [ ] a\n'),
      `## Requirements\n\nWords\n\n- [ ] a\n- ${criterion}\n`,
    );
  });

  it('begins the list where there is none', () => {
    assert.equal(
      added('## Requirements‸\n\nWords\n\n## Tasks\n'),
      `## Requirements\n\nWords\n\n- ${criterion}\n\n## Tasks\n`,
    );
    assert.equal(added('## Acceptance criteria\n‸'), `## Acceptance criteria\n\n- ${criterion}\n`);
  });

  it('is not offered elsewhere', () => {
    assert.equal(added('## Tasks\n\n1. a‸'), undefined);
    assert.equal(added('## Requirements\n\n- [ ] a\n\n## Design\n\n‸'), undefined);
  });
});
