import { comparePositions, type Position, type Range } from '../base/range.ts';
import type { Section } from '../plan/outline.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanDocument } from './planDocument.ts';

/** A part of a plan, as an outline shows it. */
export interface PlanSymbol {
  readonly kind: 'plan' | 'section' | 'label' | 'criterion' | 'task' | 'check' | 'file';
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  /** All of it; those of its children lie inside. */
  readonly range: Range;
  /** What a client selects when it is chosen; inside of `range`. */
  readonly selectionRange: Range;
  readonly children: readonly PlanSymbol[];
}

/** The plan with its sections, labels, criteria, files, tasks and checks. Empty for a file that is no plan. */
export function symbolsIn(document: PlanDocument): readonly PlanSymbol[] {
  const { plan, lines, diagnosis } = document;
  if (plan === undefined) {
    return [];
  }
  const last = lines.length - 1;
  const whole: Range = { start: { line: 0, character: 0 }, end: { line: last, character: lines[last]?.length ?? 0 } };
  const score = diagnosis?.score.overall.toFixed(1);
  return [
    {
      kind: 'plan',
      name: plan.title === '' ? plan.file.slice(plan.file.lastIndexOf('/') + 1) : plan.title,
      detail: [score, plan.status ?? 'unknown status'].filter((part) => part !== undefined).join(' · '),
      range: whole,
      selectionRange: plan.titleRange,
      children: nested(partsOf(plan, lines)),
    },
  ];
}

type Part = Omit<PlanSymbol, 'children'>;

function partsOf(plan: Plan, lines: readonly string[]): Part[] {
  const lineOf = (line: number): Range => ({
    start: { line, character: 0 },
    end: { line, character: lines[line]?.length ?? 0 },
  });
  const block = (line: number, end: number): Range => ({ start: { line, character: 0 }, end: endOf(lines, line, end) });
  const headings = new Set(plan.sections.map((section) => section.line));
  return [
    ...plan.sections.map((section): Part =>
      sectionPart(section, block(section.line, section.end), lineOf(section.line)),
    ),
    ...plan.labels
      .filter((label) => !headings.has(label.line))
      .map((label): Part => {
        const range = block(label.line, label.end);
        return { kind: 'label', name: named(label.name), detail: '', range, selectionRange: lineOf(label.line) };
      }),
    ...plan.criteria.map(({ text, range }) => item('criterion', text, '', range)),
    ...plan.tasks.map(({ text, range }) => item('task', text, '', range)),
    ...plan.checks.map(({ tag, command, text, range }) => item('check', command ?? text, tag, range)),
    ...plan.files.map(({ path, change, pathRange }) => item('file', path, change, pathRange)),
  ];
}

function sectionPart({ heading }: Section, range: Range, selectionRange: Range): Part {
  return { kind: 'section', name: named(heading), detail: '', range, selectionRange };
}

function item(kind: PlanSymbol['kind'], text: string, detail: string, range: Range): Part {
  return { kind, name: named(firstWords(text)), detail, range, selectionRange: range };
}

/** As many whole words as an outline shows in one line. */
const widest = 72;

function firstWords(text: string): string {
  if (text.length <= widest) {
    return text;
  }
  const cut = text.slice(0, widest);
  const blank = cut.lastIndexOf(' ');
  // A word of its own that is longer than the line is cut between two characters, not inside one.
  return `${blank > widest / 2 ? cut.slice(0, blank) : cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Clients refuse symbols without a name. */
function named(text: string): string {
  return text.trim() === '' ? '(empty)' : text;
}

/** The end of the last line with words in it, of those before `end`. */
function endOf(lines: readonly string[], line: number, end: number): Position {
  let last = Math.min(end, lines.length) - 1;
  while (last > line && (lines[last] ?? '').trim() === '') {
    last -= 1;
  }
  return { line: last, character: lines[last]?.length ?? 0 };
}

/** Puts each part into the smallest one around it. */
function nested(parts: readonly Part[]): PlanSymbol[] {
  const roots: Growing[] = [];
  const open: Growing[] = [];
  // Outer parts come before those that begin with them.
  for (const part of parts.toSorted(
    (one, other) =>
      comparePositions(one.range.start, other.range.start) || comparePositions(other.range.end, one.range.end),
  )) {
    while (open.length > 0 && comparePositions(open.at(-1)?.range.end ?? part.range.end, part.range.end) < 0) {
      open.pop();
    }
    const symbol: Growing = { ...part, children: [] };
    (open.at(-1)?.children ?? roots).push(symbol);
    open.push(symbol);
  }
  return roots;
}

type Growing = Part & { readonly children: Growing[] };
