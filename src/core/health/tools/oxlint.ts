import * as z from 'zod';
import type { Finding, ToolRun } from '../health.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { readJson, severityOf } from '../structured.ts';
import { readAnnotation } from './annotation.ts';
import { found, startsProgram, type HealthTool } from './tool.ts';

/** Default format: a line with the message, then one with the place. Plain signs are used where there is no terminal. */
const headline = /^ *([x×✖!⚠]) (?:([^\s()]+\([^\s()]+\)): )?(.+)$/;
const place = /^ *[,╭][-─]+\[(.+?):(\d+):\d+\]/;
/** `-f unix`: `src/a.ts:2:9: message [Warning/eslint(rule)]`. */
const unixEntry = /^(.+?):(\d+):\d+: (.*)/;
const unixEnd = / \[(Error|Warning)(?:\/(\S+))?\]$/;
/** `-f agent`, which it also picks by itself inside a coding agent: `src/a.ts:2:9: error eslint(rule): message help: …`. */
const agentEntry = /^(.+?):(\d+):\d+: (error|warning) (?:([^\s()]+\([^\s()]+\)): )?(.*)/;

/** `-f json`. */
const report = z.looseObject({
  diagnostics: z.array(
    z.looseObject({
      message: z.string(),
      code: z.string().optional(),
      severity: z.string(),
      filename: z.string().optional(),
      labels: z.array(z.looseObject({ span: z.looseObject({ line: z.number().optional() }) })).optional(),
    }),
  ),
});

export const oxlint: HealthTool = {
  id: 'oxlint',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['oxlint']),
  read: (run) => {
    const list = findingList();
    const json = readJson(run, report);
    if (json !== undefined) {
      for (const { severity, code, message, filename, labels } of json.diagnostics) {
        const file = filename === undefined ? undefined : findingPath(run, filename);
        list.add({ file, line: labels?.[0]?.span.line, code, message, severity: severityOf(severity) });
      }
      return found(list);
    }
    let waiting: Pick<Finding, 'code' | 'message' | 'severity'> | undefined;
    forEachLine(run, (text) => {
      const [, file, line] = place.exec(text) ?? [];
      if (waiting !== undefined && file !== undefined) {
        list.add({ file: findingPath(run, file), line: Number(line), ...waiting });
        waiting = undefined;
        return;
      }
      const [, sign = '', code, message] = headline.exec(text) ?? [];
      if (message !== undefined) {
        waiting = { code, message, severity: '!⚠'.includes(sign) ? 'warning' : 'error' };
        return;
      }
      const finding = readAnnotation(run, text) ?? readOneLine(run, text);
      if (finding !== undefined) {
        list.add(finding);
      }
    });
    return found(list);
  },
};

function readOneLine(run: ToolRun, text: string): Finding | undefined {
  const [, unixFile, unixLine, told = ''] = unixEntry.exec(text) ?? [];
  const end = unixEnd.exec(told);
  if (unixFile !== undefined && end !== null) {
    const message = told.slice(0, end.index);
    return {
      file: findingPath(run, unixFile),
      line: Number(unixLine),
      code: end[2],
      message,
      severity: severityOf(end[1]),
    };
  }
  const agent = agentEntry.exec(text);
  if (agent !== null) {
    const [, file = '', line, level, code, message = ''] = agent;
    const [withoutHelp = ''] = message.split(' help: ', 1);
    return {
      file: findingPath(run, file),
      line: Number(line),
      code,
      message: withoutHelp,
      severity: severityOf(level),
    };
  }
  return undefined;
}
