import assert from 'node:assert/strict';
import { firstQuestion, moveOn, questionItems } from './questionSteps.ts';

const questions = [
  { id: 'format', question: 'Which format?', options: ['CSV', 'JSON'], default: 'CSV' },
  { id: 'where', question: 'Where to?', options: ['A file'], default: '' },
];

const labels = (steps: ReturnType<typeof firstQuestion>, typed = ''): readonly string[] =>
  questionItems(steps, typed).map(
    ({ label, description }) => `${label}${description === undefined ? '' : ` (${description})`}`,
  );

describe('Questions of the planner', () => {
  it('offer the suggestions, the one that holds by default marked', () => {
    assert.deepEqual(labels(firstQuestion(questions)), ['CSV (suggested)', 'JSON', '$(sparkle) Decide for me (CSV)']);
  });

  it('take what was typed as an answer, unless it is one of the suggestions', () => {
    assert.equal(labels(firstQuestion(questions), ' XML ')[0], 'XML (your own answer)');
    assert.equal(labels(firstQuestion(questions), 'json')[0], 'CSV (suggested)');
  });

  it('are answered one after the other, and are the planner’s when skipped', () => {
    const second = moveOn(firstQuestion(questions), { kind: 'answer', text: 'XML' });
    const end = moveOn(second, { kind: 'skip' });
    assert.equal(end.at, 2);
    assert.deepEqual(end.answers, { format: 'XML', where: null });
    assert.deepEqual(questionItems(end, 'x'), []);
  });

  it('can be gone back to, and still know the answer', () => {
    const second = moveOn(firstQuestion(questions), { kind: 'answer', text: 'XML' });
    const again = moveOn(second, { kind: 'back' });
    assert.equal(again.at, 0);
    assert.equal(labels(again)[0], 'XML (your answer)');
    assert.equal(moveOn(again, { kind: 'back' }).at, 0);
  });

  it('can be left to the planner all at once, but for those that were answered', () => {
    const second = moveOn(firstQuestion(questions), { kind: 'answer', text: 'JSON' });
    assert.deepEqual(moveOn(second, { kind: 'decideAll' }).answers, { format: 'JSON', where: null });
    assert.deepEqual(moveOn(firstQuestion(questions), { kind: 'decideAll' }).answers, { format: null, where: null });
  });
});
