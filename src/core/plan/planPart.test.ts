import assert from 'node:assert/strict';
import { examplePlan } from './examplePlan.ts';

const criteria = (...lines: string[]): string[] => examplePlan([], lines).criteria.map(({ text }) => text);

const saysWhatIsOut = (...lines: string[]): boolean => examplePlan([], lines).outOfScope;

describe('Criteria of a plan', () => {
  it('are boxes below Requirements, in groups or not', () => {
    assert.deepEqual(
      criteria(
        ...'## Requirements|**Acceptance criteria:**||**Dogs**|- [ ] a|### Cats|- [x] b'.split('|'),
        ...'#### Old cats|1. [ ] c|- plain||## Design|- [ ] d'.split('|'),
      ),
      ['a', 'b', 'c'],
    );
  });

  it('are the items of their own section where Requirements have no boxes', () => {
    assert.deepEqual(
      criteria('## Requirements', '- why', '## Acceptance criteria', '- a', '- [ ] b', '### More', '- c'),
      ['a', 'b', 'c'],
    );
  });

  it('are the boxes of both sections, in the order of the text', () => {
    assert.deepEqual(criteria('## Acceptance criteria', '- [ ] a', '- b', '## Requirements', '- [ ] c'), ['a', 'c']);
  });

  it('are what stands below their label where nothing has a box', () => {
    assert.deepEqual(
      criteria('## Requirements', '- why', '', '**Acceptance criteria:**', '- a', '- b', '', '**Notes:**', '- c'),
      ['a', 'b'],
    );
    assert.deepEqual(
      criteria(
        '## Requirements',
        '### Acceptance criteria',
        '**Dogs**',
        '1. a',
        '**Cats**',
        '2. b',
        '### Notes',
        '- c',
      ),
      ['a', 'b'],
    );
  });

  it('count once where a title and a section are called alike', () => {
    assert.deepEqual(criteria('# Requirements of the walk', '- [ ] a', '## Acceptance criteria', '- [ ] b'), [
      'a',
      'b',
    ]);
  });

  it('keep the plain items nested below a box', () => {
    assert.deepEqual(
      criteria('## Requirements', '- [ ] each of:', '  - a', '  -', '  - b', '- [ ]', '  - c', '  - d'),
      ['each of: - a - b', 'c - d'],
    );
  });
});

describe('What is out of scope', () => {
  it('is said by a label or a section with something below it', () => {
    assert.ok(saysWhatIsOut('## Design', '**Out of scope:** cats'));
    assert.ok(saysWhatIsOut('## Design', '### Not in scope', '**Cats**', '- all'));
    assert.ok(saysWhatIsOut('## Design', '**Out of scope:**', '', '## Non-goals', 'cats'));
    assert.ok(saysWhatIsOut('## NOT in scope', '- cats'));
  });

  it('is not said by a label alone, or by a comment', () => {
    assert.ok(!saysWhatIsOut('## Out of scope', '', '## Tasks', '1. one'));
    assert.ok(
      !saysWhatIsOut('## Design', '**Out of scope:**', '<!-- What is not part of this. -->', '**Approach:**', 'x'),
    );
    assert.ok(!saysWhatIsOut('## Implementation Notes', '**Out of scope:** cats'));
  });
});

describe('Tasks of a plan', () => {
  it('go on over wrapped lines, and are those of every group', () => {
    const { tasks } = examplePlan([], ['## Tasks', '### One', '1. a', '   b', '   - c', '', '### Two', '2. d']);
    assert.deepEqual(
      tasks.map(({ text }) => text),
      ['a b', 'd'],
    );
  });
});
