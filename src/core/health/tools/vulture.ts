import { findingPath } from '../output.ts';
import { findInLines, found, startsProgram, type HealthTool } from './tool.ts';

/** `app.py:8: unused function 'total' (60% confidence)`. */
const entry = /\.pyw?:(\d+): (un(?:used|reachable|satisfiable)) /;
const confidence = / \(\d{1,3}% confidence/;

export const vulture: HealthTool = {
  id: 'vulture',
  category: 'deadcode',
  recognises: (commandLine) => startsProgram(commandLine, ['vulture']),
  read: (run) =>
    found(
      findInLines(run, (line) => {
        const place = entry.exec(line);
        const end = confidence.exec(line);
        return place === null || end === null
          ? undefined
          : {
              file: findingPath(run, line.slice(0, line.indexOf(':', place.index))),
              line: Number(place[1]),
              code: undefined,
              message: `${place[2] ?? ''} ${line.slice(place.index + place[0].length, end.index)}`,
            };
      }),
    ),
};
