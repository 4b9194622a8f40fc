import type { TestRule } from '../comparing/changedTests.ts';
import type { TestMark } from '../reading/testCase.ts';
import { type Code, lineOf } from '../reading/code.ts';
import { callAround, leavesAt, statementWords } from '../reading/reach.ts';
import type { TestFileModel, TestModel } from '../reading/testFile.ts';
import type { Tampering } from '../tamper.ts';

/** Tests that are passed over now, always or in some surroundings. */
export const testSkipped: TestRule = {
  code: 'test.skipped',
  find: ({ files, pairs, added, functions }) => [
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
    ...files.flatMap(({ before, after }) => (after === undefined ? [] : newSkippers(before, after))),
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

/** Hooks and new functions that skip whatever test they run with. */
function newSkippers(before: TestFileModel | undefined, after: TestFileModel): readonly Tampering[] {
  const known = new Set(before?.functions.map(({ name }) => name));
  const helpers = after.functions
    .filter(({ name, marks }) => marks.has('skipped') && !known.has(name))
    .map(({ name, line }) => ({ name, line }));
  const hooks = skippingHooks(after.code);
  const more = hooks.length > (before === undefined ? 0 : skippingHooks(before.code).length) ? hooks.slice(-1) : [];
  return [...helpers, ...more].map(({ name, line }) => ({
    code: testSkipped.code,
    severity: 'blocks',
    file: after.path,
    line,
    message: `${name} skips the tests that it runs with, so that their passing proves nothing.`,
  }));
}

function skippingHooks(code: Code): readonly { readonly name: string; readonly line: number }[] {
  return code.blocks
    .filter(({ kind }) => kind === 'function')
    .filter((block) => /^(?:before(?:Each|All)?|setup|setupSuite|around)$/.test(callAround(code, block)))
    .filter((block) => statementWords(code, block).some((at) => leavesAt(code, at) === 'skips'))
    .map((block) => ({ name: callAround(code, block), line: lineOf(code, block.head) }));
}

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
