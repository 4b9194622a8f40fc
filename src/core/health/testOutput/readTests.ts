import type { ToolRun } from '../health.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import type { Reading } from '../tools/tool.ts';
import type { TestReader } from './testReader.ts';

/** Reads a run with several readers at once: one script may start more than one runner, and then the results add up. */
export function readTests(run: ToolRun, readers: readonly TestReader[]): Reading {
  forEachLine(run, (text) => {
    for (const reader of readers) {
      reader.line(text);
    }
  });
  const list = findingList();
  let tests: Reading['tests'];
  for (const reader of readers) {
    const reading = reader.reading();
    if (reading !== undefined) {
      tests = { passed: (tests?.passed ?? 0) + reading.passed, total: (tests?.total ?? 0) + reading.total };
      for (const { file, line, name } of reading.failed) {
        list.add({
          file: file === undefined ? undefined : findingPath(run, file),
          line,
          code: undefined,
          message: name,
        });
      }
    }
  }
  return { findings: list.findings, tests };
}
