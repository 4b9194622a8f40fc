import { assertNever } from '../base/assertNever.ts';
import {
  categories,
  type Category,
  type CategoryHealth,
  type HealthCommand,
  type HealthReport,
  type ToolRun,
} from './health.ts';
import { missingProgram } from './missing.ts';
import { findingText, forEachLine } from './output.ts';
import type { Reading } from './tools/tool.ts';
import { readRun } from './tools/tools.ts';

/** Share of each category in the composite, when all of them run. Published in docs/health.md. */
export const defaultWeights: Readonly<Record<Category, number>> = {
  test: 30,
  typecheck: 25,
  e2e: 20,
  lint: 15,
  deadcode: 10,
};

/** Below this composite a repository is not healthy, even when types and tests are green. */
const passingComposite = 7;

/** Points in tenths that a red category can have at most: none that is green, however poor, is as bad. */
const redTenths = 80;
/** So many errors for each 1,000 lines leave half of the points. */
const halvingErrors = 10;
/** A warning weighs as much as this part of an error. */
const warningsForAnError = 4;
/** A smaller repository counts as one of this size: one error among ten lines is still one error. */
const leastLines = 1000;

/**
 * Judges one run. The exit code decides first; what was read only describes it, except that a run which exits with 0 and
 * itself reports failed tests or errors, or ran no test at all, is no success: something swallowed the exit code.
 *
 * @param lines lines of source that findings are set against; 0 where they were not counted
 */
export function judgeRun(run: ToolRun, lines = 0): CategoryHealth {
  const base = { command: run.command.command, source: run.command.source, seconds: run.seconds };
  const nothingRead = { findings: [], counts: { errors: 0, warnings: 0 }, tests: undefined };
  switch (run.exit.kind) {
    case 'notStarted':
      return {
        ...base,
        ...nothingRead,
        score: 0,
        status: 'missing',
        summary: `\`${run.command.command}\` could not be started: ${run.exit.reason}`,
      };
    case 'timedOut':
      return {
        ...base,
        ...describe(readRun(run)),
        score: 0,
        status: 'fail',
        summary: `\`${run.command.command}\` was ended after ${String(run.exit.afterSeconds)} s, its time limit.`,
      };
    case 'signalled':
      return {
        ...base,
        ...describe(readRun(run)),
        score: 0,
        status: 'fail',
        summary: `\`${run.command.command}\` was ended by ${run.exit.signal}.`,
      };
    case 'exited':
      return { ...base, ...judgeExit(run, run.exit.code, lines) };
    default:
      return assertNever(run.exit);
  }
}

type Judgement = Pick<CategoryHealth, 'score' | 'status' | 'findings' | 'counts' | 'tests' | 'summary'>;

function judgeExit(run: ToolRun, code: number, lines: number): Judgement {
  const missing = code === 0 ? undefined : missingProgram(run, code);
  if (missing !== undefined) {
    const counts = { errors: 0, warnings: 0 };
    return { score: 0, status: 'missing', findings: [], counts, tests: undefined, summary: missing };
  }
  const reading = readRun(run);
  const described = describe(reading);
  if (code === 0) {
    const contradiction = contradictionOf(run.command, reading);
    return contradiction === undefined
      ? {
          ...described,
          score: greenScore(run.command.category, reading, lines),
          status: 'pass',
          summary: passSummary(run.command.category, reading),
        }
      : { ...described, score: redScore(reading, lines), status: 'fail', summary: contradiction };
  }
  return { ...described, score: redScore(reading, lines), status: 'fail', summary: failSummary(run, code, reading) };
}

function describe(reading: Reading): Pick<CategoryHealth, 'findings' | 'counts' | 'tests'> {
  return { findings: reading.findings, counts: reading.counts, tests: reading.tests };
}

/** Why an exit code of 0 is not believed, if it is not. */
function contradictionOf(command: HealthCommand, reading: Reading): string | undefined {
  const { tests, findings } = reading;
  if (tests !== undefined && (command.category === 'test' || command.category === 'e2e')) {
    if (tests.total === 0) {
      return 'No tests ran: the command exited with 0 without running one.';
    }
    if (tests.passed < tests.total) {
      return `The command exited with 0, but ${failedTests(reading)}`;
    }
  }
  // Tools without ranks may be told to advise only, and then they list things and are content.
  const first = findings.find(({ severity }) => severity === 'error');
  if (first !== undefined && (command.category === 'typecheck' || command.category === 'lint')) {
    const what = command.category === 'typecheck' ? 'type error' : 'error';
    return `The command exited with 0, but reports ${plural(reading.counts.errors, what)}, first: ${findingText(first)}`;
  }
  return undefined;
}

/** Score of a red category: by its tests, else by its findings; 0 when how bad it is cannot be known. */
function redScore(reading: Reading, lines: number): number {
  const { tests, counts } = reading;
  if (tests !== undefined) {
    // Red although every test passed: whatever failed is outside the count.
    return tests.passed >= tests.total ? 0 : redTestScore(tests.passed, tests.total);
  }
  return counts.errors + counts.warnings === 0 ? 0 : densityTenths(redTenths, reading, lines) / 10;
}

/** Score of tests of which some failed. */
export function redTestScore(passed: number, total: number): number {
  return Math.floor((redTenths * passed) / total) / 10;
}

/** Ten points are for those in whom nothing at all was found. */
function greenScore(category: Category, reading: Reading, lines: number): number {
  const looked = category !== 'test' && category !== 'e2e';
  const clean = reading.counts.errors + reading.counts.warnings === 0;
  return looked && !clean ? Math.min(99, densityTenths(100, reading, lines)) / 10 : 10;
}

