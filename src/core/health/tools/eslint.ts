import { findingList, findingPath, forEachLine } from '../output.ts';
import { startsProgram, type HealthTool } from './tool.ts';

/** A line below its file's name: place, severity, message, and (except for parsing errors) the rule behind two blanks. */
const entry = /^ +(\d+):\d+ +(?:error|warning) +(.*?)(?: {2,}(\S+))?$/;

/** ESLint's default format, `stylish`. */
export const eslint: HealthTool = {
  id: 'eslint',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['eslint']),
  read: (run) => {
    const list = findingList();
    let file: string | undefined;
    forEachLine(run, (text) => {
      const match = entry.exec(text);
      if (match !== null) {
        const [, line, message = '', code] = match;
        list.add({ file, line: Number(line), code, message });
      } else if (/^\S/.test(text)) {
        file = findingPath(run, text);
      }
    });
    return { findings: list.findings, tests: undefined };
  },
};
