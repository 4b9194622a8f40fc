import * as z from 'zod';
import type { Finding, ToolRun } from '../health.ts';
import { findingList, findingPath } from '../output.ts';
import { readJson, severityOf } from '../structured.ts';
import { findInLines, found, startsProgram, type HealthTool } from './tool.ts';

/** `  /home/ada/app.py:5:12 - error: Type "int" is not assignable … (reportReturnType)`; a message may go on below. */
const entry = /:(\d+):\d+ - (error|warning): /;
const rule = / \((report[A-Za-z]+)\)$/;

/** `--outputjson`; its lines count from 0. */
const report = z.looseObject({
  generalDiagnostics: z.array(
    z.looseObject({
      file: z.string(),
      severity: z.string(),
      message: z.string(),
      rule: z.string().optional(),
      range: z.looseObject({ start: z.looseObject({ line: z.number() }) }).optional(),
    }),
  ),
});

export const pyright: HealthTool = {
  id: 'pyright',
  category: 'typecheck',
  recognises: (commandLine) => startsProgram(commandLine, ['pyright', 'basedpyright']),
  read: (run) => {
    const json = readJson(run, report);
    if (json === undefined) {
      return found(findInLines(run, (line) => readLine(run, line)));
    }
    const list = findingList();
    for (const one of json.generalDiagnostics) {
      if (one.severity !== 'information') {
        list.add({
          file: findingPath(run, one.file),
          line: one.range === undefined ? undefined : one.range.start.line + 1,
          code: one.rule,
          message: one.message.split('\n', 1)[0] ?? '',
          severity: severityOf(one.severity),
        });
      }
    }
    return found(list);
  },
};

function readLine(run: ToolRun, line: string): Finding | undefined {
  const place = entry.exec(line);
  if (place === null) {
    return undefined;
  }
  const told = line.slice(place.index + place[0].length);
  const end = rule.exec(told);
  return {
    file: findingPath(run, line.slice(0, place.index).trim()),
    line: Number(place[1]),
    code: end?.[1],
    message: end === null ? told : told.slice(0, end.index),
    severity: severityOf(place[2]),
  };
}
