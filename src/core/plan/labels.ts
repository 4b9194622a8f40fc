import type { Section } from './outline.ts';

/** Words that name what stands below them: a bold or plain line with a colon, or a heading below the second level. */
export interface Label {
  /** Without marks and a closing colon. */
  readonly name: string;
  /** What stands behind it on its line. */
  readonly rest: string;
  readonly line: number;
  /** Line behind the last one that the label speaks of: the next label or heading; for a heading, the end of its section. */
  readonly end: number;
}

/**
 * Labels below a heading of the first or second level, up to the next one.
 *
 * @param shown lines without what is in code and comments
 * @param deeper the headings between the two lines
 */
export function readLabels(shown: readonly string[], from: number, to: number, deeper: readonly Section[]): Label[] {
  const labels: Label[] = [];
  // From the end, because a label ends where the next one begins.
  let end = to;
  let heading = deeper.length - 1;
  for (let line = to - 1; line >= from; line -= 1) {
    const section = deeper[heading];
    if (section?.line === line) {
      labels.push({ name: withoutColon(section.heading), rest: '', line, end: section.end });
      end = line;
      heading -= 1;
    } else {
      const label = labelOf(shown, line, from);
      if (label !== undefined) {
        labels.push({ name: label.name, rest: label.rest, line, end });
        end = line;
      }
    }
  }
  return labels.toReversed();
}

// Regular expressions that are asked about many lines are made once: each use of a literal makes an object of its own.
const boldStart = /^\*\*([^*]+)\*\*\s*(:?)\s*(.*)$/s;
const plainStart = /^([A-Z][A-Za-z -]{3,40}):\s*(.*)$/s;

type Words = Pick<Label, 'name' | 'rest'>;

function labelOf(shown: readonly string[], line: number, from: number): Words | undefined {
  const source = shown[line] ?? '';
  return source.startsWith('**') ? boldLabel(source, shown, line, from) : plainLabel(source, shown, line, from);
}

/** In the middle of a paragraph, only what cannot be anything else: a sentence may wrap at any word. */
function boldLabel(source: string, shown: readonly string[], line: number, from: number): Words | undefined {
  const match = boldStart.exec(source);
  if (match === null) {
    return undefined;
  }
  const [, name = '', colon, rest = ''] = match;
  const isAlone = colon === ':' || name.endsWith(':') || rest === '';
  return isAlone || beginsParagraph(shown, line, from) ? { name: withoutColon(name), rest } : undefined;
}

/** More words are a sentence: `There is one thing that we missed: a plain file`. */
const mostWords = 4;

function plainLabel(source: string, shown: readonly string[], line: number, from: number): Words | undefined {
  const match = plainStart.exec(source);
  if (match === null) {
    return undefined;
  }
  const [, name = '', rest = ''] = match;
  return name.split(' ').length <= mostWords && beginsParagraph(shown, line, from) ? { name, rest } : undefined;
}

function beginsParagraph(shown: readonly string[], line: number, from: number): boolean {
  return line === from || /^\s*$|^#/.test(shown[line - 1] ?? '');
}

function withoutColon(name: string): string {
  const trimmed = name.trim();
  return trimmed.endsWith(':') ? trimmed.slice(0, -1) : trimmed;
}

/** Lines that a label speaks of. */
export interface LabelledLines {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What stands below the labels of that name, each line once: below a heading, groups may have such labels, too. */
export function labelledLines(labels: readonly Omit<Label, 'rest'>[], name: RegExp): LabelledLines[] {
  const named = labels.filter((label) => name.test(label.name));
  return named.map((label, index) => ({
    name: label.name,
    from: label.line + 1,
    to: Math.min(label.end, named[index + 1]?.line ?? label.end),
  }));
}
