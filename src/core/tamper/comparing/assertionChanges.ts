import { type Assertion, askedBy } from '../reading/assertion.ts';
import { counts, type TestModel } from '../reading/testFile.ts';
import { countOf, takeOne } from './counting.ts';
import { isRenaming, literalsIn, type Renames } from './renames.ts';
import { isStronger } from './stronger.ts';
import type { TestComparison } from './compareTests.ts';
import type { TestPair } from './matchTests.ts';

/** Nobody asks it any more. */
export interface RemovedAssertion {
  readonly kind: 'removed';
  readonly before: Assertion;
}

/** Another stands in its place. */
export interface ReplacedAssertion {
  readonly kind: 'trivial' | 'unreached' | 'unawaited' | 'loosened' | 'expected' | 'input';
  readonly before: Assertion;
  readonly after: Assertion;
}

/** What became of an assertion that counted. */
export type AssertionChange = RemovedAssertion | ReplacedAssertion;

export interface ChangedTest extends TestPair {
  readonly changes: readonly AssertionChange[];
}

export interface TestChanges {
  /** Tests and functions that are still there, and say less than before. */
  readonly changed: readonly ChangedTest[];
  /** Tests that are gone, and whose assertions nobody makes any more. */
  readonly deleted: readonly TestModel[];
}

/** What became of the assertions of each test, and of each function that tests call. */
export function assertionChanges(comparison: TestComparison, renames: Renames): TestChanges {
  const all = [...comparison.pairs, ...comparison.functions];
  // Tests were merged, split or made a table: what they asked is asked elsewhere now.
  const spare = countOf([...all.map(({ after }) => after), ...comparison.added].flatMap(({ asked }) => asked));
  for (const { before, after } of all) {
    const own = countOf(after.asked);
    for (const key of before.asked) {
      if (takeOne(own, key)) {
        takeOne(spare, key);
      }
    }
  }
  const tables = tableLiterals(comparison);
  const around = { spare, tables, renames, comparison };
  const changed = all.map((pair) => ({ ...pair, changes: changesOf(pair, around) }));
  return {
    changed: changed.filter(({ changes }) => changes.length > 0),
    deleted: comparison.gone.filter(
      ({ assertions }) => assertions.length === 0 || assertions.some((one) => counts(one) && !livesOn(one, [], around)),
    ),
  };
}

interface Surroundings {
  readonly spare: Map<string, number>;
  readonly tables: readonly ReadonlySet<string>[];
  readonly renames: Renames;
  readonly comparison: TestComparison;
}

/** Literals of each row that was not there before. */
function tableLiterals({ gainedRows }: TestComparison): readonly ReadonlySet<string>[] {
  return gainedRows.map(({ wording }) => new Set(literalsIn(wording)));
}

function changesOf({ before, after }: TestPair, around: Surroundings): readonly AssertionChange[] {
  const { lost, gained } = differing(before, after);
  const changes: AssertionChange[] = [];
  const left: Assertion[] = [];
  const free = new Set(gained);
  for (const one of lost) {
    const renamed = [...free].find(
      (each) => counts(each) && askedBy(one) !== askedBy(each) && isRenaming(one, each, around.renames),
    );
    if (renamed === undefined) {
      left.push(one);
    } else {
      free.delete(renamed);
    }
  }
  const homeless = left.filter((one) => !livesOn(one, [...free], around));
  // The nearest counterparts first, so that two assertions do not change places.
  const open = new Set(homeless);
  for (const isNear of nearness) {
    for (const one of open) {
      const other = [...free].find((each) => isNear(one, each));
      if (other !== undefined) {
        open.delete(one);
        free.delete(other);
        changes.push(...changeOf(one, other));
      }
    }
  }
  const covered = [...free]
    .filter((each) => each.helper !== undefined && counts(each))
    .reduce((sum, each) => sum + weightOf(each, around), 0);
  const isCovered = covered >= open.size && open.size > 0;
  return isCovered ? changes : [...changes, ...[...open].map((one) => ({ kind: 'removed' as const, before: one }))];
}

const nearness: readonly ((one: Assertion, other: Assertion) => boolean)[] = [
  (one, other) => askedBy(one) === askedBy(other),
  (one, other) => one.subject === other.subject && one.matcher === other.matcher,
  (one, other) => one.subject === other.subject,
  (one, other) =>
    one.matcher === other.matcher && sameList(one.expected, other.expected) && calledIn(one) === calledIn(other),
  (one, other) => one.matcher === other.matcher && calledIn(one) === calledIn(other) && one.helper === other.helper,
  (one, other) => calledIn(one) === calledIn(other) && calledIn(one) !== '',
  (one, other) => one.matcher === other.matcher && one.expected.length > 0 && sameList(one.expected, other.expected),
  (_, other) => other.trivial !== undefined,
];

