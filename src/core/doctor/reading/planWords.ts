import type { Plan } from '../../plan/plan.ts';

/** Words of a plan outside its checks, by how they are spoken of. */
export interface PlanWords {
  /** Everything that looks like a path or a file name. */
  readonly paths: ReadonlySet<string>;
  /** Names of files in lines that speak of making something. */
  readonly made: ReadonlySet<string>;
  /** What stands alone in code or quotes. */
  readonly quoted: ReadonlySet<string>;
  /** Every word, with colons and hyphens inside it. */
  readonly words: ReadonlySet<string>;
}

const making =
  /\b(?:creat|add|writ|new|generat|introduc|build|emit|produc|scaffold|renam|mov|extract|cop(?:y|ies)|sav|output|ship|provid)/i;

export function wordsOutsideChecks(plan: Plan, lines: readonly string[]): PlanWords {
  const paths = new Set<string>();
  const made = new Set<string>();
  const quoted = new Set<string>();
  const words = new Set<string>();
  const inChecks = new Set<number>();
  for (const { range } of plan.checks) {
    for (let line = range.start.line; line <= range.end.line; line += 1) {
      inChecks.add(line);
    }
  }
  for (const [at, line] of lines.entries()) {
    if (inChecks.has(at)) {
      continue;
    }
    const makes = making.test(line);
    for (const [text] of line.matchAll(/[\w@~][\w.@+/[\]()~-]*/g)) {
      const path = text.replace(/[.,)\]]$/, '');
      paths.add(path);
      if (makes) {
        made.add(path.slice(path.lastIndexOf('/') + 1));
      }
    }
    for (const [text] of line.matchAll(/\w[\w:-]*/g)) {
      words.add(text.replace(/[:-]$/, ''));
    }
    for (const text of quotedIn(line)) {
      quoted.add(text);
    }
  }
  return { paths, made, quoted, words };
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
