import { lineRange, type Range } from '../base/range.ts';
import type { FrontmatterEntry } from '../plan/frontmatter.ts';
import type { Dependency, Plan } from '../plan/plan.ts';

/** Where a plan says its own number: the digits in its `id`. Undefined: it has no usable id. */
export function idDigits(plan: Plan): Range | undefined {
  const entry = plan.keys.get('id');
  return entry === undefined || plan.id === undefined ? undefined : wordIn(entry, /\d+/.exec(entry.text)?.[0] ?? '');
}

/** Where a plan says its goal, without quotation marks. Undefined: it has none, or one that goes over several lines. */
export function goalWord(plan: Plan): Range | undefined {
  const entry = plan.keys.get('goal');
  return entry === undefined || plan.goal === '' || entry.lastLine > entry.line ? undefined : wordIn(entry, plan.goal);
}

function wordIn(entry: FrontmatterEntry, word: string): Range | undefined {
  const at = entry.text.indexOf(word);
  const start = entry.range.start.character + at;
  return word === '' || at === -1 ? undefined : lineRange(entry.line, start, start + word.length);
}

/** The plan's number at the beginning of its `#` heading: `# 007: Walk the dog`. */
export function headingDigits(plan: Plan, lines: readonly string[]): Range | undefined {
  const heading = plan.sections.find((section) => section.level === 1);
  const match = /^(\s*#\s+(?:plan\s+)?#?)(\d{1,9})(?:[^\w.-]|$)/i.exec(lines[heading?.line ?? -1] ?? '');
  const [, before = '', digits = ''] = match ?? [];
  return heading === undefined || match === null || Number(digits) !== plan.id
    ? undefined
    : lineRange(heading.line, before.length, before.length + digits.length);
}

/** The parts of a dependency: `pets` and `003` of `pets:003`. Undefined: its words are written in an unusual way. */
export function dependencyWords(
  dependency: Dependency,
  lines: readonly string[],
): { readonly goal: Range | undefined; readonly digits: Range } | undefined {
  const { start, end } = dependency.range;
  const match = /^(?:([^:\s]+)\s*:\s*)?(\d{1,9})$/.exec(
    (lines[start.line] ?? '').slice(start.character, end.character),
  );
  if (match === null) {
    return undefined;
  }
  const [, goal, digits = ''] = match;
  return {
    goal: goal === undefined ? undefined : lineRange(start.line, start.character, start.character + goal.length),
    digits: lineRange(start.line, end.character - digits.length, end.character),
  };
}
