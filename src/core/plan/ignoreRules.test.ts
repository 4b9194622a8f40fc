import assert from 'node:assert/strict';
import { ignoreRules } from './ignoreRules.ts';

/** Which of the paths a `.gitignore` at the top ignores. */
function ignored(text: string, paths: readonly string[]): string[] {
  const matches = ignoreRules(new Map([['', text]]));
  return paths.filter(matches);
}

describe('Ignore rules', () => {
  it('match names in every folder, and paths from the top', () => {
    const paths = ['dist', 'web/dist/a.js', 'out', 'web/out', 'docs/api/x', 'web/docs/api/x', 'a.log', 'b/a.log'];
    assert.deepEqual(ignored('dist/\n/out\ndocs/api\n*.log', paths), [
      'dist',
      'web/dist/a.js',
      'out',
      'docs/api/x',
      'a.log',
      'b/a.log',
    ]);
  });

  it('know double stars, comments, blank lines and other line ends', () => {
    assert.deepEqual(
      ignored('# dist\r\n\r\nweb/**/gen  \r\n**/tmp\r\n', ['dist', 'web/gen', 'web/a/b/gen/x', 'a/tmp']),
      ['web/gen', 'web/a/b/gen/x', 'a/tmp'],
    );
  });

  it('let the last rule decide, but nothing below an ignored folder come back', () => {
    assert.deepEqual(ignored('*.env\n!sample.env\nvar/\n!var/keep', ['a.env', 'sample.env', 'var/keep']), [
      'a.env',
      'var/keep',
    ]);
  });

  it('hold for the folder that their file lies in, the deeper one first', () => {
    const matches = ignoreRules(
      new Map([
        ['web', '!keep.log\n/build'],
        ['', '*.log'],
      ]),
    );
    assert.deepEqual(['keep.log', 'web/keep.log', 'web/x.log', 'web/build', 'web/a/build', 'build'].filter(matches), [
      'keep.log',
      'web/x.log',
      'web/build',
    ]);
  });
});