/** Assertions that are on one side only. Those that are on both, but no longer count, are on both lists. */
function differing(
  before: TestModel,
  after: TestModel,
): { readonly lost: readonly Assertion[]; readonly gained: readonly Assertion[] } {
  const now = new Map<string, Assertion[]>();
  for (const each of after.assertions) {
    const key = askedBy(each);
    now.set(key, [...(now.get(key) ?? []), each]);
  }
  const lost: Assertion[] = [];
  const kept = new Set<Assertion>();
  for (const one of before.assertions) {
    const others = now.get(askedBy(one)) ?? [];
    const same = others.findIndex((each) => !saysLess(one, each));
    const [taken] = same === -1 ? [] : others.splice(same, 1);
    if (taken !== undefined) {
      kept.add(taken);
    } else if (counts(one)) {
      lost.push(one);
    }
  }
  return { lost, gained: after.assertions.filter((each) => !kept.has(each)) };
}

const reaches = ['never', 'swallowed', 'conditional', 'sure'];

/** Of two that ask the same: whether the second is less sure to be come to. */
function saysLess(one: Assertion, other: Assertion): boolean {
  return (
    reaches.indexOf(other.reach) < reaches.indexOf(one.reach) ||
    (one.awaited !== false && other.awaited === false) ||
    (one.trivial === undefined && other.trivial !== undefined)
  );
}

/** Whether what an assertion asked is asked in another form or at another place. */
function livesOn(one: Assertion, free: readonly Assertion[], { spare, tables, comparison }: Surroundings): boolean {
  if (takeOne(spare, askedBy(one))) {
    return true;
  }
  const literals = literalsIn([one.subject, ...one.expected].join(' '));
  const called = calledIn(one);
  const asks = [...comparison.pairs.map(({ after }) => after), ...comparison.added];
  const isRow =
    literals.length > 0 &&
    tables.some((row) => literals.every((each) => row.has(each))) &&
    asks.some(({ assertions }) =>
      assertions.some((each) => each.matcher === one.matcher && calledIn(each) === called && counts(each)),
    );
  return isRow || free.some((each) => counts(each) && isWithin(one, each));
}

/** `expect(a.x).toBe(1)` is asked by `expect(a).toEqual({ x: 1, y: 2 })`. */
function isWithin(one: Assertion, whole: Assertion): boolean {
  const literals = literalsIn(one.expected.join(' '));
  const all = new Set(literalsIn(whole.expected.join(' ')));
  return (
    whole.strength === 10 &&
    one.subject.startsWith(`${whole.subject} .`) &&
    literals.length > 0 &&
    literals.every((each) => all.has(each))
  );
}

/** How many assertions of its own a call of a function of the project's stands for. */
function weightOf({ helper }: Assertion, { comparison }: Surroundings): number {
  const made = comparison.files.flatMap(({ after }) => after?.functions ?? []).find(({ name }) => name === helper);
  return made === undefined ? 1 : made.asked.length;
}

function changeOf(before: Assertion, after: Assertion): readonly AssertionChange[] {
  if (after.trivial !== undefined) {
    return [{ kind: 'trivial', before, after }];
  }
  if (after.awaited === false) {
    return [{ kind: 'unawaited', before, after }];
  }
  if (reaches.indexOf(after.reach) < reaches.indexOf(before.reach)) {
    return [{ kind: 'unreached', before, after }];
  }
  if (isStronger(before, after)) {
    return [];
  }
  if (after.strength < before.strength) {
    return [{ kind: 'loosened', before, after }];
  }
  if (before.subject === after.subject || sameList(literalsIn(before.subject), literalsIn(after.subject))) {
    const isSame = sameList(before.expected, after.expected) && before.negated === after.negated;
    return isSame && before.subject === after.subject ? [] : [{ kind: isSame ? 'input' : 'expected', before, after }];
  }
  return [{ kind: 'input', before, after }];
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

/** The name of what is called first in what an assertion looks at. */
function calledIn({ subject }: Assertion): string {
  return /([\w$]{1,60}) \(/.exec(subject)?.[1] ?? '';
}
