import { isTestFile } from '../../mutation/sources.ts';
import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import { type Mock, mocksIn } from '../reading/mocks.ts';
import type { TestFileModel } from '../reading/testFile.ts';
import type { Tampering } from '../tamper.ts';
import { importsOf } from '../reading/importsOf.ts';

/** Tests that put something of their own in the place of what they should try. */
export const unitMocked: TestRule = {
  code: 'mock.unit',
  find: (tests) =>
    tests.files.flatMap(({ before, after }) =>
      after === undefined ? [] : [...mocked(tests, before, after), ...replaced(tests, before, after)],
    ),
};

function mocked(tests: ChangedTests, before: TestFileModel | undefined, after: TestFileModel): readonly Tampering[] {
  const known = new Set(
    (before === undefined ? [] : mocksIn(before.code)).map(({ target, member }) => `${target} ${member ?? ''}`),
  );
  return mocksIn(after.code)
    .filter(({ target, member }) => !known.has(`${target} ${member ?? ''}`))
    .flatMap((mock) => {
      const path = unitOf(tests, after, mock);
      return path === undefined
        ? []
        : [
            tampering(
              tests,
              after,
              mock.line,
              `The test puts something of its own in the place of ${path}, which the plan changes: it tries itself.`,
            ),
          ];
    });
}

/** The changed or planned source that a mock stands in for. */
function unitOf({ change }: ChangedTests, { path, code }: TestFileModel, { target, member }: Mock): string | undefined {
  const sources = [
    ...change.files.map((file) => file.path),
    ...change.plan.files.map((file) => file.path),
    ...(member === undefined ? ownUnits(change.pathsBefore, path) : []),
  ].filter((each) => !isTestFile(each));
  const imported = importsOf(code);
  const names = new Set([target, ...(imported.get(target.split('.')[0] ?? '') ?? [])].map(moduleOf));
  return sources.find((source) => isNamed(source, names));
}

function stem(path: string): string {
  return (path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? '').replace(/^test_|_test$/, '');
}

/** `src/money.ts` for `test/money.test.ts` */
function ownUnits(paths: ReadonlySet<string>, test: string): readonly string[] {
  return [...paths].filter((path) => path !== test && stem(path) === stem(test) && /\.\w+$/.test(path));
}

/** `ledger.entries` and `../src/ledger/entries.js` as `ledger/entries`. */
function moduleOf(target: string): string {
  const path = target.replace(/^(?:\.{1,2}\/|@\/|~\/)+/, '').replace(/\.[cm]?[jt]sx?$/, '');
  return path.includes('/') ? path : path.replaceAll('.', '/');
}

function isNamed(source: string, modules: ReadonlySet<string>): boolean {
  const plain = source.replace(/\.\w+$/, '').replace(/\/(?:index|mod|__init__)$/, '');
  return [...modules].some((module) => {
    const shorter = module.slice(0, Math.max(0, module.lastIndexOf('/')));
    return [module, shorter].some((each) => each !== '' && (plain === each || plain.endsWith(`/${each}`)));
  });
}

/** What the test brought in from the program, it now makes itself. */
function replaced(tests: ChangedTests, before: TestFileModel | undefined, after: TestFileModel): readonly Tampering[] {
  if (before === undefined) {
    return [];
  }
  const imported = importsOf(after.code);
  const made = new Map(
    after.code.program.tokens.flatMap((token, index, tokens) => {
      const isDeclared =
        token.kind === 'word' &&
        /^(?:const|let|var|function|def|fn|func|fun|class)$/.test(tokens[index - 1]?.text ?? '');
      return isDeclared ? [[token.text, index] as const] : [];
    }),
  );
  return [...importsOf(before.code)]
    .filter(
      ([name, paths]) =>
        !imported.has(name) &&
        made.has(name) &&
        paths.some((path) => path.startsWith('.') || unitOf(tests, before, { target: path, line: 0 }) !== undefined),
    )
    .map(([name]) =>
      tampering(
        tests,
        after,
        0,
        `The test makes ${name} itself, which it brought in from the program before: it tries itself.`,
      ),
    );
}

function tampering({ judged }: ChangedTests, { path }: TestFileModel, line: number, message: string): Tampering {
  return { code: unitMocked.code, severity: judged(path), file: path, line, message };
}
