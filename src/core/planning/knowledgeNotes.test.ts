import assert from 'node:assert/strict';
import { knowledgeNotes } from './knowledgeNotes.ts';

const lines = [
  '{"key":"csv-commas","insight":"Titles may hold commas when they are exported","type":"pitfall","confidence":8,"refs":["src/notes.ts"]}',
  '{"insight":"Tests lie beside the code","type":"convention","confidence":9}',
  '{"insight":"Maybe use tabs","type":"convention","confidence":3}',
  '{"insight":"The mail queue is slow","refs":["src/mail"]}',
  '{"insight":""}',
  'torn {',
  '7',
];

describe('The knowledge that a planner is told', () => {
  it('is what shares words with the goal, and conventions that are certain', () => {
    const goal = { text: 'Export notes as CSV', place: undefined };
    assert.deepEqual(knowledgeNotes(lines.join('\n'), goal), [
      'convention: Tests lie beside the code',
      'pitfall: Titles may hold commas when they are exported (src/notes.ts)',
    ]);
  });

  it('is what speaks of the file in which the goal was asked for', () => {
    const goal = { text: 'Do it', place: { file: 'src/mail/send.ts', from: 0, to: 0 } };
    assert.match(knowledgeNotes(lines.join('\n'), goal)[0] ?? '', /^note: The mail queue is slow/);
    assert.deepEqual(knowledgeNotes('', goal), []);
  });
});
