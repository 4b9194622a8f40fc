import { askedBy } from '../reading/assertion.ts';
import type { TestModel } from '../reading/testFile.ts';
import { shared } from './counting.ts';

export interface TestPair {
  readonly before: TestModel;
  readonly after: TestModel;
}

export interface MatchedTests {
  readonly pairs: readonly TestPair[];
  readonly gone: readonly TestModel[];
  readonly added: readonly TestModel[];
}

type Likeness = (before: TestModel, after: TestModel) => boolean;

/** Shares of what a test says from which on it is taken for the other one under a new name. */
const alike = 0.6;

/**
 * Finds each test again: by file and name, else by what it says, else by its name alone, else by most of what it asserts.
 *
 * @param renamed paths before to paths after
 */
export function matchTests(
  before: readonly TestModel[],
  after: readonly TestModel[],
  renamed: ReadonlyMap<string, string>,
): MatchedTests {
  const pairs: TestPair[] = [];
  let gone = before;
  let added = after;
  const isSameFile: Likeness = (one, other) => (renamed.get(one.path) ?? one.path) === other.path;
  const steps: readonly Likeness[] = [
    (one, other) => one.fullName === other.fullName && isSameFile(one, other) && one.wording === other.wording,
    (one, other) => one.fullName === other.fullName && isSameFile(one, other),
    (one, other) => one.wording === other.wording && one.wording !== '',
    (one, other) => one.fullName === other.fullName,
    (one, other) => one.name === other.name && (isSameFile(one, other) || saysTheSame(one, other)),
    saysTheSame,
  ];
  for (const step of steps) {
    const left: TestModel[] = [];
    const free = new Set(added);
    for (const one of gone) {
      const other = firstOf(free, (each) => step(one, each));
      if (other === undefined) {
        left.push(one);
      } else {
        free.delete(other);
        pairs.push({ before: one, after: other });
      }
    }
    gone = left;
    added = added.filter((each) => free.has(each));
  }
  return { pairs, gone, added };
}

function firstOf(tests: Iterable<TestModel>, matches: (test: TestModel) => boolean): TestModel | undefined {
  for (const test of tests) {
    if (matches(test)) {
      return test;
    }
  }
  return undefined;
}

function saysTheSame(one: TestModel, other: TestModel): boolean {
  return shared(one.assertions.map(askedBy), other.assertions.map(askedBy)) >= alike;
}
