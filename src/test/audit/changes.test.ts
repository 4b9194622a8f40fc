import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Audit } from '../../core/audit/audit.ts';
import { judgeAudit } from '../../core/audit/judgeAudit.ts';
import { type AuditMemory, readAuditFacts } from '../../node/auditFiles.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');

/** A copy of a little project, in a folder without git. */
class Copy {
  readonly root: string;

  constructor(name: string) {
    this.root = mkdtempSync(path.join(tmpdir(), 'mstack-audit-'));
    cpSync(path.join(fixtures, name), this.root, { recursive: true });
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    writeFileSync(path.join(this.root, file), text);
  }

  text(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  remove(file: string): void {
    rmSync(path.join(this.root, file), { force: true });
  }

  async audit(memory?: AuditMemory): Promise<Audit> {
    const facts = await readAuditFacts(this.root, { config: undefined, ...(memory === undefined ? {} : { memory }) });
    return judgeAudit(facts, undefined);
  }
}

/** A test in each language, where its projects have them. */
const furtherTests: Readonly<Record<string, string>> = {
  'test/further.test.ts': "import { expect, it } from 'vitest';\n\nit('adds', () => {\n  expect(1 + 1).toBe(2);\n});\n",
  'e2e/further.spec.ts':
    "import { expect, test } from '@playwright/test';\n\ntest('opens', async ({ page }) => {\n  await page.goto('/');\n  await expect(page).toHaveTitle('Durations');\n});\n",
  'tests/test_further.py': 'def test_adds() -> None:\n    assert sum([1, 1]) == 2\n',
  'tests/further.rs': '#[test]\nfn adds() {\n    assert_eq!([1, 1].iter().sum::<i32>(), 2);\n}\n',
  'further_test.go':
    'package durations\n\nimport "testing"\n\nfunc TestFurther(t *testing.T) {\n\tif len("a") != 1 {\n\t\tt.Error("no")\n\t}\n}\n',
  'src/test/java/com/example/durations/FurtherTest.java':
    'package com.example.durations;\n\nclass FurtherTest {\n    @Test\n    void adds() {\n        assertEquals(2, Integer.sum(1, 1));\n    }\n}\n',
  'tests/Durations.Tests/FurtherTests.cs':
    'public class FurtherTests\n{\n    [Fact]\n    public void Adds()\n    {\n        Assert.Equal(2, int.Abs(-2));\n    }\n}\n',
  'spec/further_spec.rb': 'RSpec.describe Integer do\n  it "adds" do\n    expect([1, 1].sum).to eq(2)\n  end\nend\n',
  'tests/FurtherTest.php':
    '<?php\n\nfinal class FurtherTest extends TestCase\n{\n    public function testAdds(): void\n    {\n        self::assertSame(2, array_sum([1, 1]));\n    }\n}\n',
};

const linterFiles = [
  'eslint.config.js',
  '.oxlintrc.json',
  'biome.json',
  '.rubocop.yml',
  '.golangci.yml',
  '.php-cs-fixer.dist.php',
];
const linterWords =
  /eslint|oxlint|biome|ruff|clippy|golangci|rubocop|php-cs-fixer|detekt|maven-pmd|TreatWarningsAsErrors/gi;

describe('A change to a project', () => {
  for (const name of readdirSync(fixtures)) {
    it(`never lowers the score of ${name} by a test`, async () => {
      using copy = new Copy(name);
      const before = await copy.audit();
      for (const [file, text] of Object.entries(furtherTests)) {
        copy.write(file, text);
        const after = await copy.audit();
        assert.ok(after.score >= before.score, `${file}: ${before.score} became ${after.score}`);
        copy.remove(file);
      }
    });

    it(`never raises the score of ${name} by taking the linter away`, async () => {
      using copy = new Copy(name);
      const before = await copy.audit();
      linterFiles.forEach((file) => copy.remove(file));
      for (const file of readdirSync(copy.root, { recursive: true, encoding: 'utf8' })) {
        if (/\.(?:json|toml|ya?ml|kts|md|csproj|gemspec|xml)$|Rakefile$/.test(file)) {
          copy.write(file, copy.text(file).replaceAll(linterWords, 'nothing'));
        }
      }
      const after = await copy.audit();
      assert.ok(after.score <= before.score, `${before.score} became ${after.score}`);
      assert.ok(!after.evidence.some(({ topic, points }) => topic === 'lint' && points > 0.3));
    });
  }

  it('to a source or a test makes what was measured on another one; nothing else does', async () => {
    using copy = new Copy('typescript-playwright');
    const { measuredOn } = await copy.audit();
    copy.write('README.md', '# Durations\n');
    copy.write('node_modules/vitest/index.js', 'export const it = 1;\n');
    assert.equal((await copy.audit()).measuredOn, measuredOn);
    copy.write('src/main.ts', `${copy.text('src/main.ts')}// More.\n`);
    const changed = (await copy.audit()).measuredOn;
    assert.notEqual(changed, measuredOn);
    copy.write('test/duration.test.ts', copy.text('test/duration.test.ts').replace("'5s'", "'6s'"));
    assert.notEqual((await copy.audit()).measuredOn, changed);
  });

  it('is seen by who remembers what was read before', async () => {
    using copy = new Copy('typescript-playwright');
    const memory: AuditMemory = new Map();
    const first = await copy.audit(memory);
    assert.deepEqual(await copy.audit(memory), first);
    copy.write('e2e/page.spec.ts', "import { test } from '@playwright/test';\n");
    const without = await copy.audit(memory);
    assert.equal(without.missing[0]?.topic, 'end-to-end');
    assert.deepEqual(without, await copy.audit());
    copy.remove('e2e/page.spec.ts');
    await copy.audit(memory);
    assert.ok(!memory.has('e2e/page.spec.ts'));
  });

  it('by a program is no source', async () => {
    using copy = new Copy('typescript-vendored');
    const before = await copy.audit();
    const lines = Array.from({ length: 2000 }, (_none, at) => `export const answer${at} = ${at};\n`).join('');
    copy.write('src/client.ts', `/* This file was auto-generated by a tool. */\n${lines}`);
    assert.equal((await copy.audit()).score, before.score);
    copy.write('src/client.ts', lines);
    assert.ok((await copy.audit()).score < before.score);
  });

  it('to tests that nothing runs changes nothing', async () => {
    using copy = new Copy('typescript-monorepo');
    const unit = async (): Promise<string | undefined> =>
      (await copy.audit()).evidence.find(({ topic }) => topic === 'unit')?.what;
    const manifest = JSON.parse(copy.text('package.json')) as { scripts: Record<string, string> };
    copy.write('package.json', JSON.stringify({ ...manifest, scripts: { ...manifest.scripts, test: 'vitest run' } }));
    const before = await unit();
    const text = furtherTests['test/further.test.ts'] ?? '';
    copy.write('packages/pages/test/price.test.ts', text);
    assert.equal(await unit(), before);
    copy.write('packages/duration/test/price.test.ts', text);
    assert.notEqual(await unit(), before);
  });

  it('of a name takes a test from its runner', async () => {
    for (const [name, file, renamed] of [
      ['java-library', 'src/test/java/com/example/durations/DurationsTest.java', 'src/test/java/DurationsChecks.java'],
      ['php-library', 'tests/DurationTest.php', 'tests/DurationChecks.php'],
      ['ruby-gem', 'spec/durations_spec.rb', 'spec/durations.rb'],
      ['python-library-strict', 'tests/test_durations.py', 'tests/durations.py'],
    ] as const) {
      using copy = new Copy(name);
      copy.write(renamed, copy.text(file));
      copy.remove(file);
      const audit = await copy.audit();
      assert.equal(audit.level, 'LOW', name);
      assert.match(audit.missing[0]?.what ?? '', /1 test file is not named as \w+ collects them/);
    }
  });

  it('that makes a file unreadable is no reason to fail, nor to wait', async () => {
    using copy = new Copy('typescript-playwright');
    for (const file of ['package.json', 'tsconfig.json', 'pyproject.toml', 'composer.json', 'packages/a/Cargo.toml']) {
      copy.write(file, '{ "a": [}\n[[');
    }
    copy.write('pom.xml', '\u0000\uFFFD');
    copy.write('.github/workflows/checks.yml', '\t- : :\n  run:\n');
    symlinkSync('/dev/zero', path.join(copy.root, 'test', 'endless.test.ts'));
    symlinkSync(copy.root, path.join(copy.root, 'src', 'again.ts'));
    symlinkSync('nowhere', path.join(copy.root, 'src', 'gone.ts'));
    assert.equal((await copy.audit()).level, 'LOW');
  });

  it('from a package with shared settings is followed into node_modules', async () => {
    using copy = new Copy('typescript-not-strict');
    const types = async (): Promise<number> =>
      (await copy.audit()).evidence.find(({ topic }) => topic === 'types')?.points ?? 0;
    copy.write('tsconfig.json', '{ "extends": "@house/settings/strict" }');
    const unknown = await types();
    copy.write('node_modules/@house/settings/strict.json', '{ "compilerOptions": { "strict": true } }');
    assert.ok((await types()) > unknown);
    assert.equal(await types(), 2);
  });
});
