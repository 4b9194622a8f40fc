import { newFailures, regressions } from './compare.ts';
import type { CategoryHealth, HealthReport, TestCase } from './health.ts';
import { composite, defaultWeights, redTestScore } from './score.ts';

/** A test as its runner names it. */
export interface TestName {
  /** Relative to the repository; undefined where the runner does not tell. */
  readonly file: string | undefined;
  readonly name: string;
}

/** A test that fails after the work, and did not fail before it. */
export interface SuspectedTest extends TestName {
  readonly category: TestCategory;
}

/** What a suspected test turned out to be. */
export interface RerunTest extends SuspectedTest {
  /** `failing`: the work broke it. `flaky`: it passes and fails on the same files. `before`: it fails on the start commit as well. */
  readonly verdict: 'failing' | 'flaky' | 'before';
  /** Of all runs after the work, that in the gate included. */
  readonly passed: number;
  readonly runs: number;
  /**
   * Of one that is failing because the work made it waver: its runs on the start commit, which all passed. 0: it could not be
   * run there, as one that is new.
   */
  readonly start?: number;
}

const testCategories = ['test', 'e2e'] as const;

type TestCategory = (typeof testCategories)[number];

/** Chance does not strike more tests than these at once: beyond, something is broken. */
export const mostSuspects = 10;

export interface SuspectFacts {
  /** As of `regressions`. */
  readonly testsOf: (list: string) => readonly TestCase[] | undefined;
  /** As of `regressions`. */
  readonly mayGo: (test: TestCase) => boolean;
  /** Whether the category's run ended by itself. What a signal or a time limit has ended is no list of failures. */
  readonly ended: (category: TestCategory) => boolean;
}

/**
 * Tests that fail newly and may do so by chance. None where anything else is worse, too, since the work has to be mended
 * anyway, or where the output does not name every failed test.
 */
export function suspectedTests(
  baseline: HealthReport,
  after: HealthReport,
  { testsOf, mayGo, ended }: SuspectFacts,
): readonly SuspectedTest[] {
  const suspects = testCategories.flatMap((category) => {
    const now = after.categories[category];
    const isNamed = now.tests !== undefined && now.findings.length === now.tests.total - now.tests.passed;
    return now.status === 'fail' && isNamed && ended(category)
      ? newFailures(baseline.categories[category].findings, now.findings).map(({ file, message }) => ({
          category,
          file,
          name: message,
        }))
      : [];
  });
  const each = suspects.filter((test, at) => suspects.findIndex((other) => sameTest(other, test)) === at);
  const explainsAll = regressions(baseline, settle(after, each), testsOf, mayGo).length === 0;
  return each.length <= mostSuspects && explainsAll ? each : [];
}

export function sameTest(one: SuspectedTest, other: SuspectedTest): boolean {
  return one.category === other.category && one.file === other.file && one.name === other.name;
}

/** The report with some failed tests taken for passed. */
export function settle(
  report: HealthReport,
  tests: readonly SuspectedTest[],
  weights: Parameters<typeof composite>[1] = defaultWeights,
): HealthReport {
  const settled = { ...report.categories };
  for (const category of testCategories) {
    const own = tests.filter((test) => test.category === category);
    if (own.length > 0) {
      settled[category] = settleCategory(settled[category], own);
    }
  }
  return { ...report, composite: composite(settled, weights), categories: settled };
}

function settleCategory(health: CategoryHealth, tests: readonly SuspectedTest[]): CategoryHealth {
  const { tests: numbers } = health;
  const findings = health.findings.filter(
    ({ file, message }) => !tests.some((test) => test.file === file && test.name === message),
  );
  const settled = health.findings.length - findings.length;
  if (numbers === undefined || settled === 0) {
    return health;
  }
  const passed = numbers.passed + settled;
  const rest = {
    ...health,
    findings,
    counts: { errors: findings.length, warnings: 0 },
    tests: { ...numbers, passed },
  };
  const besides = `${settled === 1 ? 'one' : settled} of them not each time`;
  return findings.length === 0 && passed >= numbers.total
    ? { ...rest, status: 'pass', score: 10, summary: `${passed} tests passed, ${besides}.` }
    : {
        ...rest,
        score: redTestScore(passed, numbers.total),
        summary: `${numbers.total - passed} of ${numbers.total} tests failed; ${settled} more not each time.`,
      };
}

/** One line for the reviewer, the notes and the account of a run. */
export function rerunText(test: RerunTest): string {
  return test.verdict === 'before'
    ? `${testNameText(test)} fails on the start commit as well`
    : `${testNameText(test)} passed ${test.passed} of ${test.runs} runs`;
}

/** Why a test that passes at times is a regression, without a full stop; undefined: it is none, or never passes. */
export function waveringText(test: RerunTest): string | undefined {
  const { start } = test;
  if (start === undefined) {
    return undefined;
  }
  const there = start === 0 ? 'was not seen to waver on the start commit' : `${start} of ${start} on the start commit`;
  return `${rerunText(test)}${start === 0 ? ', and' : ' after the work, and'} ${there}: have it pass each time`;
}

/** `“adds” (test/a.test.ts)`. */
export function testNameText({ file, name }: TestName): string {
  return file === undefined ? `“${name}”` : `“${name}” (${file})`;
}
