import type {
  AssertionChange,
  ChangedTest,
  RemovedAssertion,
  ReplacedAssertion,
} from '../comparing/assertionChanges.ts';
import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import type { Assertion } from '../reading/assertion.ts';
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
      ofTests(tests).flatMap((test) => {
        const found = test.changes
          .filter((change): change is AssertionChange & ChangeOf<K> => change.kind === kind)
          .filter((change) => applies?.(test, change) ?? true);
        // One changed value may be what many assertions of a test are about.
        return found.slice(0, 1).map((change) => ({
          code,
          severity: severity ?? tests.judged(test.after.path),
          file: test.after.path,
          line: 'after' in change ? lineOf(test.after.code, change.after.index) : test.after.line,
          message: `${message(test.after.name, inShort(change))}${found.length > 1 ? ` So are ${found.length - 1} more of its assertions.` : ''}`,
        }));
      }),
  };
}

/** What a message has room for. */
const longest = 100;

function inShort<Change extends AssertionChange>(change: Change): Change {
  return 'after' in change
    ? { ...change, before: shortened(change.before), after: shortened(change.after) }
    : { ...change, before: shortened(change.before) };
}

function shortened(one: Assertion): Assertion {
  return { ...one, subject: short(one.subject), expected: one.expected.map(short) };
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function ofTests({ changed, pairs }: ChangedTests): readonly ChangedTest[] {
  const tests = new Set(pairs.map(({ before }) => before));
  return changed.filter(({ before }) => tests.has(before));
}
