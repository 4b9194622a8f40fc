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
        labels.push({ ...label, line, end });
        end = line;
      }
    }
  }
  return labels.toReversed();
}

function labelOf(shown: readonly string[], line: number, from: number): { name: string; rest: string } | undefined {
  const source = shown[line] ?? '';
  // In the middle of a paragraph, only a bold line that cannot be anything else: a sentence may wrap at any word.
  const beginsParagraph = (): boolean => line === from || /^\s*$|^#/.test(shown[line - 1] ?? '');
  if (source.startsWith('**')) {
    const [, name = '', colon, rest = ''] = /^\*\*([^*]+)\*\*\s*(:?)\s*(.*)$/s.exec(source) ?? [];
    const alone = colon === ':' || name.endsWith(':') || rest === '';
    return name !== '' && (alone || beginsParagraph()) ? { name: withoutColon(name), rest } : undefined;
  }
  const [, name = '', rest = ''] = /^([A-Z][A-Za-z -]{3,40}):\s*(.*)$/s.exec(source) ?? [];
  // More words are a sentence: `There is one thing that we missed: a plain file`.
  return name !== '' && name.split(' ').length <= 4 && beginsParagraph() ? { name, rest } : undefined;
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
