import assert from 'node:assert/strict';
import { examplePlan } from './examplePlan.ts';
import { outsideScope } from './scope.ts';

interface Limits {
  readonly lines?: readonly string[];
  readonly files?: readonly string[];
  readonly file?: string;
}

/** Paths that the plan may touch, and paths that it may not. */
function check({ lines = [], files = [], file }: Limits, inside: readonly string[], outside: readonly string[]): void {
  const body = ['## Design', '', '**Files expected to change:**', '', ...files.map((path) => `- \`${path}\``)];
  const plan = examplePlan(lines, body, file);
  assert.deepEqual(outsideScope(plan, [...inside, ...outside]), outside);
}

describe('Scope of a plan', () => {
  it('is its files, and tests', () => {
    check(
      { files: ['src/a.ts', 'media/', 'assets', 'src/gen/**', './b.ts'] },
      [
        'src/a.ts',
        'media/x/y.png',
        'assets/z',
        'src/gen/c.ts',
        'b.ts',
        'src/a.test.ts',
        'test/x.ts',
        'e2e/.env',
        'a_test.go',
      ],
      ['src/b.ts', 'package.json', 'mediaplayer.ts', 'src/a.ts.bak', 'README.md'],
    );
  });

  it('takes brackets and parentheses of routes literally', () => {
    check(
      { files: ['app/[id]/page.tsx', 'app/(auth)/'] },
      ['app/[id]/page.tsx', 'app/(auth)/in.tsx'],
      ['app/i/page.tsx', 'app/auth/in.tsx'],
    );
  });

  it('is what `allow` says instead, where the plan has it', () => {
    check(
      { lines: ['allow: [src/**, docs]'], files: ['a.ts'] },
      ['src/x/y.ts', 'docs/a.txt'],
      ['a.ts', 'test/a.test.ts'],
    );
    check({ lines: ['allow: "*.{js,ts}"'] }, ['a.ts', 'b.js'], ['a.md', 'src/a.ts']);
    check({ lines: ['allow: ["src/**", "!src/gen/**"]'] }, ['src/a.ts'], ['README.md', 'package.json']);
    check({ lines: ['allow: .'] }, ['a', 'b/c'], []);
  });

  it('is less what `deny` says', () => {
    check(
      { lines: ['deny: [secrets/, config, conf.d, "*.lock", "src/[id].ts"]'] },
      ['src/a.ts', 'x/a.lock', 'configuration.ts', 'src/i.ts'],
      ['secrets/a', 'config/x/y', 'config', 'conf.d/z', 'a.lock', 'src/[id].ts'],
    );
  });

  it('is everything where the plan sets no limit, but never plans, mstack’s own files or git’s', () => {
    const never = [
      '.git/config',
      '.mstack/config.json',
      'docs/plans/001-example.md',
      'docs/plans/002-b.md',
      'docs/plans/archive/000-c.md',
    ];
    check({}, ['a', 'docs/guide.md', 'docs/plans/data.json'], never);
    check({ lines: ['allow: ["**"]'] }, ['a'], never);
    check({ file: 'docs/plans/archive/001-a.md' }, ['a'], ['docs/plans/archive/001-a.md', 'docs/plans/002-b.md']);
    check({ file: 'plans (old)/001-a.md' }, ['plans/a.md'], ['plans (old)/001-a.md']);
    check({ file: '001-a.md' }, ['docs/x.md'], ['001-a.md', '002-b.md', 'archive/000-c.md']);
  });
});
