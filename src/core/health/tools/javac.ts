import { findingPath } from '../output.ts';
import { findInLines, found, startsProgram, type HealthTool } from './tool.ts';

/** javac itself, also inside Gradle: `src/A.java:2: error: incompatible types: …`. */
const plain = /:(\d+): (error|warning): /;
/** Through Maven: `[ERROR] /home/ada/A.java:[3,9] cannot find symbol`. It says all errors twice. */
const maven = /:\[(\d+),\d+\] /;
/** Kotlin: `e: file:///home/ada/A.kt:2:9 unresolved reference`. */
const kotlin = /:(\d+):\d+:? /;
const source = /\.(?:java|kts?|scala|groovy)$/;
const lint = /^\[([a-z-]+)\] /;

export const javac: HealthTool = {
  id: 'javac',
  category: 'typecheck',
  recognises: (commandLine) =>
    startsProgram(commandLine, ['javac', 'mvn', 'mvnw', 'mvnd', 'gradle', 'gradlew', 'kotlinc', 'ant']),
  read: (run) => {
    const said = new Set<string>();
    return found(
      findInLines(run, (line) => {
        const entry = said.has(line) ? undefined : readEntry(line);
        if (entry === undefined) {
          return undefined;
        }
        if (line.startsWith('[')) {
          said.add(line);
        }
        const rule = lint.exec(entry.message);
        return {
          ...entry,
          file: findingPath(run, entry.file),
          code: rule?.[1],
          message: rule === null ? entry.message : entry.message.slice(rule[0].length),
        };
      }),
    );
  },
};

interface Entry {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

function readEntry(text: string): Entry | undefined {
  const [start] = /^(?:\[ERROR\]|\[WARNING\]|[ew]:) /.exec(text) ?? [];
  const told = text.slice(start?.length ?? 0);
  const form = start === undefined ? plain : start.startsWith('[') ? maven : kotlin;
  const place = form.exec(told);
  const file = place === null ? '' : told.slice(0, place.index);
  if (place === null || !source.test(file) || file.startsWith(' ')) {
    return undefined;
  }
  const bad = start === undefined ? place[2] === 'error' : /^(?:\[E|e)/.test(start);
  return {
    file,
    line: Number(place[1]),
    message: told.slice(place.index + place[0].length),
    severity: bad ? 'error' : 'warning',
  };
}
