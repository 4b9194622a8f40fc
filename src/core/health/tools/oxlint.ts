import type { Finding, ToolRun } from '../health.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { readAnnotation } from './annotation.ts';
import { startsProgram, type HealthTool } from './tool.ts';

/** Default format: a line with the message, then one with the place. Plain signs are used where there is no terminal. */
const headline = /^ *[x×✖!⚠] (?:([^\s()]+\([^\s()]+\)): )?(.+)$/;
const place = /^ *[,╭][-─]+\[(.+?):(\d+):\d+\]/;
/** `-f unix`: `src/a.ts:2:9: message [Warning/eslint(rule)]`. */
const unixEntry = /^(.+?):(\d+):\d+: (.*)/;
const unixEnd = / \[(?:Error|Warning)(?:\/(\S+))?\]$/;
/** `-f agent`, which it also picks by itself inside a coding agent: `src/a.ts:2:9: error eslint(rule): message help: …`. */
const agentEntry = /^(.+?):(\d+):\d+: (?:error|warning) (?:([^\s()]+\([^\s()]+\)): )?(.*)/;

export const oxlint: HealthTool = {
  id: 'oxlint',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['oxlint']),
  read: (run) => {
    const list = findingList();
    let waiting: { readonly code: string | undefined; readonly message: string } | undefined;
    forEachLine(run, (text) => {
      const [, file, line] = place.exec(text) ?? [];
      if (waiting !== undefined && file !== undefined) {
        list.add({ file: findingPath(run, file), line: Number(line), ...waiting });
        waiting = undefined;
        return;
      }
      const [, code, message] = headline.exec(text) ?? [];
      if (message !== undefined) {
        waiting = { code, message };
        return;
      }
      const finding = readAnnotation(run, text) ?? readOneLine(run, text);
      if (finding !== undefined) {
        list.add(finding);
      }
    });
    return { findings: list.findings, tests: undefined };
  },
};

function readOneLine(run: ToolRun, text: string): Finding | undefined {
  const [, unixFile, unixLine, told = ''] = unixEntry.exec(text) ?? [];
  const end = unixEnd.exec(told);
  if (unixFile !== undefined && end !== null) {
    const message = told.slice(0, end.index);
    return { file: findingPath(run, unixFile), line: Number(unixLine), code: end[1], message };
  }
  const agent = agentEntry.exec(text);
  if (agent !== null) {
    const [, file = '', line, code, message = ''] = agent;
    const [withoutHelp = ''] = message.split(' help: ', 1);
    return { file: findingPath(run, file), line: Number(line), code, message: withoutHelp };
  }
  return undefined;
}
