import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import { type Limit, limitsIn } from '../reading/limits.ts';
import type { Tampering } from '../tamper.ts';

/** A rule about limits of one kind that were raised in a test file, or set where there were none. */
export function limitRule(code: string, kind: Limit['kind'], message: (value: number) => string): TestRule {
  return {
    code,
    find: (tests) =>
      raised(tests, kind).map(({ file, line, value }) => ({
        code,
        severity: tests.judged(file),
        file,
        line,
        message: message(value),
      })),
  };
}

function raised(
  tests: ChangedTests,
  kind: Limit['kind'],
): readonly (Pick<Tampering, 'file' | 'line'> & { readonly value: number })[] {
  return tests.files.flatMap(({ before, after }) => {
    // A new file has no limit that was raised.
    if (after === undefined || before === undefined) {
      return [];
    }
    const known = limitsIn(before.code)
      .filter((limit) => limit.kind === kind)
      .map(({ value }) => value);
    const now = limitsIn(after.code).filter((limit) => limit.kind === kind);
    const fresh = now.filter(({ value }) => {
      const at = known.findIndex((each) => each === value);
      return at === -1 || known.splice(at, 1).length === 0;
    });
    const hasNewTests = tests.added.some(({ path }) => path === after.path);
    return fresh
      .filter(({ value, line }) =>
        known.length > 0 ? value > Math.max(...known) : value > 0 && !(hasNewTests && isInNew(tests, after.path, line)),
      )
      .map(({ line, value }) => ({ file: after.path, line, value }));
  });
}

export function isInNew({ added }: ChangedTests, path: string, line: number): boolean {
  return added.some((test) => {
    const { program, lineStarts } = test.code;
    const end = program.tokens[test.span.to]?.end ?? 0;
    return test.path === path && line >= test.line && (lineStarts[line] ?? 0) <= end;
  });
}
