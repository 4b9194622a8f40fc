import * as z from 'zod';
import type { Finding } from '../health.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { readJson, severityOf } from '../structured.ts';
import { found, startsProgram, type HealthTool } from './tool.ts';

/** Default format: `In a.sh line 2:`, the source, then `     ^-- SC2086 (info): Double quote …`. */
const place = /^In (.+) line (\d+):$/;
const entry = /^ *\^-*\^? (?:-- )?(SC\d+) \((error|warning|info|style)\): (.*)$/;
/** `-f gcc`: `a.sh:2:6: note: Double quote … [SC2086]`. */
const gcc = /:(\d+):\d+: (error|warning|note): /;
const gccEnd = / \[(SC\d{1,5})\]$/;

const comment = z.looseObject({
  file: z.string(),
  line: z.number(),
  level: z.string(),
  code: z.number(),
  message: z.string(),
});
/** `-f json1`, and the older `-f json`. */
const report = z.union([z.looseObject({ comments: z.array(comment) }), z.array(comment)]);

export const shellcheck: HealthTool = {
  id: 'shellcheck',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['shellcheck']),
  read: (run) => {
    const list = findingList();
    const json = readJson(run, report);
    if (json !== undefined) {
      for (const { file, line, level, code, message } of Array.isArray(json) ? json : json.comments) {
        list.add({ file: findingPath(run, file), line, code: `SC${code}`, message, severity: severityOf(level) });
      }
      return found(list);
    }
    let at: Pick<Finding, 'file' | 'line'> | undefined;
    forEachLine(run, (text) => {
      const [, file, line] = place.exec(text) ?? [];
      if (file !== undefined) {
        at = { file: findingPath(run, file), line: Number(line) };
        return;
      }
      const [, code, level, message] = entry.exec(text) ?? [];
      if (at !== undefined && message !== undefined) {
        list.add({ ...at, code, message, severity: severityOf(level) });
        return;
      }
      const where = gcc.exec(text);
      const end = gccEnd.exec(text);
      if (where !== null && end !== null) {
        list.add({
          file: findingPath(run, text.slice(0, where.index)),
          line: Number(where[1]),
          code: end[1],
          message: text.slice(where.index + where[0].length, end.index),
          severity: severityOf(where[2]),
        });
      }
    });
    return found(list);
  },
};
