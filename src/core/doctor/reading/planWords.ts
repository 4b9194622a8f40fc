import type { Plan } from '../../plan/plan.ts';
import { NamedFiles, nameOf, pathLike, pathOf } from './namedFiles.ts';

/** Whether certain words stand in a plan, outside its checks. */
export interface SpokenWords {
  readonly has: (words: string) => boolean;
}

/** Words of a plan outside its checks, by how they are spoken of. */
export interface PlanWords {
  /** What looks like a path or a file name. */
  readonly paths: SpokenWords;
  /** Names of files in lines that speak of making something. */
  readonly made: SpokenWords;
  /** What stands alone in code or quotes. */
  readonly quoted: SpokenWords;
  /** Single words, with colons and hyphens inside them. */
  readonly words: SpokenWords;
}

const making =
  /\b(?:creat|add|writ|new|generat|introduc|build|emit|produc|scaffold|renam|mov|extract|cop(?:y|ies)|sav|output|ship|provid)/i;

/** Only lines that hold the words asked for are looked into: a long plan is not taken apart for one name. */
export function wordsOutsideChecks(plan: Plan, lines: readonly string[]): PlanWords {
  const outside = linesOutsideChecks(plan, lines);
  const text = outside.join('\n');
  const files = new NamedFiles(outside);
  const linesOf = (words: string): readonly string[] => linesWith(text, words);
  const linesNaming = (path: string): readonly string[] =>
    NamedFiles.knows(path) ? files.linesNaming(path) : linesOf(path);
  return {
    paths: spoken(linesNaming, (line, words) => pathsIn(line).includes(words)),
    made: spoken(
      linesNaming,
      (line, words) =>
        // `src/add.ts` is a name, and says nothing about making it.
        pathsIn(line).some((path) => nameOf(path) === words) && making.test(withoutName(line, words)),
    ),
    quoted: spoken(linesOf, (line, words) => quotedIn(line).includes(words)),
    words: spoken(linesOf, (line, words) =>
      Array.from(line.matchAll(/\w[\w:-]*/g), ([word]) => word.replace(/[:-]$/, '')).includes(words),
    ),
  };
}

function spoken(
  linesFor: (words: string) => readonly string[],
  holds: (line: string, words: string) => boolean,
): SpokenWords {
  // Of hundreds of checks many ask for the same words.
  const known = new Map<string, boolean>();
  return {
    has: (words) => {
      const has = known.get(words) ?? (words !== '' && linesFor(words).some((line) => holds(line, words)));
      known.set(words, has);
      return has;
    },
  };
}

function linesOutsideChecks(plan: Plan, lines: readonly string[]): readonly string[] {
  const inChecks = new Set<number>();
  for (const { range } of plan.checks) {
    for (let line = range.start.line; line <= range.end.line; line += 1) {
      inChecks.add(line);
    }
  }
  return lines.filter((_, at) => !inChecks.has(at));
}

/** Each line of a text that holds some words, once. */
function linesWith(text: string, words: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(words); at !== -1;) {
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    found.push(text.slice(start, end === -1 ? undefined : end));
    at = end === -1 ? -1 : text.indexOf(words, end);
  }
  return found;
}

function pathsIn(line: string): string[] {
  return Array.from(line.matchAll(pathLike), ([path]) => pathOf(path));
}

function withoutName(line: string, name: string): string {
  return line.replaceAll(pathLike, (path) => (nameOf(pathOf(path)) === name ? '' : path));
}

const closings: ReadonlyMap<string, string> = new Map([
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
]);

/** What stands between quotation marks or backticks, one behind the other. Each closing mark is looked for once. */
function quotedIn(line: string): string[] {
  const found: string[] = [];
  const unclosed = new Set<string>();
  for (let at = 0; at < line.length; at += 1) {
    const closing = closings.get(line[at] ?? '');
    if (closing !== undefined && !unclosed.has(closing)) {
      const end = line.indexOf(closing, at + 1);
      if (end === -1) {
        unclosed.add(closing);
      } else if (end > at + 1) {
        found.push(line.slice(at + 1, end));
        at = end;
      }
    }
  }
  return found;
}
