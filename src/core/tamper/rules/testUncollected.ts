import type { TestRule } from '../comparing/changedTests.ts';
import { isCollected } from '../reading/collected.ts';

/** Tests that stand where their runner does not look. */
export const testUncollected: TestRule = {
  code: 'test.uncollected',
  find: (tests) => {
    const moved = tests.pairs.filter(
      ({ before, after }) =>
        before.path !== after.path &&
        isCollected(before.path, undefined) &&
        (!isCollected(after.path, before.path) || isOfOtherSystem(before.path, after.path)),
    );
    const renamed = tests.pairs.filter(
      ({ before, after }) => before.path === after.path && isHidden(before.name, after.name, after.path),
    );
    return [
      ...[...new Set(moved.map(({ after }) => after.path))].map((file) => {
        const of = moved.filter(({ after }) => after.path === file);
        return {
          code: testUncollected.code,
          severity: 'blocks' as const,
          file,
          line: 0,
          message: `${of.length === 1 ? 'A test' : `${of.length} tests`} of ${of[0]?.before.path ?? ''} stand in ${file} now, where the test runner does not look for tests.`,
        };
      }),
      ...renamed.map(({ before, after }) => ({
        code: testUncollected.code,
        severity: 'blocks' as const,
        file: after.path,
        line: after.line,
        message: `The test “${before.name}” is called ${after.name} now, and the test runner does not take that for a test.`,
      })),
      ...(tests.functions.length === 0 && tests.gone.length === 0 ? [] : hidden(tests)),
    ];
  },
};

/** A test that became a plain function: its name or its attribute is gone. */
function hidden({ gone, files }: Parameters<TestRule['find']>[0]) {
  return gone.flatMap((test) => {
    const same = files
      .flatMap(({ after }) => after?.functions ?? [])
      .find((each) => each.wording === test.wording || (each.path === test.path && each.name === test.name));
    return same === undefined
      ? []
      : [
          {
            code: testUncollected.code,
            severity: 'blocks' as const,
            file: same.path,
            line: same.line,
            message: `The test “${test.name}” is the plain function ${same.name} now, which no test runner calls.`,
          },
        ];
  });
}

/** Go builds a file only for the system and the processor that its name ends with. */
const ofSystem =
  /_(?:aix|android|darwin|dragonfly|freebsd|illumos|ios|js|linux|netbsd|openbsd|plan9|solaris|wasip1|windows|386|amd64|arm|arm64|loong64|mips\w{0,5}|ppc64(?:le)?|riscv64|s390x|wasm)_test\.go$/;

function isOfOtherSystem(before: string, after: string): boolean {
  return ofSystem.test(after) && !ofSystem.test(before);
}

function isHidden(before: string, after: string, path: string): boolean {
  return path.endsWith('.py') && before.startsWith('test') && !after.startsWith('test');
}
