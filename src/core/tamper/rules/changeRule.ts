import type {
  AssertionChange,
  ChangedTest,
  RemovedAssertion,
  ReplacedAssertion,
} from '../comparing/assertionChanges.ts';
import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import { lineOf } from '../reading/code.ts';
import type { TamperSeverity } from '../tamper.ts';

type Kind = AssertionChange['kind'];
type ChangeOf<K extends Kind> = K extends 'removed' ? RemovedAssertion : ReplacedAssertion;

interface ChangeWords<K extends Kind> {
  readonly code: string;
  readonly kind: K;
  /** A narrower kind; all of them when left out. */
  readonly applies?: (test: ChangedTest, change: ChangeOf<K>) => boolean;
  /** Where no reviewer needs to judge. */
  readonly severity?: TamperSeverity;
  readonly message: (name: string, change: ChangeOf<K>) => string;
}

/** A rule about one kind of change of assertions in tests. What functions that tests call lose is a rule of its own. */
export function changeRule<K extends Kind>({ code, kind, applies, severity, message }: ChangeWords<K>): TestRule {
  return {
    code,
    find: (tests) =>
      ofTests(tests).flatMap((test) =>
        test.changes
          .filter((change): change is AssertionChange & ChangeOf<K> => change.kind === kind)
          .filter((change) => applies?.(test, change) ?? true)
          .map((change) => ({
            code,
            severity: severity ?? tests.judged(test.after.path),
            file: test.after.path,
            line: 'after' in change ? lineOf(test.after.code, change.after.index) : test.after.line,
            message: message(test.after.name, change),
          })),
      ),
  };
}

function ofTests({ changed, pairs }: ChangedTests): readonly ChangedTest[] {
  const tests = new Set(pairs.map(({ before }) => before));
  return changed.filter(({ before }) => tests.has(before));
}
