import { languageOf } from '../../mutation/languages.ts';
import { isTestFile } from '../../mutation/sources.ts';
import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import { namesBroughtIn } from '../reading/namesBroughtIn.ts';
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

/** Tests of a source that the plan deletes go with it. */
export function goesWithCode({ change }: Pick<ChangedTests, 'change'>, path: string): boolean {
  const removed = change.files.filter(
    (file) =>
      file.after === undefined && change.plan.files.some((each) => each.change === 'delete' && each.path === file.path),
  );
  const text = change.textBefore(path) ?? '';
  return (
    removed.some((file) => {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
      return stemOf(path) === name.toLowerCase() || namesBroughtIn(text).has(name);
    }) || removed.some((file) => file.path === path)
  );
}

/** `money` for `test/money.test.ts`, `test_money.py`, `MoneyTest.java`. */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return name
    .replace(/[._-]?(?:test|spec|tests|e2e)$/i, '')
    .replace(/^test_/, '')
    .toLowerCase();
}
