import { withoutTrailing } from '../../base/withoutTrailing.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { startsProgram, type HealthTool } from './tool.ts';

/** A line below its file's name: place, severity, message, and (except for parsing errors) the rule behind two blanks. */
const entry = /^ +(\d+):\d+ +(?:error|warning) +(\S.*)/;

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
        const [, line, told = ''] = match;
        const gap = told.lastIndexOf('  ');
        const code = gap === -1 ? '' : told.slice(gap + 2);
        const ruled = /^\S+$/.test(code);
        const message = ruled ? withoutTrailing(told.slice(0, gap), ' ') : told;
        list.add({ file, line: Number(line), code: ruled ? code : undefined, message });
      } else if (/^\S/.test(text)) {
        file = findingPath(run, text);
      }
    });
    return { findings: list.findings, tests: undefined };
  },
};
