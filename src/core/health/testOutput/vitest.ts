import { caseList, countsByWord, type FailedTest, type TestReader, withoutDuration } from './testReader.ts';

/** Two blanks or more stand before the numbers; the line above it counts files, not tests. */
const summaryLine = /^ +Tests {2,}(\S.*)/;
/** `--reporter=verbose`. */
const result = /^ +([✓✔√×↓]) (.+)$/;
const failureLine = /^ *FAIL {2}(.+)/;

export function vitestReader(): TestReader {
  const failed: FailedTest[] = [];
  const list = caseList();
  let seen = false;
  let passed = 0;
  let failing = 0;
  let skipped = 0;
  const readResult = (text: string): void => {
    const [, sign = '', told = ''] = result.exec(text) ?? [];
    const test = readTest(withoutDuration(told));
    if (test !== undefined) {
      const outcome = sign === '↓' ? 'skipped' : sign === '×' ? 'failed' : 'passed';
      list.add({ file: test.file, name: test.name, outcome });
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
      } else if (/^No test files? found, exiting with code \d/.test(text)) {
        seen = true;
      } else {
        readResult(text);
        const [, told] = failureLine.exec(text) ?? [];
        const test = told === undefined ? undefined : readTest(told);
        if (test !== undefined) {
          failed.push(test);
        }
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed, cases: list.cases } : undefined),
  };
}

/** `file > title`, or `file [ file ]` for one that could not be loaded; a project may stand before it: `|name| `. */
function readTest(told: string): FailedTest | undefined {
  const text = told.startsWith('|') && told.includes('| ') ? told.slice(told.indexOf('| ') + 2) : told;
  const end = text.indexOf(' ');
  const file = text.slice(0, Math.max(0, end));
  const behind = text.slice(end);
  if (!/^\S+$/.test(file)) {
    return undefined;
  }
  if (behind.startsWith(' > ')) {
    return { file, line: undefined, name: behind.slice(' > '.length) };
  }
  const unloaded = behind.startsWith(' [ ') && behind.endsWith(' ]');
  return unloaded ? { file, line: undefined, name: 'the file could not be loaded' } : undefined;
}
