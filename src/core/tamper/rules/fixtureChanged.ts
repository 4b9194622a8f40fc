import type { TestRule } from '../comparing/changedTests.ts';
import { isFixture } from '../reading/supportFile.ts';

/** Data that tests are fed with or compare with, changed or gone. New data is welcome. */
export const fixtureChanged: TestRule = {
  code: 'fixture.changed',
  find: ({ change, judged }) =>
    change.files
      .filter(({ path, pathBefore }) => isFixture(pathBefore ?? path) && change.pathsBefore.has(pathBefore ?? path))
      .filter(
        ({ path, pathBefore, before, after }) =>
          !(pathBefore !== undefined && before === after && isFixture(path)) && !saysTheSame(before, after),
      )
      .map(({ path, before, after }) => ({
        code: fixtureChanged.code,
        severity: judged(path),
        file: path,
        line: 0,
        message:
          before !== undefined && after === undefined
            ? `The data ${path} was deleted, which tests read.`
            : `The data ${path} was changed, which tests read: what they prove is something else now.`,
      })),
};

function saysTheSame(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) {
    return false;
  }
  return (
    before.replaceAll('\r\n', '\n').trimEnd() === after.replaceAll('\r\n', '\n').trimEnd() || sameJson(before, after)
  );
}

function sameJson(before: string, after: string): boolean {
  try {
    return JSON.stringify(JSON.parse(before)) === JSON.stringify(JSON.parse(after));
  } catch {
    // No JSON: then only the text counts.
    return false;
  }
}
