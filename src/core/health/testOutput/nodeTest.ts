import type { FailedTest, TestReader } from './testReader.ts';

const summaryLine = /^(?:ℹ|#) (tests|pass|fail|cancelled|skipped|todo)\s+(\d+)$/;
/** A file without tests is counted as one passed test that bears the file's name; nothing was tested by it. */
const emptyFile = /^(?:✔|ok \d+ -) (\S+\.[cm]?[jt]sx?)(?: \([\d.]+m?s\))?$/;
const specPlace = /^test at (.+):(\d+):\d+$/;
const specName = /^✖ (.*?)(?: \([\d.]+m?s\))?$/;
const tapResult = /^\s*(not )?ok \d+(?: -)? (.*)$/;
const tapPlace = /^\s*location: '(.+):(\d+):\d+'$/;

/** node:test (spec and TAP), and other runners that print TAP with a `# tests` summary. */
export function nodeTestReader(): TestReader {
  const counts = { tests: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  const failed: FailedTest[] = [];
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
        counts[word as keyof typeof counts] += Number(number);
        return;
      }
      if (emptyFile.test(text)) {
        emptyFiles += 1;
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
      return { passed, total, skipped: counts.skipped + counts.todo, failed };
    },
  };
}
