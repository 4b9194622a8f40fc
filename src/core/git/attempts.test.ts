import assert from 'node:assert/strict';
import { type Attempt, attemptsNamed, attemptsToPrune, readAttempts } from './attempts.ts';

function record(ref: string, when: string, message: string): string {
  return `${ref}\0${'a'.repeat(40)}\0${when}\0${message}\0\n`;
}

function attempt(number: number, plan: string): Attempt {
  return { ref: `refs/mstack/attempts/${plan}/r-${number}`, commit: `${number}`, when: '', plan, run: 'r', why: '' };
}

describe('Attempts', () => {
  it('are read newest first', () => {
    const message = 'mstack attempt 2 at “A title”\n\nRefs: docs/plans/003-a.md\nMstack-Run: r1\n';
    const read = readAttempts(
      record('refs/mstack/attempts/003/r1-1', '2026-01-01T10:00:00+02:00', 'mstack: work put back at “A title”\n') +
        record('refs/mstack/attempts/003/r1-2', '2026-01-01T09:00:00+00:00', message),
    );
    assert.deepEqual(
      read.map(({ ref, plan, run, why }) => [ref, plan, run, why]),
      [
        ['refs/mstack/attempts/003/r1-2', 'docs/plans/003-a.md', 'r1', 'attempt 2 at “A title”'],
        ['refs/mstack/attempts/003/r1-1', '', '', 'work put back at “A title”'],
      ],
    );
    assert.deepEqual(readAttempts(''), []);
  });

  it('are named by ref, its end, or plan', () => {
    const all = [attempt(2, 'docs/plans/a.md'), attempt(1, 'docs/plans/a.md'), attempt(1, 'b.md')];
    const named = (name: string): number => attemptsNamed(all, name).length;
    assert.deepEqual(
      ['refs/mstack/attempts/b.md/r-1', 'r-1', 'a.md', 'docs/plans/a.md', 'x'].map(named),
      [1, 2, 2, 2, 0],
    );
  });

  it('are pruned from the oldest on, but for the newest of a failed plan', () => {
    const all = [attempt(5, 'a'), attempt(4, 'a'), attempt(3, 'a'), attempt(2, 'b'), attempt(1, 'b')];
    const pruned = (limit: number, ...failed: string[]): string[] =>
      attemptsToPrune(all, limit, new Set(failed)).map((each) => each.commit);
    assert.deepEqual(pruned(5), []);
    assert.deepEqual(pruned(3), ['2', '1']);
    assert.deepEqual(pruned(3, 'b'), ['3', '1']);
    assert.deepEqual(pruned(1, 'a', 'b'), ['4', '3', '1']);
  });
});
