import { isTestFile } from './sources.ts';

interface Lines {
  readonly covered: number;
  readonly all: number;
}

/** Share of lines, 0 to 1; undefined: there are none, so nothing is known. */
function shareOf({ covered, all }: Lines): number | undefined {
  return all > 0 && covered <= all ? covered / all : undefined;
}

/** Reports that tools write, by the name of the file. Places where they are put unless somebody says otherwise. */
export const coverageReports: readonly string[] = [
  'coverage/lcov.info',
  'lcov.info',
  'coverage.lcov',
  'coverage/cobertura-coverage.xml',
  'coverage.xml',
  'cobertura.xml',
  'coverage/clover.xml',
  'clover.xml',
  'build/logs/clover.xml',
  'target/site/jacoco/jacoco.xml',
  'build/reports/jacoco/test/jacocoTestReport.xml',
];

/** Reads a coverage report of any kind that we know. */
export function readCoverageReport(text: string): number | undefined {
  const start = text.slice(0, reportStart);
  if (/^mode: \w+/.test(start)) {
    return readGoProfile(text);
  }
  const [coverage] = elements(text, 'coverage');
  if (coverage !== undefined) {
    return attribute(coverage, 'line-rate') === undefined ? readClover(text) : readCobertura(coverage);
  }
  if (/<report\b/.test(start)) {
    return readJacoco(text);
  }
  return /^(?:TN|SF):/m.test(start) ? readLcov(text) : undefined;
}

/** Enough to know a report by its first lines. */
const reportStart = 4000;

function readLcov(text: string): number | undefined {
  let covered = 0;
  let all = 0;
  let counts = true;
  for (const line of text.split('\n')) {
    if (line.startsWith('SF:')) {
      counts = !isTestFile(line.slice('SF:'.length).trim());
    } else if (counts && line.startsWith('DA:')) {
      all += 1;
      covered += /^DA:\d+,[1-9]/.test(line) ? 1 : 0;
    }
  }
  return shareOf({ covered, all });
}

/** Opening tags of this name, up to their end. */
function elements(text: string, name: string): readonly string[] {
  return text
    .split(`<${name} `)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('>')));
}

function attribute(element: string, name: string): number | undefined {
  const start = ` ${element}`.indexOf(` ${name}="`);
  const value = start === -1 ? Number.NaN : Number.parseFloat(element.slice(start + name.length + 2));
  return Number.isNaN(value) ? undefined : value;
}

function readCobertura(element: string): number | undefined {
  const rate = attribute(element, 'line-rate') ?? -1;
  return rate >= 0 && rate <= 1 ? rate : undefined;
}

/** The project's own numbers: those of its files and packages stand before or behind them, but are never larger. */
function readClover(text: string): number | undefined {
  let sum: Lines = { covered: 0, all: 0 };
  for (const element of elements(text, 'metrics')) {
    const all = attribute(element, 'statements') ?? 0;
    if (all > sum.all) {
      sum = { all, covered: attribute(element, 'coveredstatements') ?? 0 };
    }
  }
  return shareOf(sum);
}

function readJacoco(text: string): number | undefined {
  let sum: Lines = { covered: 0, all: 0 };
  for (const [, missed, covered] of text.matchAll(/<counter type="LINE" missed="(\d+)" covered="(\d+)"\/>/g)) {
    const all = Number(missed) + Number(covered);
    sum = all > sum.all ? { all, covered: Number(covered) } : sum;
  }
  return shareOf(sum);
}

/** `file:12.34,15.2 3 1`: statements of a block, and how often it ran. */
function readGoProfile(text: string): number | undefined {
  let covered = 0;
  let all = 0;
  for (const [, statements, times] of text.matchAll(/^\S+:\d+\.\d+,\d+\.\d+ (\d+) (\d+)$/gm)) {
    all += Number(statements);
    covered += times === '0' ? 0 : Number(statements);
  }
  return shareOf({ covered, all });
}

function percent(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && value >= 0 && value <= 100 ? value / 100 : undefined;
}

