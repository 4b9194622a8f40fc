import type { TestRule } from './comparing/changedTests.ts';
import { answersHardCoded } from './rules/answersHardCoded.ts';
import { assertionInput } from './rules/assertionInput.ts';
import { assertionLoosened } from './rules/assertionLoosened.ts';
import { assertionRemoved } from './rules/assertionRemoved.ts';
import { assertionSwallowed } from './rules/assertionSwallowed.ts';
import { assertionTrivial } from './rules/assertionTrivial.ts';
import { assertionUnawaited } from './rules/assertionUnawaited.ts';
import { assertionUnreached } from './rules/assertionUnreached.ts';
import { expectedChanged } from './rules/expectedChanged.ts';
import { examplesFewer } from './rules/examplesFewer.ts';
import { fixtureChanged } from './rules/fixtureChanged.ts';
import { helperWeakened } from './rules/helperWeakened.ts';
import { rowsRemoved } from './rules/rowsRemoved.ts';
import { runnerReplaced } from './rules/runnerReplaced.ts';
import { snapshotChanged } from './rules/snapshotChanged.ts';
import { snapshotRefreshed } from './rules/snapshotRefreshed.ts';
import { testDeleted } from './rules/testDeleted.ts';
import { testEmptied } from './rules/testEmptied.ts';
import { testFocused } from './rules/testFocused.ts';
import { testRetried } from './rules/testRetried.ts';
import { testSeen } from './rules/testSeen.ts';
import { testSkipped } from './rules/testSkipped.ts';
import { testSlowed } from './rules/testSlowed.ts';
import { testUncollected } from './rules/testUncollected.ts';
import { unitMocked } from './rules/unitMocked.ts';

/** Every way of cheating with tests that is looked for: they share one reading of the tests. */
export const testRules: readonly TestRule[] = [
  testDeleted,
  testUncollected,
  testSkipped,
  testFocused,
  testEmptied,
  assertionRemoved,
  assertionTrivial,
  assertionLoosened,
  expectedChanged,
  assertionInput,
  assertionSwallowed,
  assertionUnreached,
  assertionUnawaited,
  rowsRemoved,
  unitMocked,
  runnerReplaced,
  testSlowed,
  testRetried,
  examplesFewer,
  snapshotChanged,
  snapshotRefreshed,
  fixtureChanged,
  helperWeakened,
  testSeen,
  answersHardCoded,
];
