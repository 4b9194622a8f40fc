import { changedRows } from '../comparing/changedRows.ts';
import type { TestRule } from '../comparing/changedTests.ts';

/** Cases that tables of tests no longer have. */
export const rowsRemoved: TestRule = {
  code: 'test.rows-removed',
  find: (tests) => {
    const gone = new Set(tests.gone.map(({ path }) => path));
    const { removed } = changedRows(tests);
    return removed
      .filter(({ path }) => !gone.has(path) || tests.files.some(({ after }) => after?.path === path))
      .map(({ path, line, wording }) => ({
        code: rowsRemoved.code,
        severity: tests.judged(path),
        file: path,
        line,
        message: `A case of a test's table is gone: ${wording}. Nobody tries it any more.`,
      }));
  },
};
