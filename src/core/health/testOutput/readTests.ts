import type { TestCase, ToolRun } from '../health.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import type { Reading } from '../tools/tool.ts';
import { readJsonTests } from './jsonTests.ts';
import { readJunit } from './junit.ts';
import { readingOf, type TestReader, type TestReading } from './testReader.ts';
import { readTrx } from './trx.ts';

/**
 * Reads a run with several readers at once: one script may start more than one runner, and then the results add up. What
 * no reader of text knows may be JSON or JUnit's XML; reports in files are believed where they tell of more failures.
 */
export function readTests(run: ToolRun, readers: readonly TestReader[]): Reading {
  const printed = readPrinted(run, readers);
  const reported = readReports(run.reports ?? []);
  const readings = believed(printed, reported);
  const list = findingList();
  for (const { file, line, name } of readings.flatMap(({ failed }) => failed)) {
    list.add({ file: testPlace(run, file), line, code: undefined, message: name });
  }
  const counted = readings.filter((reading) => reading.uncounted !== true);
  return {
    findings: list.findings,
    counts: list.counts,
    tests: counted.length === 0 ? undefined : sums(counted),
    cases: casesOf(run, readings) ?? (reported === undefined ? undefined : casesOf(run, [reported], sums(readings))),
  };
}

function readPrinted(run: ToolRun, readers: readonly TestReader[]): readonly TestReading[] {
  forEachLine(run, (text) => {
    for (const reader of readers) {
      reader.line(text);
    }
  });
  const text = readers.map((reader) => reader.reading()).filter((reading) => reading !== undefined);
  if (run.stdout.includes('<testsuite')) {
    return [readJunit([run.stdout]) ?? []].flat();
  }
  const counted = text.some((reading) => reading.uncounted !== true);
  const structured = counted && casesOf(run, text) !== undefined ? undefined : readJsonTests(run);
  return structured === undefined ? text : [structured];
}

function readReports(reports: readonly string[]): TestReading | undefined {
  const readings = [readJunit(reports), readTrx(reports)].filter((reading) => reading !== undefined);
  return readings.length > 1 ? readingOf(readings.flatMap(({ cases }) => cases ?? [])) : readings[0];
}

function believed(printed: readonly TestReading[], reported: TestReading | undefined): readonly TestReading[] {
  const counted = printed.filter((reading) => reading.uncounted !== true);
  if (reported === undefined) {
    return printed;
  }
  const told = sums(counted);
  return counted.length === 0 || reported.total - reported.passed > told.total - told.passed ? [reported] : printed;
}

interface Sums {
  readonly passed: number;
  readonly total: number;
  readonly skipped: number;
}

function sums(readings: readonly TestReading[]): Sums {
  const sum = (count: (reading: TestReading) => number): number =>
    readings.reduce((all, reading) => all + count(reading), 0);
  return {
    passed: sum(({ passed }) => passed),
    total: sum(({ total }) => total),
    skipped: sum(({ skipped }) => skipped),
  };
}

/** All tests by name, where exactly as many are named as were counted. */
function casesOf(
  run: ToolRun,
  readings: readonly TestReading[],
  counted = sums(readings),
): readonly TestCase[] | undefined {
  const cases = readings.flatMap((reading) => reading.cases ?? []);
  const count = (outcome: TestCase['outcome']): number => cases.filter((test) => test.outcome === outcome).length;
  if (cases.length === 0 || count('passed') !== counted.passed || count('failed') !== counted.total - counted.passed) {
    return undefined;
  }
  return cases.map((test) => ({ ...test, file: testPlace(run, test.file) }));
}

/** Where the runner tells no file, the project's folder keeps tests of the same name apart. */
function testPlace(run: ToolRun, file: string | undefined): string | undefined {
  return file === undefined ? run.command.folder : findingPath(run, file);
}
