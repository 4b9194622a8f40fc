import assert from 'node:assert/strict';
import { namedPaths } from './namedPaths.ts';

describe('namedPaths', () => {
  it('finds files with a folder, and names in code marks', () => {
    const texts = [
      'Create src/models/user.py, then (tests/test_user.py).',
      'Change `package.json` and "web/app/[id]/page.tsx:12-30"',
      String.raw`On Windows: src\win\main.cpp!`,
    ];
    assert.deepEqual(namedPaths(texts).inside, [
      'src/models/user.py',
      'tests/test_user.py',
      'package.json',
      'web/app/[id]/page.tsx',
      'src/win/main.cpp',
    ]);
  });

  it('takes no folder, glob, address, version or word for a file', () => {
    const texts = [
      'see src/models/ and src/**/*.ts',
      'https://example.com/a.html',
      'v1.2/3.4',
      'and/or e.g. Node.js 20.1',
    ];
    assert.deepEqual(namedPaths(texts), { inside: [], outside: [] });
  });

  it('parts what leads out of the repository', () => {
    assert.deepEqual(
      namedPaths(['../../etc/passwd.txt, a/../../b.ts, ~/.ssh/config.txt, C:/x/y.txt, .git/hooks/a.sh']).outside,
      ['../../etc/passwd.txt', 'a/../../b.ts', '~/.ssh/config.txt', 'C:/x/y.txt', '.git/hooks/a.sh'],
    );
  });
});
