import { withoutTrailing } from '../base/withoutTrailing.ts';
import { categories, type Category } from './health.ts';

/** The section `## Health Stack` of AGENTS.md or CLAUDE.md. */
export interface HealthStack {
  /** By category; undefined: said to have none. */
  readonly commands: ReadonlyMap<Category, string | undefined>;
  /** Why the project declares to have no health tools at all (`- none: why`). */
  readonly none: string | undefined;
  readonly problems: readonly string[];
}

/** Names that people write for our categories. */
const aliases: Readonly<Record<string, Category>> = {
  types: 'typecheck',
  'type-check': 'typecheck',
  linter: 'lint',
  tests: 'test',
  unit: 'test',
  'end-to-end': 'e2e',
  'dead-code': 'deadcode',
  'dead code': 'deadcode',
};

const heading = /^(#{1,6})\s+(.*)/;
/** `- test: npm test`, also with the name in bold and the command in a code span. */
const item = /^\s*[-*+]\s+(?:\*\*|__)?([A-Za-z][A-Za-z0-9 -]*)\t*(?:(?:\*\*|__)\s*)?:(.*)/;

/** Reads the lines of the section, wherever it stands in the document. `file` is named in problems. */
export function readHealthStack(file: string, text: string | undefined): HealthStack {
  const commands = new Map<Category, string | undefined>();
  const problems: string[] = [];
  let none: string | undefined;
  let depth = 0;
  for (const [index, line] of (text ?? '').split(/\r?\n/).entries()) {
    const [, marks, title] = heading.exec(line) ?? [];
    if (marks !== undefined && (depth === 0 || marks.length <= depth)) {
      depth = /^health stack$/i.test(withoutTrailing((title ?? '').trim(), '#').trim()) ? marks.length : 0;
    }
    const [, written, rest] = depth === 0 ? [] : (item.exec(line) ?? []);
    if (written === undefined || rest === undefined) {
      continue;
    }
    const name = written.trim();
    const value = rest
      .trim()
      .replace(/^(?:\*\*|__)/, '')
      .trim();
    const place = `${file} line ${String(index + 1)}`;
    const category = categoryOf(name);
    if (name.toLowerCase() === 'none') {
      none = value === '' ? 'no reason given' : value;
    } else if (category === undefined) {
      problems.push(`${place}: "${name}" is no category of the health gate (${categories.join(', ')}); it is not run.`);
    } else if (commands.has(category)) {
      problems.push(`${place}: a second command for ${category}; the first one counts.`);
    } else {
      commands.set(category, commandOf(value));
    }
  }
  if (none !== undefined && commands.size > 0) {
    problems.push(`${file}: "none" stands beside commands; the commands count.`);
    none = undefined;
  }
  return { commands, none, problems };
}

function categoryOf(name: string): Category | undefined {
  const word = name.toLowerCase();
  return categories.find((category) => category === word) ?? (Object.hasOwn(aliases, word) ? aliases[word] : undefined);
}

function commandOf(value: string): string | undefined {
  const [, span] = /^(?:`([^`]+)`)/.exec(value) ?? [];
  const command = (span ?? value).trim();
  return command === '' || /^(?:none|n\/a|-)\b/i.test(command) ? undefined : command;
}
