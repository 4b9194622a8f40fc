import { withoutTrailing } from '../../base/withoutTrailing.ts';
import { caseList, type FailedTest, type TestReader, withoutDuration } from './testReader.ts';

const summaryLine = /^ {2}(\d+) (passed|failed|flaky|interrupted|did not run|skipped)(?: \(.+\))?$/;
/** The `list` reporter; on a terminal that knows no signs, words. */
const result = /^ {2}(✓|✘|-|ok|x) +\d+ (.+)$/;
const place = /^(.+?):(\d+):\d+ › (.+)/;

/** Playwright's reporters for people (`list`, `line`, `dot`) share their ending. */
export function playwrightReader(): TestReader {
  const failed: FailedTest[] = [];
  const list = caseList();
  let seen = false;
  let passed = 0;
  let total = 0;
  let skipped = 0;
  let section: string | undefined;
  return {
    line: (text) => {
      const [, number, word] = summaryLine.exec(text) ?? [];
      if (word !== undefined) {
        seen = true;
        section = word;
        // A flaky test passed in the end; one that did not run because of another's failure was not passed.
        passed += word === 'passed' || word === 'flaky' ? Number(number) : 0;
        skipped += word === 'skipped' ? Number(number) : 0;
        total += word === 'skipped' ? 0 : Number(number);
        return;
      }
      if (/^Error: No tests found\.?$/.test(text)) {
        seen = true;
        return;
      }
      const [, sign = '', told] = result.exec(text) ?? [];
      const ran = told === undefined ? undefined : readTest(`    ${withoutDuration(told)}`);
      if (ran !== undefined) {
        const outcome = sign === '-' ? 'skipped' : sign === '✓' || sign === 'ok' ? 'passed' : 'failed';
        list.add({ file: ran.file, name: ran.name, outcome });
        return;
      }
      const test = readTest(text);
      if (test === undefined) {
        section = undefined;
      } else if (section === 'failed' || section === 'interrupted') {
        failed.push(test);
      }
    },
    reading: () => (seen ? { passed, total, skipped, failed, cases: list.cases } : undefined),
  };
}

/** `    [project] › file:line:column › title ────`; the project may be absent. */
function readTest(text: string): FailedTest | undefined {
  const told = text.trimEnd();
  const line = told.endsWith('─') ? withoutTrailing(told, '─').trimEnd() : told;
  const project = line.startsWith('    [') ? line.indexOf('] › ') : -1;
  const start = project === -1 ? '    ' : line.slice(0, project + '] › '.length);
  const [, file, number, title] = line.startsWith(start) ? (place.exec(line.slice(start.length)) ?? []) : [];
  return title === undefined
    ? undefined
    : { file, line: Number(number), name: project === -1 ? title : `${line.slice(4, project + 1)} ${title}` };
}
