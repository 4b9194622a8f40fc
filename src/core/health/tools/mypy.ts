import * as z from 'zod';
import type { Finding, ToolRun } from '../health.ts';
import { findingPath } from '../output.ts';
import { lineJson, severityOf } from '../structured.ts';
import { findInLines, found, startsProgram, type HealthTool } from './tool.ts';

/** `app.py:5: error: Incompatible return value type  [return-value]`; with `--show-column-numbers` the column too. */
const entry = /^([^:\s][^:]*(?::[\\/][^:]+)?):(\d+):(?:\d+:)? (error|warning): (.*)/;
const code = / \[([a-z][a-z0-9-]*)\]$/;

/** `--output json`: an object a line. */
const jsonEntry = z.looseObject({
  file: z.string(),
  line: z.number(),
  message: z.string(),
  code: z.string().nullish(),
  severity: z.string(),
});

export const mypy: HealthTool = {
  id: 'mypy',
  category: 'typecheck',
  recognises: (commandLine) => startsProgram(commandLine, ['mypy', 'dmypy']),
  read: (run) => found(findInLines(run, (line) => readJsonLine(run, line) ?? readLine(run, line))),
};

function readLine(run: ToolRun, line: string): Finding | undefined {
  const [, file, number, level, told = ''] = entry.exec(line) ?? [];
  if (file === undefined) {
    return undefined;
  }
  const rule = code.exec(told);
  return {
    file: findingPath(run, file),
    line: Number(number),
    code: rule?.[1],
    // With `--pretty` a long message is broken, and its code stands on the next line.
    message: (rule === null ? told : told.slice(0, rule.index)).trimEnd(),
    severity: severityOf(level),
  };
}

function readJsonLine(run: ToolRun, line: string): Finding | undefined {
  const { data } = jsonEntry.safeParse(lineJson(line));
  return data === undefined || data.severity === 'note'
    ? undefined
    : {
        file: findingPath(run, data.file),
        line: data.line,
        code: data.code ?? undefined,
        message: data.message,
        severity: severityOf(data.severity),
      };
}