/** `most` × 1 ÷ (1 + weighted findings per 1,000 lines ÷ 10), in whole numbers, rounded down. */
function densityTenths(most: number, { counts }: Reading, lines: number): number {
  const weight = warningsForAnError * counts.errors + counts.warnings;
  const size = Math.max(leastLines, Math.floor(lines)) * warningsForAnError * halvingErrors;
  return Math.floor((most * size) / (size + 1000 * weight));
}

function passSummary(category: Category, reading: Reading): string {
  if (reading.tests !== undefined) {
    return `${plural(reading.tests.passed, 'test')} passed.`;
  }
  // Linters look for something; tests whose output cannot be counted have passed, and that is all that is known.
  const nothingSaid = category === 'test' || category === 'e2e' ? 'Passed.' : 'Nothing found.';
  return reading.findings.length === 0
    ? nothingSaid
    : `Passed, with ${plural(reading.counts.errors + reading.counts.warnings, 'remark')} that the tool does not count as a failure.`;
}

function failSummary(run: ToolRun, code: number, reading: Reading): string {
  const exit = `Exit code ${String(code)}`;
  const { tests, findings } = reading;
  if (tests !== undefined && tests.passed < tests.total) {
    return `${exit}: ${failedTests(reading)}`;
  }
  const [first] = findings;
  if (first !== undefined) {
    return `${exit}: ${plural(reading.counts.errors + reading.counts.warnings, 'finding')}, first: ${findingText(first)}`;
  }
  if (tests?.total === 0) {
    return `${exit}: no tests ran.`;
  }
  const why = lastWords(run);
  const all = tests === undefined ? '' : ` although ${plural(tests.passed, 'test')} passed`;
  return why === undefined ? `${exit}${all}, and no output.` : `${exit}${all}: ${why}`;
}

function failedTests(reading: Reading): string {
  const { passed, total } = reading.tests ?? { passed: 0, total: 0 };
  const [first] = reading.findings;
  const named = first === undefined ? '' : `, first: ${findingText(first)}`;
  return `${String(total - passed)} of ${plural(total, 'test')} failed${named}`;
}

/** The last line that says something: package managers end with lines about themselves. */
function lastWords(run: ToolRun): string | undefined {
  let last: string | undefined;
  forEachLine(run, (text) => {
    const line = text.trim();
    if (
      /[\p{L}\p{N}]/u.test(line) &&
      !/^(?:npm (?:warn|error|notice|ERR!)|ELIFECYCLE| ELIFECYCLE|error Command failed|info Visit|> )/.test(line)
    ) {
      last = line.slice(0, 300);
    }
  });
  return last;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A category that has no command. */
export function notRun(reason: string): CategoryHealth {
  return {
    score: undefined,
    status: 'not-run',
    command: undefined,
    source: undefined,
    findings: [],
    tests: undefined,
    seconds: 0,
    summary: reason,
  };
}

/**
 * Weighted mean of the categories that ran, 0 to 10 with one decimal; undefined when none ran (or none has a weight).
 * Computed in whole tenths and rounded down, so that 10.0 means that everything is perfect.
 */
export function composite(
  health: Readonly<Record<Category, CategoryHealth>>,
  weights: Readonly<Record<Category, number>> = defaultWeights,
): number | undefined {
  let sum = 0;
  let weightOfAll = 0;
  for (const category of categories) {
    const { score } = health[category];
    if (score !== undefined) {
      // Weights may be written as 0.25: thousandths keep the arithmetic whole.
      const weight = Math.round(weights[category] * 1000);
      sum += Math.round(score * 10) * weight;
      weightOfAll += weight;
    }
  }
  return weightOfAll === 0 ? undefined : Math.floor(sum / weightOfAll) / 10;
}

/** Puts a report together: runs judged, the other categories with the reason why they have no command. */
export function healthReport(
  runs: readonly ToolRun[],
  reasonsNotRun: Readonly<Partial<Record<Category, string>>> = {},
  weights: Readonly<Record<Category, number>> = defaultWeights,
  lines?: number,
): HealthReport {
  const judged = new Map(runs.map((run) => [run.command.category, judgeRun(run, lines)]));
  return reportOf(judged, reasonsNotRun, weights, lines);
}

/** The same of what is judged already. */
export function reportOf(
  judged: ReadonlyMap<Category, CategoryHealth>,
  reasonsNotRun: Readonly<Partial<Record<Category, string>>>,
  weights: Readonly<Record<Category, number>>,
  lines: number | undefined,
): HealthReport {
  const all = Object.fromEntries(
    categories.map((category) => [
      category,
      judged.get(category) ?? notRun(reasonsNotRun[category] ?? 'No command is known.'),
    ]),
  ) as Record<Category, CategoryHealth>;
  return { composite: composite(all, weights), categories: all, ...(lines === undefined ? {} : { lines }) };
}

/**
 * `fail`: types or tests of any kind are red, a configured tool is missing, the composite is below 7.0, or nothing ran at
 * all, so that nothing is known.
 */
export function verdictOf(report: HealthReport): 'pass' | 'fail' {
  const red = (['typecheck', 'test', 'e2e'] as const).some((category) => report.categories[category].status === 'fail');
  const missing = categories.some((category) => report.categories[category].status === 'missing');
  return red || missing || report.composite === undefined || report.composite < passingComposite ? 'fail' : 'pass';
}
