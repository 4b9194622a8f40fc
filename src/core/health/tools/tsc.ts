import { findingList, findingPath, forEachLine } from '../output.ts';
import { found, startsProgram, type HealthTool } from './tool.ts';

/** `src/a.ts(2,9): error TS2322: …`, or `src/a.ts:2:9 - error TS2322: …` with `--pretty`. */
const placed = /^(.+?)(?:\((\d+),\d+\): |:(\d+):\d+ - )error (TS\d+): (.*)/;
/** Errors of the project itself have no place. */
const unplaced = /^error (TS\d+): (.*)$/;

export const tsc: HealthTool = {
  id: 'tsc',
  category: 'typecheck',
  recognises: (commandLine) => startsProgram(commandLine, ['tsc', 'tsgo', 'vue-tsc']),
  read: (run) => {
    const list = findingList();
    forEachLine(run, (text) => {
      const match = placed.exec(text);
      if (match !== null) {
        const [, file = '', line, prettyLine, code, message = ''] = match;
        list.add({ file: findingPath(run, file), line: Number(line ?? prettyLine), code, message, severity: 'error' });
        return;
      }
      const [, code, message] = unplaced.exec(text) ?? [];
      if (message !== undefined) {
        list.add({ file: undefined, line: undefined, code, message, severity: 'error' });
      }
    });
    return found(list);
  },
};
