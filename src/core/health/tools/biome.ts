import { withoutTrailing } from '../../base/withoutTrailing.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { readAnnotation } from './annotation.ts';
import { startsProgram, type HealthTool } from './tool.ts';

const place = /^(.*?):(\d+):\d+$/;
const category = /^[A-Za-z]+(?:\/\S+)?$/;
/** The first of these below a headline is the message; the later ones are advice. */
const explanation = /^ +[×✖!⚠iℹ] (.+)$/;

export const biome: HealthTool = {
  id: 'biome',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['biome']),
  read: (run) => {
    const list = findingList();
    let waiting: Headline | undefined;
    forEachLine(run, (text) => {
      const headline = readHeadline(text);
      if (headline !== undefined) {
        waiting = { ...headline, file: findingPath(run, headline.file) };
        return;
      }
      const [, message] = explanation.exec(text) ?? [];
      if (waiting !== undefined && message !== undefined) {
        list.add({ ...waiting, message });
        waiting = undefined;
        return;
      }
      const annotated = readAnnotation(run, text);
      if (annotated !== undefined) {
        list.add(annotated);
      }
    });
    return { findings: list.findings, tests: undefined };
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
