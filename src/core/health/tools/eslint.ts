import * as z from 'zod';
import { withoutTrailing } from '../../base/withoutTrailing.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { readJson, severityOf } from '../structured.ts';
import { found, startsProgram, type HealthTool } from './tool.ts';

/** A line below its file's name: place, severity, message, and (except for parsing errors) the rule behind two blanks. */
const entry = /^ +(\d+):\d+ +(error|warning) +(\S.*)/;

/** `--format json`. */
const report = z.array(
  z.looseObject({
    filePath: z.string(),
    messages: z.array(
      z.looseObject({
        ruleId: z.string().nullish(),
        severity: z.number(),
        message: z.string(),
        line: z.number().optional(),
      }),
    ),
  }),
);

/** ESLint's default format, `stylish`, and its JSON. */
export const eslint: HealthTool = {
  id: 'eslint',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['eslint']),
  read: (run) => {
    const list = findingList();
    const json = readJson(run, report);
    if (json !== undefined) {
      for (const { filePath, messages } of json) {
        for (const { ruleId, severity, message, line } of messages) {
          const code = ruleId ?? undefined;
          list.add({ file: findingPath(run, filePath), line, code, message, severity: severityOf(severity) });
        }
      }
      return found(list);
    }
    let file: string | undefined;
    forEachLine(run, (text) => {
      const match = entry.exec(text);
      if (match !== null) {
        const [, line, level, told = ''] = match;
        const gap = told.lastIndexOf('  ');
        const code = gap === -1 ? '' : told.slice(gap + 2);
        const ruled = /^\S+$/.test(code);
        const message = ruled ? withoutTrailing(told.slice(0, gap), ' ') : told;
        list.add({
          file,
          line: Number(line),
          code: ruled ? code : undefined,
          message,
          severity: severityOf(level),
        });
      } else if (/^\S/.test(text)) {
        file = findingPath(run, text);
      }
    });
    return found(list);
  },
};
