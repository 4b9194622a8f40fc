/** Lines by the names of the files that are spoken of there, for as long as nobody knows which names will be asked for. */
export class NamedFiles {
  readonly #lines: readonly string[];
  #byName: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** Whether lines are found by this path: a name without a dot could be any word. */
  static knows(path: string): boolean {
    return path.includes('.');
  }

  /** Each line with a path that ends in the same name as this one. */
  linesNaming(path: string): readonly string[] {
    this.#byName ??= linesByName(this.#lines);
    return this.#byName.get(nameOf(path)) ?? [];
  }
}

function linesByName(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const line of lines) {
    // Around each dot, because words are many and dots are few.
    for (let dot = line.indexOf('.'), end = 0; dot !== -1; dot = line.indexOf('.', end)) {
      let start = dot;
      while (start > end && isInPath(line, start - 1)) {
        start -= 1;
      }
      end = dot + 1;
      while (end < line.length && isInPath(line, end)) {
        end += 1;
      }
      const path = pathOf(line.slice(start, end).replace(/^[^\w@~]+/, ''));
      if (path.includes('.')) {
        const name = nameOf(path);
        const known = byName.get(name);
        if (known === undefined) {
          byName.set(name, [line]);
        } else if (known.at(-1) !== line) {
          known.push(line);
        }
      }
    }
  }
  return byName;
}

/** What looks like a path, in a line. */
export const pathLike = /[\w@~][\w.@+/[\]()~-]*/g;

/** Without the mark that ends a sentence. */
export function pathOf(words: string): string {
  return words.replace(/[.,)\]]$/, '');
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const pathCharacters: ReadonlySet<number> = new Set(
  Array.from({ length: 128 }, (_, code) => code).filter((code) => /[\w.@+/[\]()~-]/.test(String.fromCodePoint(code))),
);

function isInPath(line: string, at: number): boolean {
  return pathCharacters.has(line.charCodeAt(at));
}
