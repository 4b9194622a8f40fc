import type { TestCase } from '../health.ts';
import { caseList, depthOf, type FailedTest, type TestReader, withoutDuration } from './testReader.ts';

const summaryLine = /^(?:ℹ|#) (tests|pass|fail|cancelled|skipped|todo)\s+(\d+)$/;
/** A file without tests is counted as one passed test that bears the file's name; nothing was tested by it. */
const emptyFile = /^(?:✔|ok \d+ -) (\S+\.[cm]?[jt]sx?)(?: \([\d.]+m?s\))?$/;
/** `spec`: a suite's title above its tests, and once more, with its time, below them. */
const specSuite = /^ *▶ (.+)$/;
const specResult = /^ *([✔✖﹣⚠]) (.+)$/;
const mark = / # (?:SKIP|TODO)(?![^ ])/;
const specPlace = /^test at (.+):(\d+):\d+$/;
const specName = /^✖ (.*?)(?: \([\d.]+m?s\))?$/;
const tapResult = /^\s*(not )?ok \d+(?: -)? (.*)$/;
const tapPlace = /^\s*location: '(.+):(\d+):\d+'$/;

/** node:test (spec and TAP), and other runners that print TAP with a `# tests` summary. */
export function nodeTestReader(): TestReader {
  const counts = { tests: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  const failed: FailedTest[] = [];
  const cases = nestedCases();
  let seen = false;
  let emptyFiles = 0;
  let place: { readonly file: string; readonly line: number } | undefined;
  let tapFailure: FailedTest | undefined;
  const endTapFailure = (): void => {
    if (tapFailure !== undefined) {
      failed.push(tapFailure);
      tapFailure = undefined;
    }
  };
  const readTapLine = (text: string): void => {
    const [, not, name] = tapResult.exec(text) ?? [];
    if (name !== undefined) {
      endTapFailure();
      if (not !== undefined && !/ # (?:TODO|SKIP)\b/i.test(name)) {
        tapFailure = { file: undefined, line: undefined, name };
      }
    } else if (tapFailure !== undefined) {
      const [, file, line] = tapPlace.exec(text) ?? [];
      if (file !== undefined) {
        tapFailure = { ...tapFailure, file, line: Number(line) };
      } else if (text.includes("failureType: 'subtestsFailed'")) {
        // A suite fails because of a test in it, and that one is listed itself.
        tapFailure = undefined;
      } else if (text.trim() === '...') {
        endTapFailure();
      }
    }
  };
  return {
    line: (text) => {
      const [, word, number] = summaryLine.exec(text) ?? [];
      if (word !== undefined) {
        seen = true;
        cases.end();
        counts[word as keyof typeof counts] += Number(number);
        return;
      }
      if (emptyFile.test(text)) {
        emptyFiles += 1;
      } else {
        cases.line(text);
      }
      const [, name] = place === undefined ? [] : (specName.exec(text) ?? []);
      if (place !== undefined && name !== undefined) {
        failed.push({ ...place, name });
        place = undefined;
        return;
      }
      const [, file, line] = text.startsWith('test at ') ? (specPlace.exec(text) ?? []) : [];
      if (file !== undefined) {
        place = { file, line: Number(line) };
        return;
      }
      readTapLine(text);
    },
    reading: () => {
      endTapFailure();
      if (!seen) {
        return undefined;
      }
      const passed = Math.max(0, counts.pass - emptyFiles);
      const total = passed + counts.fail + counts.cancelled;
      return {
        passed,
        total,
        skipped: counts.skipped + counts.todo,
        failed,
        cases: cases.all(counts.tests - emptyFiles),
      };
    },
  };
}

/** Collects the tests of both reporters. Suites are no tests, but a test with tests in it is one: the number decides. */
function nestedCases(): {
  readonly line: (text: string) => void;
  readonly end: () => void;
  readonly all: (counted: number) => readonly TestCase[];
} {
  const leaves = caseList();
  const everything = caseList();
  let open: { readonly depth: number; readonly title: string; inner: boolean }[] = [];
  let ended = false;
  const add = (depth: number, told: string, good: boolean): void => {
    const marked = mark.exec(told);
    const title = withoutDuration(marked === null ? told : told.slice(0, marked.index));
    const suite = open.some((one) => one.depth === depth && one.title === title && one.inner);
    open = open.filter((one) => one.depth < depth);
    const name = [...open.map((one) => one.title), title].join(' > ');
    const test: TestCase = {
      file: undefined,
      name,
      outcome: marked !== null ? 'skipped' : good ? 'passed' : 'failed',
    };
    for (const one of open) {
      one.inner = true;
    }
    everything.add(test);
    if (!suite) {
      leaves.add(test);
    }
  };
  return {
    line: (text) => {
      if (ended) {
        return;
      }
      const depth = depthOf(text);
      const subtest = text.trimStart().startsWith('# Subtest: ')
        ? text.trimStart().slice('# Subtest: '.length)
        : undefined;
      const title = subtest ?? specSuite.exec(text)?.[1];
      const [, sign = '', told] = specResult.exec(text) ?? [];
      const [, not, name] = tapResult.exec(text) ?? [];
      if (title !== undefined) {
        open = [...open.filter((one) => one.depth < depth), { depth, title, inner: false }];
      } else if (told !== undefined) {
        add(depth, told, sign !== '✖');
      } else if (name !== undefined) {
        add(depth, name, not === undefined);
      }
    },
    end: () => {
      ended = true;
    },
    all: (counted) => [leaves, everything].find(({ cases }) => cases.length === counted)?.cases ?? [],
  };
}
