import { matcherOf } from '../../plan/scope.ts';
import type { Plan } from '../../plan/plan.ts';
import { isTestFile } from '../../mutation/sources.ts';
import type { AttemptedChange, Tampering, TamperSeverity } from '../tamper.ts';
import { assertionChanges, type TestChanges } from './assertionChanges.ts';
import { compareTests, type TestComparison } from './compareTests.ts';
import type { TestFileModel } from '../reading/testFile.ts';
import { renamesIn } from './renames.ts';

/** What rules about tests are shown. */
export interface ChangedTests extends TestComparison, TestChanges {
  readonly change: AttemptedChange;
  /** How bad a change of a test file is that a reviewer can judge: the plan says that it changes the file, or it doesn't. */
  readonly judged: (path: string) => TamperSeverity;
}

/** One way of cheating with tests. */
export interface TestRule {
  readonly code: string;
  readonly find: (tests: ChangedTests) => readonly Tampering[];
}

export function readChangedTests(change: AttemptedChange): ChangedTests {
  const comparison = compareTests(change);
  const named = namesTestFile(change.plan);
  return {
    ...comparison,
    ...assertionChanges(comparison, renamesIn(change)),
    change,
    judged: (path) => (named(path) ? 'flagged' : 'blocks'),
  };
}

/** Whether some of these files assert something else than before; also where that cannot be read. */
export function asksOtherwise(change: AttemptedChange, paths: readonly string[]): boolean {
  const own = new Set(paths);
  const { files } = compareTests(change);
  const read = files.filter(({ file }) => own.has(file.path));
  return (
    read.length < own.size ||
    read.some(({ before, after }) => before === undefined || after === undefined || asked(before) !== asked(after))
  );
}

function asked({ tests, functions, rows }: TestFileModel): string {
  return [...[...tests, ...functions].flatMap((each) => each.asked), ...rows.map(({ wording }) => wording)]
    .toSorted()
    .join('\n');
}

/** A plan says that it changes a test by naming the file, or a folder or a glob of tests; a folder of sources is no such word. */
export function namesTestFile({ files, allow }: Pick<Plan, 'files' | 'allow'>): (path: string) => boolean {
  const paths = [...files.map(({ path }) => path), ...allow].map((path) =>
    path.replace(/^\.?\//, '').replace(/\/$/, ''),
  );
  const speaks = paths.filter(
    (path) => isTestFile(path) || isTestFile(`${path}/a`) || /\btest|spec|snap|golden|fixture/i.test(path),
  );
  const matches = matcherOf(speaks.flatMap((path) => [path, `${path}/**`]));
  return (path) => matches(path) || paths.includes(path);
}
