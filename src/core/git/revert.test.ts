import assert from 'node:assert/strict';
import { planCommits, revertMessage } from './revert.ts';

function entry(commit: string, message: string): string {
  return `${commit}\n${'f'.repeat(40)}\n${message}`;
}

const done = 'feat: a\n\nBody\n\nRefs: docs/plans/001-a.md\nMstack-Run: r\nMstack-Health: 1 -> 2\n';

describe('Reverting a plan', () => {
  it('knows its commits by their trailers, newest first', () => {
    const log = [
      entry('4', done),
      entry('3', 'chore(plan 001): failed (x)\n\nRefs: docs/plans/001-a.md\nMstack-Run: r\n'),
      entry('2', done.replace('001-a', '002-b')),
      entry('1', done),
    ].join('\0');
    assert.deepEqual(
      planCommits(log, 'docs/plans/001-a.md').map((each) => each.commit),
      ['4', '1'],
    );
    assert.deepEqual(
      planCommits(log, 'docs/plans/archive/001-a.md').map((each) => each.commit),
      ['4', '1'],
    );
    assert.deepEqual(planCommits('', 'docs/plans/001-a.md'), []);
  });

  it('does not know one that was undone', () => {
    const message = revertMessage({ subject: 'feat: a', commit: '1', file: 'docs/plans/001-a.md' });
    assert.equal(
      message,
      'revert: feat: a\n\nThis reverts commit 1.\nThe plan is pending again.\n\nRefs: docs/plans/001-a.md\nMstack-Reverts: 1\n',
    );
    assert.deepEqual(planCommits([entry('2', message), entry('1', done)].join('\0'), 'docs/plans/001-a.md'), []);
    assert.equal(revertMessage({ subject: 'x'.repeat(99), commit: '', file: '' }).indexOf('\n'), 72);
  });
});
