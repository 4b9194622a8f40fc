import { oneLine } from '../base/oneLine.ts';

/*
 * What an agent says, as it may stand in a plan file: whatever it holds, it stays in the section that it is written to,
 * for our reader and for whoever renders the file. It says the same; only marks that would begin something get a backslash.
 */

/** Text for a list item or another place of one line. Doing it twice changes nothing more. */
export function safeLine(text: string): string {
  return safeInline(withoutLinkDefinition(oneLine(withoutControls(text))));
}

/** Text of paragraphs, lists and code blocks. Doing it twice changes nothing more. */
export function safeProse(text: string): string {
  const lines = withoutControls(text)
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => line.replaceAll('\t', '    ').trimEnd());
  const safe: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const fence = fenceOf(line);
    if (fence === undefined) {
      safe.push(safeProseLine(line));
    } else {
      const end = closingLine(lines, at, fence.marks);
      safe.push(...codeBlock(fence, lines.slice(at + 1, end)));
      at = end;
    }
  }
  return safe
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

/** Without what a terminal or an editor would obey instead of showing it: control characters, changes of direction. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replaceAll(/(?![\t\n\v\f\r\u0085])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '');
}

interface Fence {
  /** Backticks or tildes. */
  readonly marks: string;
  readonly language: string;
}

/** As our reader does, at any indentation; Markdown itself is stricter, and then less is code. */
function fenceOf(line: string): Fence | undefined {
  const [, marks = '', rest = ''] = /^\s*(`{3,}|~{3,})(.*)$/s.exec(line) ?? [];
  return marks === '' || (marks.startsWith('`') && rest.includes('`'))
    ? undefined
    : { marks, language: /^\s*([\w+#.-]{1,20})/.exec(rest)?.[1] ?? '' };
}

/** The line that closes a block, or the one behind the last: what nothing closes goes on to the end of the text. */
function closingLine(lines: readonly string[], opening: number, marks: string): number {
  for (let at = opening + 1; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line.length >= marks.length && line.replaceAll(marks.charAt(0), '') === '') {
      return at;
    }
  }
  return lines.length;
}

/** Written anew, so that it is closed by what opened it, and by nothing in it. */
function codeBlock({ language }: Fence, content: readonly string[]): readonly string[] {
  const runs = content.flatMap((line) => [...line.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const marks = '`'.repeat(Math.max(2, ...runs) + 1);
  return [`${marks}${language}`, ...content, marks];
}

function safeProseLine(line: string): string {
  const box = /^(\s*(?:[-*+]|\d{1,9}[.)])\s+)(\[[ xX]\](?:\s|$).*)$/.exec(line);
  const plain = box === null ? line : `${box[1] ?? ''}\\${box[2] ?? ''}`;
  return safeInline(withoutLabel(withoutLinkDefinition(withoutBlock(plain))));
}

/** Headings, rules, and the lines that make a heading of the line above or look like frontmatter. */
function withoutBlock(line: string): string {
  return line.replace(/^( {0,3})(#{1,6}(?:\s.*)?|=+|-+)$/, (_whole, indent: string, rest: string) =>
    // A bullet without words is none of these.
    rest === '-' ? line : `${indent}\\${rest}`,
  );
}

/** `[name]: …` says where links of that name lead, and is not shown at all. */
function withoutLinkDefinition(line: string): string {
  return line.replace(/^([\s>*+-]*(?:\d{1,9}[.)]\s+)?)\[(?=[^\]]*\]:)/, String.raw`$1\[`);
}

/** Names by which the reader finds parts of a plan, see `labels.ts` and who asks it. */
const partName =
  /^(?:files?\b|changed\b|deleted\b|modified\b|new\b|out of scope|not in scope|non-goals|acceptance criteria)/i;

/** A label in bold stays bold, by other marks; a plain one keeps its colon, which then parts nothing. */
function withoutLabel(line: string): string {
  const bold = /^\*\*([^*]+)\*\*/.exec(line);
  if (bold !== null) {
    const name = bold[1] ?? '';
    return partName.test(name.trim()) ? `__${name}__${line.slice(bold[0].length)}` : line;
  }
  const plain = /^([A-Z][A-Za-z -]{3,40}):/.exec(line)?.[1];
  return plain !== undefined && partName.test(plain) ? `${plain}\\${line.slice(plain.length)}` : line;
}

/**
 * A line whose code spans are closed in it, and that holds no HTML outside of them: single backticks, and what would
 * begin an element, a comment or an address in angle brackets, get a backslash.
 */
function safeInline(line: string): string {
  let safe = '';
  for (let at = 0; at < line.length;) {
    const piece = pieceAt(line, at);
    safe += piece.safe;
    at = piece.end;
  }
  return safe;
}

function pieceAt(line: string, at: number): { readonly safe: string; readonly end: number } {
  const character = line[at] ?? '';
  if (character === '\\') {
    // Not every Markdown reader lets a run of backticks begin behind one that is escaped.
    const end = line[at + 1] === '`' ? runEnd(line, at + 1) : at + 2;
    return { safe: line.slice(at, at + 2) + '\\`'.repeat(end - at - 2), end };
  }
  if (character === '<' && /[A-Za-z/!?]/.test(line[at + 1] ?? '')) {
    return { safe: String.raw`\<`, end: at + 1 };
  }
  if (character !== '`') {
    return { safe: character, end: at + 1 };
  }
  const end = runEnd(line, at);
  const close = closingRun(line, end, end - at);
  return close === undefined ? { safe: '\\`'.repeat(end - at), end } : { safe: line.slice(at, close), end: close };
}

function runEnd(line: string, start: number): number {
  let end = start;
  while (line[end] === '`') {
    end += 1;
  }
  return end;
}

/** Where the next run of that length ends. */
function closingRun(line: string, from: number, length: number): number | undefined {
  for (let start = line.indexOf('`', from); start !== -1;) {
    const end = runEnd(line, start);
    if (end - start === length) {
      return end;
    }
    start = line.indexOf('`', end);
  }
  return undefined;
}
