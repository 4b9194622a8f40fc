import type { TestRule } from '../comparing/changedTests.ts';

/** Tests by which all others are passed over. */
export const testFocused: TestRule = {
  code: 'test.focused',
  find: ({ pairs, added }) =>
    [...pairs, ...added.map((after) => ({ before: undefined, after }))]
      .filter(({ before, after }) => after.marks.has('focused') && before?.marks.has('focused') !== true)
      .map(({ after }) => ({
        code: testFocused.code,
        severity: 'blocks',
        file: after.path,
        line: after.line,
        message: `The test “${after.name}” is focused (${after.marks.get('focused') ?? ''}): the others do not run.`,
      })),
};
