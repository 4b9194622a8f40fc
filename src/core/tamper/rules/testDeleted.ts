import { languageOf } from '../../mutation/languages.ts';
import { isOwnSource, isTestFile } from '../../mutation/sources.ts';
import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import { broughtFrom } from '../reading/namesBroughtIn.ts';
import { isSupportFile } from '../reading/supportFile.ts';
import type { Tampering } from '../tamper.ts';

/** Tests that are gone, and nothing asks what they asked. */
export const testDeleted: TestRule = {
  code: 'test.deleted',
  find: (tests) => {
    const deleted = tests.deleted.filter(({ path }) => !goesWithCode(tests, path));
    return [...new Set(deleted.map(({ path }) => path))]
      .flatMap((path) => ofFile(tests, path, deleted))
      .concat(unreadable(tests));
  },
};

function ofFile(tests: ChangedTests, path: string, deleted: ChangedTests['deleted']): readonly Tampering[] {
  const gone = deleted.filter((each) => each.path === path);
  const names = gone
    .slice(0, 3)
    .map(({ name }) => `“${name}”`)
    .join(', ');
  const more = gone.length > 3 ? ` and ${gone.length - 3} more` : '';
  return gone.slice(0, 1).map(({ line }) => ({
    code: testDeleted.code,
    severity: tests.judged(path),
    file: path,
    line,
    message: `${gone.length === 1 ? 'A test was' : `${gone.length} tests were`} deleted: ${names}${more}. What they proved nobody proves now.`,
  }));
}

/** Files of languages that are not read. */
function unreadable(tests: ChangedTests): readonly Tampering[] {
  return tests.change.files
    .filter(
      ({ path, before, after }) =>
        before !== undefined &&
        after === undefined &&
        isTestFile(path) &&
        !isSupportFile(path) &&
        languageOf(path) === undefined &&
        /test|spec|feature|bats|robot/i.test(path.slice(path.lastIndexOf('/') + 1)),
    )
    .map(({ path }) => ({
      code: testDeleted.code,
      severity: tests.judged(path),
      file: path,
      line: 0,
      message: `The test file ${path} was deleted. What it proved nobody proves now.`,
    }));
}

/**
 * Tests of a source that the plan deletes go with it: they bring it in, or nothing and have its name, and no other source of
 * the project that stays.
 */
export function goesWithCode({ change }: Pick<ChangedTests, 'change'>, path: string): boolean {
  const gone = new Set(change.files.filter(({ after }) => after === undefined).map((file) => file.path));
  const removed = change.plan.files.filter((each) => each.change === 'delete' && gone.has(each.path));
  if (removed.some((file) => file.path === path)) {
    return true;
  }
  const sources = [...change.pathsBefore].filter(isOwnSource);
  const brought = broughtFrom(path, change.textBefore(path) ?? '', sources);
  const isRemoved = (source: string): boolean => removed.some((file) => file.path === source);
  const named = sources.filter((source) => stemOf(source) === stemOf(path));
  const tried = brought.length > 0 ? brought : named;
  return tried.some(isRemoved) && tried.every((source) => isRemoved(source) || gone.has(source));
}

/** `money` for `test/money.test.ts`, `test_money.py`, `MoneyTest.java`. */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return name
    .replace(/[._-]?(?:test|spec|tests|e2e)$/i, '')
    .replace(/^test_/, '')
    .toLowerCase();
}
