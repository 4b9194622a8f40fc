/** A `##` section: its heading line and the lines below it, up to the next heading of the same or a higher level. */
export interface Section {
  readonly heading: string;
  readonly level: number;
  readonly line: number;
  /** Line behind the last one. */
  readonly end: number;
}

/** A list item with everything that belongs to it. */
export interface ListItem {
  readonly line: number;
  readonly lastLine: number;
  /** Columns before the marker. */
  readonly indent: number;
  readonly marker: 'bullet' | 'number';
  /** `[ ]` and `[x]` boxes. */
  readonly box: boolean;
  /** Text behind marker and box, continuation lines joined with one blank, nested items left out. */
  readonly text: string;
  /** Column where the text begins in its first line. */
  readonly start: number;
}

/** Lines that are inside fenced code or HTML comments hold no headings, labels or items. */
export function hiddenLines(lines: readonly string[], from: number): ReadonlySet<number> {
  const hidden = new Set<number>();
  let fence: string | undefined;
  let comment = false;
  for (let line = from; line < lines.length; line += 1) {
    const text = lines[line] ?? '';
    if (fence !== undefined) {
      hidden.add(line);
      if (isClosingFence(text, fence)) {
        fence = undefined;
      }
    } else if (comment) {
      hidden.add(line);
      comment = !text.includes('-->');
    } else {
      const opening = /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
      const opens =
        opening !== undefined && !(opening.startsWith('`') && text.trim().slice(opening.length).includes('`'));
      if (opens) {
        fence = opening;
        hidden.add(line);
      } else if (/^\s*<!--/.test(text)) {
        hidden.add(line);
        comment = !text.includes('-->');
      }
    }
  }
  return hidden;
}

function isClosingFence(text: string, fence: string): boolean {
  const trimmed = text.trim();
  return trimmed.length >= fence.length && trimmed === (fence[0] ?? '').repeat(trimmed.length);
}

export function readSections(lines: readonly string[], from: number, hidden: ReadonlySet<number>): Section[] {
  const headings: { heading: string; level: number; line: number }[] = [];
  for (let line = from; line < lines.length; line += 1) {
    const match = hidden.has(line) ? null : /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(lines[line] ?? '');
    if (match !== null) {
      headings.push({ level: match[1]?.length ?? 1, heading: match[2] ?? '', line });
    }
  }
  return headings.map((heading, index) => ({
    ...heading,
    end: headings.slice(index + 1).find((next) => next.level <= heading.level)?.line ?? lines.length,
  }));
}

const itemStart = /^(\s*)(?:([-*+])|(\d{1,9})[.)])(\s+)(?:\[([ xX])\]\s+)?(.*)$/;

/** Every list item between two lines, nested ones too, in the order of the text. */
export function readItems(lines: readonly string[], from: number, to: number, hidden: ReadonlySet<number>): ListItem[] {
  const items: ListItem[] = [];
  for (let line = from; line < to; line += 1) {
    const match = hidden.has(line) ? null : itemStart.exec(lines[line] ?? '');
    if (match !== null) {
      items.push(readItem(lines, line, to, hidden, match));
    }
  }
  return items;
}

function readItem(
  lines: readonly string[],
  line: number,
  to: number,
  hidden: ReadonlySet<number>,
  match: RegExpExecArray,
): ListItem {
  const [whole, blanks = '', bullet, , , box, text = ''] = match;
  const indent = width(blanks);
  const parts = [text.trim()];
  let lastLine = line;
  for (let next = line + 1; next < to && !hidden.has(next); next += 1) {
    const source = lines[next] ?? '';
    // Lazy continuation is allowed by Markdown; a blank line, a new item, a heading or a label ends the paragraph.
    if (source.trim() === '' || itemStart.test(source) || /^(?:#{1,6}\s|\*\*|>)/.test(source)) {
      break;
    }
    parts.push(source.trim());
    lastLine = next;
  }
  return {
    line,
    lastLine,
    indent,
    marker: bullet === undefined ? 'number' : 'bullet',
    box: box !== undefined,
    text: parts.filter((part) => part !== '').join(' '),
    start: whole.length - text.length,
  };
}

function width(blanks: string): number {
  return blanks.replaceAll('\t', '    ').length;
}

/** A bold label at the start of a line: `**Files expected to change:**`, with the colon inside, outside, or absent. */
export interface Label {
  readonly name: string;
  readonly rest: string;
  readonly line: number;
  /** Line behind the last one that the label speaks of: the next label, or the end of the section. */
  readonly end: number;
}

export function readLabels(lines: readonly string[], section: Section, hidden: ReadonlySet<number>): Label[] {
  const labels: { name: string; rest: string; line: number }[] = [];
  for (let line = section.line + 1; line < section.end; line += 1) {
    const source = lines[line] ?? '';
    const match = hidden.has(line)
      ? null
      : (/^\*\*([^*]+?):?\*\*\s*:?\s*(.*)$/.exec(source) ??
        /^#{3,6}\s+(.*?):?\s*()$/.exec(source) ??
        /^([A-Z][A-Za-z -]{3,40}):\s*(.*)$/.exec(source));
    if (match !== null) {
      labels.push({ name: match[1] ?? '', rest: match[2] ?? '', line });
    }
  }
  return labels.map((label, index) => ({ ...label, end: labels[index + 1]?.line ?? section.end }));
}