/**
 * Reads the table that test runners print: Istanbul's (Jest, c8, nyc, Vitest), that of `node --test`, that of
 * coverage.py, and the lines of `go test -cover`.
 */
export function readCoverageOutput(output: string): number | undefined {
  const table = /^(?:ℹ |# )?all files *\|(.*)$/im.exec(output)?.[1]?.split('|');
  if (table !== undefined) {
    // Istanbul has four columns of numbers, the last for lines; Node has three, the first for lines.
    const numbers = table.map((cell) => cell.trim()).filter((cell) => /^\d+(?:\.\d+)?$/.test(cell));
    return percent(numbers.length >= 4 ? numbers[3] : numbers[0]);
  }
  const python = /^TOTAL +\d+ +\d+(?: +\d+ +\d+)? +(\d+(?:\.\d+)?)%$/m.exec(output)?.[1];
  if (python !== undefined) {
    return percent(python);
  }
  const packages = [...output.matchAll(/\bcoverage: (\d+(?:\.\d+)?)% of statements$/gm)];
  // Of one package it is the share; those of several cannot be put together without their sizes.
  return packages.length === 1 ? percent(packages[0]?.[1]) : undefined;
}

/** A further run of a suite that measures coverage. */
export interface CoverageRun {
  readonly command: string;
  /** File that it writes; undefined: it prints its table. */
  readonly report: string | undefined;
}

/** What decides how a suite's coverage can be measured. */
export interface CoverageFacts {
  readonly command: string;
  /** The command, with the package scripts that it calls; see `expandScripts`. */
  readonly expanded: string;
  /** Whether a package is installed, by its name. */
  readonly installed: (name: string) => boolean;
  /** Absolute folder that reports may be written to. Without blanks or quotes. */
  readonly folder: string;
}

/** How to measure coverage with nothing but what is installed; undefined: there is no way that is known. */
export function coverageRun({ command, expanded, installed, folder }: CoverageFacts): CoverageRun | undefined {
  const lcov = `${folder}/lcov.info`;
  const isScript = /^npm (?:test|run [\w:-]+)$/.test(command);
  const isOneCall = !/[&|;<>]/.test(expanded.split(' ; ').slice(1).join(''));
  if (isScript && isOneCall && /\bjest\b/.test(expanded)) {
    return {
      command: `${command} -- --coverage --coverageReporters=lcovonly --coverageDirectory=${folder}`,
      report: lcov,
    };
  }
  const vitest = installed('@vitest/coverage-v8') || installed('@vitest/coverage-istanbul');
  if (isScript && isOneCall && vitest && /\bvitest\b/.test(expanded)) {
    const options = `--coverage.enabled --coverage.reporter=lcovonly --coverage.reportsDirectory=${folder}`;
    return { command: `${command} -- ${options}`, report: lcov };
  }
  const nodeTest = expanded.split(' ; ').at(-1) ?? '';
  if (/^(?:NODE_ENV=\w+ )?node /.test(nodeTest) && / --test(?: |$)/.test(nodeTest) && !/[;&|<>]/.test(nodeTest)) {
    return { command: nodeTest.replace(/ --test\b/, ' --test --experimental-test-coverage'), report: undefined };
  }
  if (installed('c8')) {
    return { command: `npx --no-install c8 --reporter=lcovonly --reports-dir=${folder} ${command}`, report: lcov };
  }
  if (installed('nyc')) {
    return { command: `npx --no-install nyc --reporter=lcovonly --report-dir=${folder} ${command}`, report: lcov };
  }
  if (command.startsWith('go test -v ')) {
    return { command: command.replace(' -v ', ` -coverprofile=${folder}/cover.out `), report: `${folder}/cover.out` };
  }
  // It says itself when it does not know the option, because pytest-cov is not installed.
  return command.endsWith('-m pytest')
    ? { command: `${command} --cov=. --cov-report=lcov:${lcov}`, report: lcov }
    : undefined;
}
