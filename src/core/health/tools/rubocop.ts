import * as z from 'zod';
import type { Finding } from '../health.ts';
import { findingList, findingPath } from '../output.ts';
import { readJson } from '../structured.ts';
import { findInLines, found, startsProgram, type HealthTool } from './tool.ts';

/** `app.rb:3:3: C: [Correctable] Style/RedundantReturn: Redundant return detected.` */
const entry = /:(\d+):\d+: ([IRCWEF]): (?:\[Corrected\] |\[Correctable\] )?/;
const cop = /^([A-Z]\w*(?:\/\w+)+): /;

const report = z.looseObject({
  files: z.array(
    z.looseObject({
      path: z.string(),
      offenses: z.array(
        z.looseObject({
          severity: z.string(),
          message: z.string(),
          cop_name: z.string(),
          location: z.looseObject({ line: z.number() }),
        }),
      ),
    }),
  ),
});

export const rubocop: HealthTool = {
  id: 'rubocop',
  category: 'lint',
  recognises: (commandLine) => startsProgram(commandLine, ['rubocop', 'standardrb']),
  read: (run) => {
    const json = readJson(run, report);
    if (json !== undefined) {
      const list = findingList();
      for (const { path, offenses } of json.files) {
        for (const { severity, message, cop_name: code, location } of offenses) {
          const [told = ''] = message.split('\n', 1);
          list.add({
            file: findingPath(run, path),
            line: location.line,
            code,
            message: told.startsWith(`${code}: `) ? told.slice(code.length + 2) : told,
            severity: rank(severity.charAt(0).toUpperCase()),
          });
        }
      }
      return found(list);
    }
    return found(
      findInLines(run, (line) => {
        const place = entry.exec(line);
        if (place === null) {
          return undefined;
        }
        const told = line.slice(place.index + place[0].length);
        const named = cop.exec(told);
        const message = named === null ? told : told.slice(named[0].length);
        return {
          file: findingPath(run, line.slice(0, place.index)),
          line: Number(place[1]),
          code: named?.[1],
          message,
          severity: rank(place[2]),
        };
      }),
    );
  },
};

/** Its ranks: information, refactor, convention, warning, error, fatal. */
function rank(letter: string | undefined): Finding['severity'] {
  return letter === 'E' || letter === 'F' ? 'error' : 'warning';
}
