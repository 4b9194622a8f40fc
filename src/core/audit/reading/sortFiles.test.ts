import assert from 'node:assert/strict';
import { auditDependsOn, useOf, usesOf } from './sortFiles.ts';

function use(path: string): string {
  const found = useOf(path);
  return found === undefined ? '-' : found.kind === 'text' ? 'text' : `${found.kind} ${nameIn(found)}`;
}

function nameIn(found: Exclude<ReturnType<typeof useOf>, undefined | { kind: 'text' }>): string {
  return found.kind === 'other' ? found.name : found.language.name;
}

const typescript = 'TypeScript and JavaScript';

describe('the files that an audit looks at', () => {
  for (const [path, expected] of [
    ['src/a.ts', `source ${typescript}`],
    ['src/a.test.ts', `test ${typescript}`],
    ['e2e/login.ts', `test ${typescript}`],
    ['src/a.d.ts', '-'],
    ['src/api.generated.ts', '-'],
    ['node_modules/a/index.js', '-'],
    ['vendor/a.go', '-'],
    ['test/fixtures/a.test.ts', '-'],
    ['docs/conf.py', '-'],
    ['examples/a.py', '-'],
    ['vite.config.ts', 'text'],
    ['package.json', 'text'],
    ['packages/a/package.json', 'text'],
    ['AGENTS.md', 'text'],
    ['packages/a/AGENTS.md', '-'],
    ['.github/workflows/checks.yml', 'text'],
    ['.husky/pre-commit', 'text'],
    ['Makefile', 'text'],
    ['scripts/test.sh', 'text'],
    ['README.md', '-'],
    ['.gitignore', '-'],
    ['app/models/user.rb', 'source Ruby'],
    ['spec/models/user_spec.rb', 'test Ruby'],
    ['pkg/a_test.go', 'test Go'],
    ['src/lib.rs', 'source Rust'],
    ['tests/cli.rs', 'test Rust'],
    ['src/main/java/org/samples/App.java', 'source Java and Kotlin'],
    ['src/test/kotlin/AppTest.kt', 'test Java and Kotlin'],
    ['src/App/Program.cs', 'source C#'],
    ['tests/App.Tests/ProgramTests.cs', 'test C#'],
    ['src/Kernel.php', 'source PHP'],
    ['tests/KernelTest.php', 'test PHP'],
    ['src/main.c', 'other C and C++'],
  ] as const) {
    it(`takes ${path} for ${expected === '-' ? 'nothing' : expected}`, () => {
      assert.equal(use(path), expected);
    });
  }

  it('are the same one by one and as a list', () => {
    const paths = [
      'a.ts',
      'vendor/a.ts',
      'vendor/b.ts',
      'src/a.ts',
      'package.json',
      'dist/package.json',
      'src/b.test.ts',
    ];
    assert.deepEqual(
      usesOf(paths).map(([path]) => path),
      paths.filter((path) => useOf(path) !== undefined),
    );
  });

  it('say how soon to look again when one of them changes', () => {
    assert.equal(auditDependsOn('playwright.config.ts'), 'verification');
    assert.equal(auditDependsOn('e2e/login.spec.ts'), 'verification');
    assert.equal(auditDependsOn('.gitignore'), 'verification');
    assert.equal(auditDependsOn('src/a.ts'), 'source');
    assert.equal(auditDependsOn('README.md'), undefined);
    assert.equal(auditDependsOn('node_modules/vitest/package.json'), undefined);
  });
});
