import type { FailedTest, TestReader } from './testReader.ts';

const summaryLine = /^ {2}(\d+) (passed|failed|flaky|interrupted|did not run|skipped)(?: \(.+\))?$/;
const testLine = /^ {4}(?:\[(.+?)\] › )?(.+?):(\d+):\d+ › (.+?)(?: ─+)?\s*$/;

/** Playwright's reporters for people (`list`, `line`, `dot`) share their ending. */
export function playwrightReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let total = 0;
  let section: string | undefined;
  return {
    line: (text) => {
      const [, number, word] = summaryLine.exec(text) ?? [];
      if (word !== undefined) {
        seen = true;
        section = word;
        // A flaky test passed in the end; one that did not run because of another's failure was not passed.
        passed += word === 'passed' || word === 'flaky' ? Number(number) : 0;
        total += word === 'skipped' ? 0 : Number(number);
        return;
      }
      if (/^Error: No tests found\.?$/.test(text)) {
        seen = true;
        return;
      }
      const [, project, file, line, title] = testLine.exec(text) ?? [];
      if (title === undefined) {
        section = undefined;
      } else if (section === 'failed' || section === 'interrupted') {
        failed.push({
          file,
          line: Number(line),
          name: project === undefined ? title : `[${project}] ${title}`,
        });
      }
    },
    reading: () => (seen ? { passed, total, failed } : undefined),
  };
}
