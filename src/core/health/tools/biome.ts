import * as z from 'zod';
import { withoutTrailing } from '../../base/withoutTrailing.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { readJson, severityOf } from '../structured.ts';
import { readAnnotation } from './annotation.ts';
import { found, startsProgram, type HealthTool } from './tool.ts';

const place = /^(.*?):(\d+):\d+$/;
const category = /^[A-Za-z]+(?:\/\S+)?$/;
/** The first of these below a headline is the message; the later ones are advice. */
const explanation = /^ +([×✖!⚠iℹ]) (.+)$/;

/** `--reporter=json`. */
const report = z.looseObject({
  diagnostics: z.array(
    z.looseObject({
      severity: z.string(),
      category: z.string().optional(),
      message: z.string(),
      location: z.looseObject({ path: z.unknown(), start: z.looseObject({ line: z.number() }).optional() }).optional(),
    }),
  ),
});

export const biome: HealthTool = {
  id: 'biome',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['biome']),
  read: (run) => {
    const list = findingList();
    const json = readJson(run, report);
    if (json !== undefined) {
      for (const { severity, category: code, message, location } of json.diagnostics) {
        const { path, start } = location ?? {};
        const file = typeof path === 'string' ? findingPath(run, path) : undefined;
        list.add({ file, line: start?.line, code, message, severity: severityOf(severity) });
      }
      return found(list);
    }
    let waiting: Headline | undefined;
    forEachLine(run, (text) => {
      const headline = readHeadline(text);
      if (headline !== undefined) {
        waiting = { ...headline, file: findingPath(run, headline.file) };
        return;
      }
      const [, sign = '', message] = explanation.exec(text) ?? [];
      if (waiting !== undefined && message !== undefined) {
        list.add({ ...waiting, message, severity: '×✖'.includes(sign) ? 'error' : 'warning' });
        waiting = undefined;
        return;
      }
      const annotated = readAnnotation(run, text);
      if (annotated !== undefined) {
        list.add(annotated);
      }
    });
    return found(list);
  },
};

interface Headline {
  readonly file: string;
  readonly line: number | undefined;
  readonly code: string;
}

/** `src/a.js:2:7 lint/suspicious/noDebugger  FIXABLE  ━━━`; the line `lint ━━━` at the end has no file. */
function readHeadline(text: string): Headline | undefined {
  const told = withoutTrailing(text, '━');
  if (text.length - told.length < 3 || !told.endsWith(' ') || told.startsWith(' ')) {
    return undefined;
  }
  const words = told.trimEnd().split(/ +/);
  // Behind the category stand marks in capitals; a category in capitals is one only where no other is before it.
  const last = words.findLastIndex((word) => !/^[A-Z]+$/.test(word));
  const at = last > 0 && category.test(words[last] ?? '') ? last : last + 1;
  const code = words[at];
  if (at === 0 || code === undefined) {
    return undefined;
  }
  const written = words.slice(0, at).join(' ');
  const [, file = written, line] = place.exec(written) ?? [];
  return { file, line: line === undefined ? undefined : Number(line), code };
}
