import { readFileSync } from 'node:fs';
import path from 'node:path';
import { uriOfPath } from './fileUri.ts';

/** The catalogue of rules, as it is shipped beside the program (`docs/`, seen from `dist/` and from `src/server/` in turn). */
const places = ['../docs/doctor.md', '../../docs/doctor.md'].map((place) => path.join(import.meta.dirname, place));

/** Address of each rule's description by its code: the line of its heading, which editors open a file at. */
export function readRulesLinks(): ReadonlyMap<string, string> {
  for (const file of places) {
    try {
      const lines = readFileSync(file, 'utf8').split('\n');
      return new Map(
        lines.flatMap((line, index): [string, string][] => {
          const code = /^#{2,3} `([\w.-]+)`$/.exec(line)?.[1];
          return code === undefined ? [] : [[code, `${uriOfPath(file)}#L${index + 1}`]];
        }),
      );
    } catch {
      // Not at this place: the other one is looked at; without any, diagnostics have no link.
    }
  }
  return new Map();
}
