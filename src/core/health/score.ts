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

/**
 * Judges one run. The exit code decides first; what was read only describes it, except that a run which exits with 0 and
 * itself reports failed tests or type errors, or ran no test at all, is no success: something swallowed the exit code.
 */
export function judgeRun(run: ToolRun): CategoryHealth {
  const base = { command: run.command.command, source: run.command.source, seconds: run.seconds };
  const nothingRead = { findings: [], tests: undefined };
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
      return { ...base, ...judgeExit(run, run.exit.code) };
    default:
      return assertNever(run.exit);
  }
}

type Judgement = Pick<CategoryHealth, 'score' | 'status' | 'findings' | 'tests' | 'summary'>;

function judgeExit(run: ToolRun, code: number): Judgement {
  const missing = code === 0 ? undefined : missingProgram(run, code);
  if (missing !== undefined) {
    return { score: 0, status: 'missing', findings: [], tests: undefined, summary: missing };
  }
  const reading = describe(readRun(run));
  if (code === 0) {
    const contradiction = contradictionOf(run.command, reading);
    return contradiction === undefined
      ? { ...reading, score: 10, status: 'pass', summary: passSummary(run.command.category, reading) }
      : { ...reading, score: redScore(reading), status: 'fail', summary: contradiction };
  }
  return { ...reading, score: redScore(reading), status: 'fail', summary: failSummary(run, code, reading) };
}

function describe(reading: Reading): Pick<CategoryHealth, 'findings' | 'tests'> {
  return { findings: reading.findings, tests: reading.tests };
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
  const [first] = findings;
  if (command.category === 'typecheck' && command.tool === 'tsc' && first !== undefined) {
    return `The command exited with 0, but reports ${plural(findings.length, 'type error')}, first: ${findingText(first)}`;
  }
  return undefined;
}

/** Score of a red category: by its tests, else by its findings; 0 when how bad it is cannot be known. */
function redScore(reading: Reading): number {
  const { tests, findings } = reading;
  if (tests !== undefined) {
    const { passed, total } = tests;
    // Red although every test passed: whatever failed is outside the count.
    return passed >= total ? 0 : Math.floor((160 * passed + total) / (2 * total)) / 10;
  }
  return findings.length === 0 ? 0 : Math.max(0, Math.round(10 * (8 - Math.log2(1 + findings.length)))) / 10;
}

function passSummary(category: Category, reading: Reading): string {
  if (reading.tests !== undefined) {
    return `${plural(reading.tests.passed, 'test')} passed.`;
  }
  // Linters look for something; tests whose output cannot be counted have passed, and that is all that is known.
  const nothingSaid = category === 'test' || category === 'e2e' ? 'Passed.' : 'Nothing found.';
  return reading.findings.length === 0
    ? nothingSaid
    : `Passed, with ${plural(reading.findings.length, 'remark')} that the tool does not count as a failure.`;
}

function failSummary(run: ToolRun, code: number, reading: Reading): string {
  const exit = `Exit code ${String(code)}`;
  const { tests, findings } = reading;
  if (tests !== undefined && tests.passed < tests.total) {
    return `${exit}: ${failedTests(reading)}`;
  }
  const [first] = findings;
  if (first !== undefined) {
    return `${exit}: ${plural(findings.length, 'finding')}, first: ${findingText(first)}`;
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
): HealthReport {
  const judged = Object.fromEntries(
    categories.map((category) => {
      const run = runs.find((candidate) => candidate.command.category === category);
      return [category, run === undefined ? notRun(reasonsNotRun[category] ?? 'No command is known.') : judgeRun(run)];
    }),
  ) as Record<Category, CategoryHealth>;
  return { composite: composite(judged, weights), categories: judged };
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
