import type { TestRule } from '../comparing/changedTests.ts';
import type { TestMark } from '../reading/testCase.ts';
import type { TestModel } from '../reading/testFile.ts';
import type { Tampering } from '../tamper.ts';

/** Tests that are passed over now, always or in some surroundings. */
export const testSkipped: TestRule = {
  code: 'test.skipped',
  find: ({ pairs, added, functions }) => [
    ...pairs.flatMap(({ before, after }) => {
      const way = newWay(before, after);
      return way === undefined
        ? []
        : [tampering(after, 'blocks', `The test “${after.name}” ${way}, so that its passing proves nothing.`)];
    }),
    ...functions
      .filter(({ before, after }) => after.marks.has('skipped') && !before.marks.has('skipped'))
      .map(({ after }) =>
        tampering(
          after,
          'blocks',
          `${after.name}, which runs with tests, skips them now (${after.marks.get('skipped') ?? ''}).`,
        ),
      ),
    ...added
      .filter(({ marks }) => marks.has('skipped'))
      .map((test) =>
        tampering(
          test,
          'flagged',
          `The new test “${test.name}” is skipped (${test.marks.get('skipped') ?? ''}): it proves nothing.`,
        ),
      ),
  ],
};

function newWay(before: TestModel, after: TestModel): string | undefined {
  const isNew = (mark: TestMark): string | undefined =>
    after.marks.get(mark) !== before.marks.get(mark) ? after.marks.get(mark) : undefined;
  const skipped = before.marks.has('skipped') ? undefined : isNew('skipped');
  const conditional = isNew('conditional');
  const panics = before.marks.has('panics') ? undefined : isNew('panics');
  const leaves = after.leaves.filter((each) => !before.leaves.includes(each));
  if (skipped !== undefined) {
    return `is skipped now (${skipped})`;
  }
  if (conditional !== undefined) {
    return `runs in some surroundings only now (${conditional})`;
  }
  if (panics !== undefined) {
    return `passes now when it breaks off (${panics})`;
  }
  return after.leaves.length > before.leaves.length && leaves.length > 0
    ? `leaves before its end now (if ${leaves[0] ?? ''})`
    : undefined;
}

function tampering({ path, line }: TestModel, severity: Tampering['severity'], message: string): Tampering {
  return { code: testSkipped.code, severity, file: path, line, message };
}
