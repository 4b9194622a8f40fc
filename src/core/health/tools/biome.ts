import { findingList, findingPath, forEachLine } from '../output.ts';
import { readAnnotation } from './annotation.ts';
import { startsProgram, type HealthTool } from './tool.ts';

/** `src/a.js:2:7 lint/suspicious/noDebugger  FIXABLE  ━━━`; the line `lint ━━━` at the end has no file. */
const headline = /^(\S.*?)(?::(\d+):\d+)? ([A-Za-z]+(?:\/\S+)?) +(?:[A-Z]+ +)*━{3,}$/;
/** The first of these below a headline is the message; the later ones are advice. */
const explanation = /^ +[×✖!⚠iℹ] (.+)$/;

export const biome: HealthTool = {
  id: 'biome',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['biome']),
  read: (run) => {
    const list = findingList();
    let waiting: { readonly file: string; readonly line: number | undefined; readonly code: string } | undefined;
    forEachLine(run, (text) => {
      const [, file, line, code] = headline.exec(text) ?? [];
      if (file !== undefined && code !== undefined) {
        waiting = { file: findingPath(run, file), line: line === undefined ? undefined : Number(line), code };
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
