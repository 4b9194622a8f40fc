import { isTestFile } from '../../mutation/sources.ts';
import type { Code } from '../reading/code.ts';
import { codeAfter, codeBefore } from '../reading/versionCode.ts';
import {
  assertingNames,
  outlineTestFile,
  readTestFile,
  type Row,
  type TestFileModel,
  type TestFileOutline,
  type TestModel,
} from '../reading/testFile.ts';
import type { AttemptedChange, FileVersions } from '../tamper.ts';
import { without } from './counting.ts';
import { matchTests, type TestPair } from './matchTests.ts';

/** A file with tests, or with what they use, on both sides. */
export interface TestFilePair {
  readonly file: FileVersions;
  readonly before: TestFileModel | undefined;
  readonly after: TestFileModel | undefined;
}

/** What the tests of the changed files said, and what they say now. */
export interface TestComparison {
  readonly files: readonly TestFilePair[];
  readonly pairs: readonly TestPair[];
  /** Tests that nothing takes the place of. */
  readonly gone: readonly TestModel[];
  readonly added: readonly TestModel[];
  /** Other functions of these files, by name. */
  readonly functions: readonly TestPair[];
  readonly lostRows: readonly Row[];
  readonly gainedRows: readonly Row[];
}

export function compareTests(change: AttemptedChange): TestComparison {
  const outlines = change.files.filter(holdsTests).map((file) => ({
    file,
    before: outline(codeBefore(file)),
    after: outline(codeAfter(file)),
  }));
  const helpers = new Set(
    outlines.flatMap(({ before, after }) =>
      [before, after].flatMap((side) => (side === undefined ? [] : assertingNames(side))),
    ),
  );
  const files = outlines.map(({ file, before, after }) => ({
    file,
    before: before === undefined ? undefined : readTestFile(before, helpers),
    after: after === undefined ? undefined : readTestFile(after, helpers),
  }));
  const before = files.flatMap((each) => each.before?.tests ?? []);
  const after = files.flatMap((each) => each.after?.tests ?? []);
  const rowsBefore = files.flatMap((each) => each.before?.rows ?? []);
  const rowsAfter = files.flatMap((each) => each.after?.rows ?? []);
  const renamed = new Map(files.map(({ file }) => [file.pathBefore ?? file.path, file.path]));
  return {
    files,
    ...matchTests(before, after, renamed),
    functions: pairFunctions(files),
    lostRows: without(rowsBefore, rowsAfter, ({ wording }) => wording),
    gainedRows: without(rowsAfter, rowsBefore, ({ wording }) => wording),
  };
}

function outline(code: Code | undefined): TestFileOutline | undefined {
  return code === undefined ? undefined : outlineTestFile(code);
}

const inSource = /#\[(?:\w+::)*(?:test|rstest|cfg\(test\))|import\.meta\.vitest/;

/** Tests that stand in a source, with all behind them; undefined: there are none. */
export function testsInSource(path: string, text: string): string | undefined {
  const at = path.endsWith('.rs') || text.includes('import.meta.vitest') ? text.search(inSource) : -1;
  return at === -1 ? undefined : text.slice(at);
}

/** Rust's and Vitest's tests may stand in the sources. */
function holdsTests({ path, pathBefore, before, after }: FileVersions): boolean {
  const paths = [path, ...(pathBefore === undefined ? [] : [pathBefore])];
  return (
    paths.some(isTestFile) ||
    [before, after].some((text) => text !== undefined && testsInSource(path, text) !== undefined)
  );
}

function pairFunctions(files: readonly TestFilePair[]): readonly TestPair[] {
  const all = files.flatMap((each) => each.after?.functions ?? []);
  return files.flatMap(({ before, after }) =>
    (before?.functions ?? []).flatMap((each) => {
      const same =
        after?.functions.find(({ name }) => name === each.name) ?? all.find(({ name }) => name === each.name);
      return same === undefined ? [] : [{ before: each, after: same }];
    }),
  );
}
