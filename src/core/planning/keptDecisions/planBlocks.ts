import { oneLine } from '../../base/oneLine.ts';
import { readOutline } from '../../plan/outline.ts';
import type { Plan } from '../../plan/plan.ts';

/** What a plan's body is made of: a heading, a list item, a paragraph, or lines that are hidden (code, comments). */
export interface PlanBlock {
  readonly kind: 'heading' | 'item' | 'paragraph' | 'hidden';
  /** Without marker and box, every run of white space one blank; of hidden lines as they are. */
  readonly text: string;
  /** The headings above it and the label that it stands below. */
  readonly place: string;
  /** First line, and the one behind the last. */
  readonly line: number;
  readonly end: number;
}

const itemStart = /^\s*(?:[-*+](?:\s+|$)|\d{1,9}[.)]\s+)(?:\[[ xX]\](?:\s+|$))?/;
const headingStart = /^ {0,3}#{1,6}(?:\s|$)/;
/** Begins a paragraph of its own: a label, a quotation, a row of a table, a rule. */
const paragraphStart = /^\s*(?:\*\*|>|\||-{3,}\s*$|_{3,}\s*$|\*{3,}\s*$)/;

/** The blocks of a plan's body, from a line on, in their order. */
export function planBlocks(plan: Plan, lines: readonly string[], from: number): readonly PlanBlock[] {
  const { hidden, shown } = readOutline(lines, from);
  const starts = startsOf(shown, from);
  const ends = new Map(hidden.map((block) => [block.line, block.end]));
  const blocks: PlanBlock[] = [];
  for (let line = from; line < lines.length;) {
    const hiddenEnd = ends.get(line);
    const source = shown[line] ?? '';
    if (hiddenEnd !== undefined) {
      const text = lines.slice(line, hiddenEnd).map((each) => each.trimEnd());
      blocks.push({ kind: 'hidden', text: text.join('\n'), place: placeOf(plan, line), line, end: hiddenEnd });
      line = hiddenEnd;
    } else if (source.trim() === '') {
      line += 1;
    } else {
      const end = endOf(shown, starts, line);
      blocks.push(shownBlock(plan, shown.slice(line, end), line));
      line = end;
    }
  }
  return blocks;
}

/** Lines on which something begins, whatever stands above them. */
function startsOf(shown: readonly string[], from: number): ReadonlySet<number> {
  const starts = new Set<number>();
  for (let line = from; line < shown.length; line += 1) {
    const source = shown[line] ?? '';
    if (itemStart.test(source) || headingStart.test(source) || paragraphStart.test(source)) {
      starts.add(line);
    }
  }
  return starts;
}

function endOf(shown: readonly string[], starts: ReadonlySet<number>, line: number): number {
  if (headingStart.test(shown[line] ?? '')) {
    return line + 1;
  }
  let end = line + 1;
  while (end < shown.length && (shown[end] ?? '').trim() !== '' && !starts.has(end)) {
    end += 1;
  }
  return end;
}

function shownBlock(plan: Plan, lines: readonly string[], line: number): PlanBlock {
  const [first = ''] = lines;
  const kind = headingStart.test(first) ? 'heading' : itemStart.test(first) ? 'item' : 'paragraph';
  const text = oneLine(lines.join(' ').replace(kind === 'item' ? itemStart : '', ''));
  return { kind, text, place: placeOf(plan, line), line, end: line + lines.length };
}

/** Labels and headings that a line stands below, not counting what begins on it. */
function placeOf({ sections, labels }: Plan, line: number): string {
  const above = sections.filter((section) => section.line < line && line < section.end);
  const label = labels.findLast((each) => each.line < line && line < each.end);
  return [...above.map(({ heading }) => heading), label?.name ?? ''].join(' › ');
}
