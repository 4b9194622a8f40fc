import * as z from 'zod';
import type { Finding, ToolRun } from '../health.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { readJson } from '../structured.ts';
import { readAnnotation } from './annotation.ts';
import { found, startsProgram, type HealthTool } from './tool.ts';

/** `--output-format concise`, and Flake8: `app.py:1:8: F401 [*] `os` imported but unused`. */
const concise = /:(\d+):\d+: ([A-Z]{1,10}\d{1,5}|invalid-syntax):?(?: \[\*\])? /;
/** The default format: a headline, and ` --> app.py:1:8` below it. */
const headline = /^([A-Z]{1,10}\d{3,5}|invalid-syntax):?(?: \[\*\])? (.+)$/;
const place = /^ *--> (.+):(\d+):\d+$/;

const report = z.array(
  z.looseObject({
    code: z.string().nullable(),
    filename: z.string(),
    message: z.string(),
    location: z.looseObject({ row: z.number() }),
  }),
);

export const ruff: HealthTool = {
  id: 'ruff',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['ruff', 'flake8']),
  read: (run) => {
    const list = findingList();
    const json = readJson(run, report);
    if (json !== undefined) {
      for (const { code, filename, message, location } of json) {
        list.add({ file: findingPath(run, filename), line: location.row, code: code ?? undefined, message });
      }
      return found(list);
    }
    let waiting: { readonly code: string; readonly message: string } | undefined;
    forEachLine(run, (line) => {
      const [, code, message] = headline.exec(line) ?? [];
      if (code !== undefined && message !== undefined) {
        waiting = { code, message };
        return;
      }
      const [, file, number] = waiting === undefined ? [] : (place.exec(line) ?? []);
      if (waiting !== undefined && file !== undefined) {
        list.add({ file: findingPath(run, file), line: Number(number), ...waiting });
        waiting = undefined;
        return;
      }
      const finding = readAnnotation(run, line) ?? readConcise(run, line);
      if (finding !== undefined) {
        list.add(finding);
      }
    });
    return found(list);
  },
};

function readConcise(run: ToolRun, line: string): Finding | undefined {
  const at = concise.exec(line);
  return at === null
    ? undefined
    : {
        file: findingPath(run, line.slice(0, at.index)),
        line: Number(at[1]),
        code: at[2],
        message: line.slice(at.index + at[0].length),
      };
}
