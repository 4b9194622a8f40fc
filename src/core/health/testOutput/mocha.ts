import { caseList, depthOf, type FailedTest, suiteTitles, type TestReader, withoutDuration } from './testReader.ts';

const summaryLine = /^ {2}(\d+) (passing|pending|failing)(?: \(.*\))?$/;
const failureStart = /^ {2}\d+\) (.+)$/;
/** `spec`: a test below its suites' titles; a failed one has its number. */
const result = /^ {2,}(?:([✔✓√])|(-)|\d+\)) (.+)$/;
const failureTitle = /^ {7,}(\S.*)$/;

/** Mocha's reporters for people: `spec`, `dot`, `min` and the like share their ending. */
export function mochaReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let failing = 0;
  let skipped = 0;
  const list = caseList();
  const suites = suiteTitles();
  let titles: string[] | undefined;
  const readResult = (text: string): void => {
    const depth = depthOf(text);
    const [, good, pending, told] = result.exec(text) ?? [];
    if (told !== undefined) {
      const outcome = good === undefined ? (pending === undefined ? 'failed' : 'skipped') : 'passed';
      list.add({ file: undefined, name: suites.path(depth, withoutDuration(told)), outcome });
    } else if (depth >= 2 && text.trim() !== '') {
      suites.open(depth, text.trim());
    }
  };
  return {
    line: (text) => {
      const [, number, word] = summaryLine.exec(text) ?? [];
      if (word !== undefined) {
        seen = true;
        passed += word === 'passing' ? Number(number) : 0;
        skipped += word === 'pending' ? Number(number) : 0;
        failing += word === 'failing' ? Number(number) : 0;
        return;
      }
      if (!seen) {
        readResult(text);
      }
      if (failing === 0) {
        return;
      }
      // The suites' titles stand one below the other; the test's own is the last one and ends with a colon.
      const [, first] = failureStart.exec(text) ?? [];
      const [, next] = titles === undefined ? [] : (failureTitle.exec(text) ?? []);
      if (first !== undefined) {
        titles = [first];
      } else if (titles !== undefined && next !== undefined) {
        titles.push(next);
      } else {
        titles = undefined;
      }
      if (titles?.at(-1)?.endsWith(':') === true) {
        failed.push({ file: undefined, line: undefined, name: titles.join(' > ').slice(0, -1) });
        titles = undefined;
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed, cases: list.cases } : undefined),
  };
}
