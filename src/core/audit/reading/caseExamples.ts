import type { AuditLanguage } from '../languages/language.ts';
import { python } from '../languages/python.ts';
import { rust } from '../languages/rust.ts';
import { typescript } from '../languages/typescript.ts';

/** A piece of a test file, and what is counted in it. */
export interface CaseExample {
  readonly language: AuditLanguage;
  readonly what: string;
  readonly text: string;
  /** Cases that run, skipped, empty; `!` behind: nothing is asserted. */
  readonly counts: string;
}

export const caseExamples: readonly CaseExample[] = [
  {
    language: typescript,
    what: 'cases of suites, in a skipped suite, and behind it',
    text: `
      describe('a', () => {
        it('b', () => {
          expect(b()).toBe(1);
        });
      });
      describe.skip('c', () => {
        describe('d', () => {
          it('e', () => {
            expect(1).toBe(2);
          });
        });
      });
      test('f', async () => {
        await expect(f()).rejects.toThrow();
      });`,
    counts: '2 1 0',
  },
  {
    language: typescript,
    what: 'cases that are crossed out, to be done, empty, or in comments',
    text: `
      xit('a', () => { expect(1).toBe(1); });
      it.todo('b');
      it('c', () => {});
      it('d', () => {
        // Nothing yet.
      });
      // it('e', () => { expect(1).toBe(1); });
      /*
      it('f', () => { expect(1).toBe(1); });
      */
      test('g', { skip: true }, () => { assert.ok(g()); });
      it('h', () => expect(h()).toBe(1));`,
    counts: '1 3 2',
  },
  {
    language: typescript,
    what: 'tables and titles that are put together as three',
    text: "it.each([\n  [1, 2],\n])('%i', (a, b) => {\n  expect(a).toBe(b);\n});\nfor (const a of all) {\n  it(`takes ${a}`, () => {\n    expect(a).toBe(a);\n  });\n}",
    counts: '6 0 0',
  },
  {
    language: typescript,
    what: 'Playwright’s skips with and without a condition, and no hooks',
    text: `
      test.describe('a', () => {
        test.beforeEach(async ({ page }) => {
          await page.goto('/');
        });
        test('b', async ({ page }) => {
          test.skip(browserName === 'webkit', 'slow');
          await expect(page).toHaveURL('/');
        });
        test('c', async ({ page }) => {
          test.skip();
          await expect(page).toHaveURL('/');
        });
        test.skip('d', async ({ page }) => {
          await expect(page).toHaveURL('/');
        });
      });`,
    counts: '1 2 0',
  },
  {
    language: typescript,
    what: 'titles and imports as no assertions',
    text: "import assert from 'node:assert';\nimport { expect, it } from 'vitest';\nit('should assert nothing', () => {\n  run();\n});",
    counts: '1 0 0 !',
  },
  {
    language: typescript,
    what: 'what always holds as no assertion',
    text: "it('a', () => {\n  run();\n  expect(true).toBe(true);\n});",
    counts: '1 0 0 !',
  },
  {
    language: python,
    what: 'functions, methods, skips by decorator and by statement, tables',
    text: `
import pytest

def test_a():
    assert a()

def helper():
    def test_inner():
        assert False

@pytest.mark.skip(reason="slow")
def test_b():
    assert b()

@pytest.mark.skipif(windows, reason="paths")
def test_c():
    assert c()

@pytest.mark.parametrize("x", [1, 2])
def test_d(x):
    assert x

def test_e():
    pytest.skip("later")
    assert e()

def test_f():
    if windows:
        pytest.skip("paths")
    assert f()

def test_g():
    pass

@pytest.mark.skip
class TestH:
    def test_i(self):
        assert i()

class TestJ:
    async def test_k(self):
        assert k()
`,
    counts: '7 4 1',
  },
  {
    language: python,
    what: 'names as no assertions',
    text: 'def test_check_this_and_verify():\n    run()\n',
    counts: '1 0 0 !',
  },
  {
    language: rust,
    what: 'attributes in any order, and functions without them',
    text: `
#[cfg(test)]
mod tests {
    fn helper() {}

    #[test]
    fn a() {
        assert!(a());
    }

    #[test]
    #[ignore = "slow"]
    fn b() {
        assert!(b());
    }

    #[ignore]
    #[tokio::test]
    async fn c() {
        c().await.unwrap();
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn d() -> Result<(), Error> {
        d().await?;
        Ok(())
    }

    #[test]
    fn e() {}
}
`,
    counts: '2 2 1',
  },
];
