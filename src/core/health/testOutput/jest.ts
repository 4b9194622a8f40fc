import {
  caseList,
  countsByWord,
  depthOf,
  type FailedTest,
  suiteTitles,
  type TestReader,
  withoutDuration,
} from './testReader.ts';

/** `Test Suites:` above it counts files. */
const summaryLine = /^Tests: +(\S.*)/;
const fileLine = /^(PASS|FAIL) (.+)/;
/** `--verbose`. */
const result = /^ +([✓✕○✎√×]) (.+)$/;
const failureLine = /^ {2}● (.+)$/;

export function jestReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let failing = 0;
  let skipped = 0;
  let file: string | undefined;
  let ran: string | undefined;
  const list = caseList();
  const suites = suiteTitles();
  let repeating = false;
  const readResult = (text: string): void => {
    const depth = depthOf(text);
    const [, sign = '', told] = result.exec(text) ?? [];
    if (told !== undefined && ran !== undefined) {
      const outcome = '✓√'.includes(sign) ? 'passed' : '✕×'.includes(sign) ? 'failed' : 'skipped';
      const title = outcome === 'skipped' ? told.replace(/^(?:skipped|todo) /, '') : withoutDuration(told);
      list.add({ file: ran, name: suites.path(depth, title, ' › '), outcome });
    } else if (text.startsWith('  ●')) {
      // The report of failures, in which nothing is a suite's title.
      ran = undefined;
    } else if (depth >= 2 && text.trim() !== '') {
      suites.open(depth, text.trim());
    }
  };
  return {
    line: (text) => {
      const [, summary] = summaryLine.exec(text) ?? [];
      if (summary !== undefined) {
        const counts = countsByWord(summary);
        seen = true;
        passed += counts.get('passed') ?? 0;
        failing += counts.get('failed') ?? 0;
        skipped += (counts.get('skipped') ?? 0) + (counts.get('todo') ?? 0);
        return;
      }
      if (/^No tests found, exiting with code \d/.test(text)) {
        seen = true;
        return;
      }
      const [, word, rest = ''] = fileLine.exec(text) ?? [];
      const path = pathIn(rest);
      if (word !== undefined && path !== undefined) {
        file = word === 'FAIL' ? path : undefined;
        ran = path;
        return;
      }
      readResult(text);
      // After a long run Jest prints all failures once more.
      repeating ||= text === 'Summary of all failing tests';
      const [, name] = failureLine.exec(text) ?? [];
      if (name !== undefined && name !== 'Console' && file !== undefined && !repeating) {
        failed.push({ file, line: undefined, name });
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed, cases: list.cases } : undefined),
  };
}

/** The last word but for a duration: `packages/a src/b.test.ts (5.1 s)`. */
function pathIn(text: string): string | undefined {
  const words = text.split(' ');
  const timed = /^\([\d.]+$/.test(words.at(-2) ?? '') && /^m?s\)$/.test(words.at(-1) ?? '');
  const path = words.at(timed ? -3 : -1) ?? '';
  return path.slice(1, -1).includes('.') ? path : undefined;
}
