import type { Inspected, Running } from '../../core/executor/state.ts';
import { filesOfTest } from '../../core/health/filesOfTest.ts';
import type { TestName } from '../../core/health/suspects.ts';
import { isTestFile } from '../../core/mutation/sources.ts';
import { namesTestFile } from '../../core/tamper/comparing/changedTests.ts';
import { openedPlan, planOf, type RunContext } from '../runContext.ts';

/** Tells whether a test of the start commit stands in a file that the work changed and the plan lists: it may go. */
export async function listedTests(
  context: RunContext,
  state: Running,
  work: Inspected,
): Promise<(test: TestName) => boolean> {
  const { repository } = context;
  const { plan } = await openedPlan(context, planOf(state, work.plan).file, work.snapshot);
  const paths = work.files.filter(({ path, change }) => change !== 'added' && isTestFile(path)).map(({ path }) => path);
  const texts = new Map(
    await Promise.all(paths.map(async (path) => [path, await repository.readFile(work.snapshot, path)] as const)),
  );
  const isNamed = namesTestFile(plan);
  return (test) => {
    const files = filesOfTest(test, texts);
    return files.length > 0 && files.every(isNamed);
  };
}
