import type { TestRule } from '../comparing/changedTests.ts';
import type { TestModel } from '../reading/testFile.ts';

/** Tests that are still there and ask nothing any more. */
export const testEmptied: TestRule = {
  code: 'test.emptied',
  find: ({ changed, pairs, judged }) => {
    const emptied = changed.filter(
      ({ before, after, changes }) => before.asked.length > 0 && after.assertions.length === 0 && changes.length > 0,
    );
    const stripped = pairs.filter(
      ({ before, after }) =>
        before.asked.length === 0 &&
        before.wording !== '' &&
        (isIdle(after.wording) || callsNoneOf(before, after)) &&
        !isIdle(before.wording),
    );
    return [...emptied, ...stripped]
      .filter(({ before }) => pairs.some((pair) => pair.before === before))
      .map(({ before, after }) => ({
        code: testEmptied.code,
        severity: after.assertions.length === 0 && isIdle(after.wording) ? 'blocks' : judged(after.path),
        file: after.path,
        line: after.line,
        message: `The test “${before.name}” asks nothing any more: it passes whatever the program does.`,
      }));
  },
};

/** A test without assertions shows that its calls do not break off. */
function callsNoneOf(before: TestModel, after: TestModel): boolean {
  const calls = callsIn(before.wording);
  return (
    calls.length > 0 && after.assertions.length === 0 && !callsIn(after.wording).some((name) => calls.includes(name))
  );
}

function callsIn(wording: string): readonly string[] {
  return [...wording.matchAll(/([A-Za-z_$][\w$]{0,60}) \(/g)].map(([, name = '']) => name);
}

function isIdle(wording: string): boolean {
  return /^(?:|pass|\. \. \.|\.\.\.|done \( \)|return|t \. pass \( \))$/.test(wording);
}
