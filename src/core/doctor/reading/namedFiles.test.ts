import assert from 'node:assert/strict';
import { NamedFiles } from './namedFiles.ts';

describe('Named files', () => {
  const lines = [
    'See `src/walk.ts`, (docs/walk.ts) and src/feed.ts (feed.md) too.',
    'Nothing to see here. Or is there…',
    '- .eslintrc.json and @scope/a.b/c~d',
    'walk.ts walk.ts src/walk.ts, walk.test.ts',
  ];

  it('finds each line that names a file, by the end of its path', () => {
    const files = new NamedFiles(lines);
    assert.deepEqual(files.linesNaming('walk.ts'), [lines[0], lines[3]]);
    assert.deepEqual(files.linesNaming('elsewhere/feed.ts'), [lines[0]]);
    assert.deepEqual(files.linesNaming('feed.md'), [lines[0]]);
    assert.deepEqual(files.linesNaming('eslintrc.json'), [lines[2]]);
    assert.deepEqual(files.linesNaming('@scope/a.b/c~d'), [lines[2]]);
    assert.deepEqual(files.linesNaming('talk.ts'), []);
  });

  it('says of which paths it knows nothing', () => {
    assert.deepEqual(
      ['src/walk.ts', 'a.b/Makefile', 'Makefile'].map((path) => NamedFiles.knows(path)),
      [true, true, false],
    );
  });
});
