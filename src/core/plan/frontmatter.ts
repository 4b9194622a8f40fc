import type { Problem } from '../base/problem.ts';
import { lineRange, type Range } from '../base/range.ts';
import { YamlValues } from './yamlValue.ts';

export interface FrontmatterEntry {
  readonly key: string;
  /** Read as YAML where it is YAML, else the plain text; undefined when empty or `null`. */
  readonly value: unknown;
  /** The value as plain text of its first line, trimmed. */
  readonly text: string;
  readonly line: number;
  /** Last line of a value that goes on over indented lines. */
  readonly lastLine: number;
  /** The value in its first line; the whole line where it has none there. */
  readonly range: Range;
}

export interface Frontmatter {
  readonly entries: ReadonlyMap<string, FrontmatterEntry>;
  /** Line of the opening and of the closing fence. */
  readonly open: number | undefined;
  readonly close: number | undefined;
  /** First line behind the frontmatter. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
}

/** In YAML blanks may stand before the colon. */
const keyLine = /^([A-Za-z][\w-]*)[ \t]*:(.*)$/s;

/**
 * Reads the keys between the first two `---` lines. Line oriented, never fails: what a strict YAML reader would refuse
 * is taken as plain text, because `title: fix: the parser` is a legal title in plan files.
 */
export function readFrontmatter(lines: readonly string[]): Frontmatter {
  const open = lines.findIndex((line) => isFence(line.replace(/^\uFEFF/, '')));
  if (open === -1) {
    return { entries: new Map(), open: undefined, close: undefined, bodyStart: 0, problems: [] };
  }
  const problems: Problem[] = [];
  const textBefore = lines.findIndex((line) => line.replace(/^\uFEFF/, '').trim() !== '');
  if (textBefore < open) {
    problems.push({
      code: 'plan.text-before-frontmatter',
      severity: 'info',
      message: 'Text stands before the frontmatter. Most tools read frontmatter only at the very top of the file.',
      range: lineRange(textBefore, 0, lines[textBefore]?.length ?? 0),
    });
  }
  const end = endOfFrontmatter(lines, open);
  if (!end.closed) {
    problems.push({
      code: 'plan.frontmatter-not-closed',
      severity: 'warning',
      message: 'The frontmatter has no closing `---` line. Add one behind the last key.',
      range: lineRange(open, 0, 3),
    });
  }
  const entries = new Map<string, FrontmatterEntry>();
  for (const entry of readEntries(lines, open + 1, end.line)) {
    if (entries.has(entry.key)) {
      problems.push({
        code: 'plan.duplicate-key',
        severity: 'warning',
        message: `\`${entry.key}\` is set twice; the first one counts. Delete one of them.`,
        range: lineRange(entry.line, 0, entry.key.length),
      });
    } else {
      entries.set(entry.key, entry);
    }
  }
  return {
    entries,
    open,
    close: end.closed ? end.line : undefined,
    bodyStart: end.closed ? end.line + 1 : end.line,
    problems,
  };
}

function isFence(line: string): boolean {
  return line.trimEnd() === '---';
}

function endOfFrontmatter(lines: readonly string[], open: number): { line: number; closed: boolean } {
  for (let line = open + 1; line < lines.length; line += 1) {
    const text = lines[line] ?? '';
    if (isFence(text)) {
      return { line, closed: true };
    }
    // A heading cannot be a key: here the body has begun without a closing fence.
    if (/^#{1,6} /.test(text) && !isYamlComment(lines, line)) {
      return { line, closed: false };
    }
  }
  return { line: lines.length, closed: false };
}

/** `# note` is a comment when the closing fence still comes before the next real heading and keys go on. */
function isYamlComment(lines: readonly string[], line: number): boolean {
  for (let next = line + 1; next < lines.length; next += 1) {
    const text = lines[next] ?? '';
    if (isFence(text) || keyLine.test(text)) {
      return !(lines[line] ?? '').startsWith('##');
    }
    if (text.trim() !== '') {
      return false;
    }
  }
  return false;
}

function readEntries(lines: readonly string[], from: number, to: number): FrontmatterEntry[] {
  const entries: FrontmatterEntry[] = [];
  const values = new YamlValues();
  for (let line = from; line < to; line += 1) {
    const source = lines[line] ?? '';
    const match = keyLine.exec(source);
    if (match !== null) {
      const [, key = '', rest = ''] = match;
      const lastLine = lastLineOfValue(lines, line, to);
      const text = rest.trim();
      entries.push(
        new PlacedEntry({
          key,
          value: values.read(text, lines.slice(line + 1, lastLine + 1)),
          text,
          line,
          lastLine,
          character: text === '' ? 0 : source.length - rest.trimStart().length,
          end: text === '' ? source.length : source.trimEnd().length,
        }),
      );
      line = lastLine;
    }
  }
  return entries;
}

/** Thousands of these are held, and few of their places are looked at: ranges are made when asked for. */
class PlacedEntry implements FrontmatterEntry {
  readonly key: string;
  readonly value: unknown;
  readonly text: string;
  readonly line: number;
  readonly lastLine: number;
  /** Columns of the range in its line. */
  readonly character: number;
  readonly end: number;

  constructor(entry: Omit<PlacedEntry, 'range'>) {
    this.key = entry.key;
    this.value = entry.value;
    this.text = entry.text;
    this.line = entry.line;
    this.lastLine = entry.lastLine;
    this.character = entry.character;
    this.end = entry.end;
  }

  get range(): Range {
    return lineRange(this.line, this.character, this.end);
  }
}

/** Indented lines, list items and a closing bracket below a key belong to its value. */
export function lastLineOfValue(lines: readonly string[], line: number, to: number): number {
  let last = line;
  for (let next = line + 1; next < to && /^(?:\s+\S|- |[\]}]\s*$)/.test(lines[next] ?? ''); next += 1) {
    last = next;
  }
  return last;
}
