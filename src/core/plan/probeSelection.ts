/**
 * Whether a run of tests selected none, by what the runners themselves print. Read from real runs of mocha 11, Vitest 4,
 * Jest 30, Playwright 1.61, node:test of Node 20 and 24, pytest 9, unittest, cargo 1.95, go 1.19 and RSpec 3.12; what
 * dotnet, Surefire, Gradle, PHPUnit, Cypress, minitest and CTest print is known from their documentation and issues.
 *
 * @param lines as `outputLines` gives them
 */
export function selectsNoTest(lines: readonly string[]): boolean {
  return !lines.some(ranSomething) && (lines.some(saysNone) || countsNone(lines));
}

/** A sentence that there was nothing to run. */
function saysNone(line: string): boolean {
  return none.some((pattern) => pattern.test(line));
}

const none: readonly RegExp[] = [
  // Vitest, Jest
  /^No test(?: file)?s found, exiting with code \d/,
  /^Tests:? +\d+ (?:skipped|filtered)(?: \(\d+\)|, \d+ total)$/,
  // mocha
  /^Error: No test files found/,
  /^0 passing\b/,
  // Playwright
  /^Error: No tests found\.?$/,
  // node:test, for a path
  /^Could not find '[^']+'$/,
  // pytest, unittest
  /^=* ?no tests ran in /,
  /^\d+ deselected in /,
  /\/ 0 selected$/,
  /^Ran 0 tests in /,
  // RSpec, minitest
  /^0 examples, 0 failures$/,
  /^0 (?:runs|tests), 0 assertions\b/,
  // PHPUnit
  /^No tests executed!$/,
  // .NET
  /^No test (?:matches the given testcase filter|is available in)\b/,
  // Surefire, Gradle
  /\bNo tests (?:were executed!|matching pattern ")/,
  /\bNo tests found for given includes\b/,
  /^\[(?:INFO|WARNING|ERROR)\] Tests run: 0, Failures: 0/,
  // Cypress, CTest, cargo-nextest, deno, ava
  /^Can't run because no spec files were found/,
  /^No tests were found!!!$/,
  /^error: no tests to run$/,
  /^error: No test modules found/,
  /Couldn.t find any files to test/,
];

/** Anything that ran, passed or not, shows that the selector finds something. */
function ranSomething(line: string): boolean {
  return some.some((pattern) => pattern.test(line));
}

const some: readonly RegExp[] = [
  // mocha, Vitest, Jest, pytest, Playwright, cargo
  /(?:^|[\s(])[1-9]\d* (?:passing|failing|passed|failed)\b/,
  /^Ran [1-9]\d* tests? in /,
  /^[1-9]\d* (?:examples?|runs|tests), /,
  /^(?:OK|Tests:) \(?[1-9]\d* tests?/,
  /^\[(?:INFO|WARNING|ERROR)\] Tests run: [1-9]/,
  /^--- (?:PASS|FAIL): /,
  /^FAIL\t/,
];

/** Runners whose total says it, and not a sentence. */
function countsNone(lines: readonly string[]): boolean {
  return countsNoneInNode(lines) || countsNoneInCargo(lines) || countsNoneInGo(lines);
}

/**
 * Node counts a file in which no test has the name that is looked for as one test that passed, called like the file; Node 20
 * counts skipped tests instead.
 */
function countsNoneInNode(lines: readonly string[]): boolean {
  const total = (name: string): number | undefined => {
    const counts = lines.flatMap((line) => {
      const [, word, count] = /^(?:ℹ|#) (tests|pass|fail|cancelled|todo) (\d+)$/.exec(line) ?? [];
      return word === name ? [Number(count)] : [];
    });
    return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
  };
  const tests = total('tests');
  if (tests === undefined || (total('fail') ?? 0) + (total('cancelled') ?? 0) + (total('todo') ?? 0) > 0) {
    return false;
  }
  const files = lines.filter((line) => /^(?:✔|ok \d+ -) \S+\.[cm]?[jt]sx?(?: \([\d.]+ms\))?$/.test(line)).length;
  const unmatched = lines.filter((line) => line.endsWith('# SKIP test name does not match pattern')).length;
  const passed = total('pass') ?? tests;
  return tests === 0 || (passed > 0 ? files === passed : unmatched === tests);
}

function countsNoneInCargo(lines: readonly string[]): boolean {
  const counts = lines.flatMap((line) => /^running (\d+) tests?$/.exec(line)?.[1] ?? []);
  return counts.length > 0 && counts.every((count) => count === '0');
}

function countsNoneInGo(lines: readonly string[]): boolean {
  const packages = lines.filter((line) => /^(?:ok|\?) +\t?\S/.test(line) && line.includes('\t'));
  const warnings = lines.filter((line) => line === 'testing: warning: no tests to run').length;
  const ran = packages.filter((line) => !/\[no (?:tests to run|test files)\]$/.test(line));
  return packages.length > 0 && ran.length <= warnings;
}
