import assert from 'node:assert/strict';
import { plainTitle, shortTitle } from './plainTitle.ts';

describe('plainTitle', () => {
  it('takes off what other tools need', () => {
    for (const [text, plain] of [
      ['Phase N: Polish & Cross-Cutting Concerns', 'Polish & Cross-Cutting Concerns'],
      ['Phase 3: User Story 1 - Draw a map (Priority: P1) 🎯 MVP', 'Draw a map'],
      ['User Stories 1 & 2 – Draw (P1)', 'Draw'],
      ['US3: Share', 'Share'],
      ['T012 [P] [US1] Save the note', 'Save the note'],
      ['2.1. **Book** a `boat`:', 'Book a boat'],
      ['See [the sketch](docs/sketch.md).', 'See the sketch'],
      ['add-offline-maps', 'Add offline maps'],
      ['[FEATURE NAME]', ''],
      ['2 boats a day', '2 boats a day'],
      ['User story map', 'User story map'],
      ['Use HTTP/2', 'Use HTTP/2'],
    ] as const) {
      assert.equal(plainTitle(text), plain, text);
    }
  });
});

describe('shortTitle', () => {
  it('ends behind a clause, else behind a word', () => {
    assert.equal(shortTitle('Short, and whole'), 'Short, and whole');
    const rest = 'and many further words that nobody reads in a list of plans or in the subject of a commit';
    assert.equal(shortTitle(`Keep the notes without a network, ${rest}`), 'Keep the notes without a network…');
    assert.equal(shortTitle(`Keep ${rest}`), `Keep ${rest.slice(0, rest.indexOf(' commit'))}…`);
    assert.equal(shortTitle('x'.repeat(200)).length, 90);
  });
});
