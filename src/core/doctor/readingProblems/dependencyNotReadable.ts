import { lineRange, type Range } from '../../base/range.ts';
import { planKey } from '../../plan/plan.ts';
import type { ReadingProblem } from '../readingProblem.ts';
import type { FixRequest } from '../rule.ts';
import { deleteLines } from '../fixes/lineEdits.ts';
import type { Fix } from '../fix.ts';

export const dependencyNotReadable: ReadingProblem = {
  code: 'plan.dependency-not-readable',
  severity: 'error',
  title: 'Dependency that names no plan',
  why: 'A plan that waits for something nobody can find is never ready.',
  bad: '`blocked-by: [the parser plan]`',
  good: '`blocked-by: [003]`',
  remedy: 'Write the number of the plan, with its goal where it is another one: `[goal:003]`.',
  fixes: (request) => {
    const words = /^`(.*)` names no plan\./s.exec(request.problem.message)?.[1];
    const place = words === undefined ? undefined : placeOf(words, request);
    return words === undefined || place === undefined
      ? []
      : [...numbered(words, place, request), ...deleted(words, place, request)];
  },
};

/** Where the words stand that name no plan, quotes included. */
function placeOf(words: string, { plan, lines }: FixRequest): Range | undefined {
  const entry = plan.keys.get('blocked-by') ?? plan.keys.get('depends-on');
  if (entry === undefined) {
    return undefined;
  }
  for (let line = entry.line; line <= entry.lastLine; line += 1) {
    const text = lines[line] ?? '';
    const at = text.indexOf(words, line === entry.line ? entry.key.length + 1 : 0);
    if (at !== -1) {
      const quoted = /["']/.test(text[at - 1] ?? '') && text[at - 1] === text[at + words.length] ? 1 : 0;
      return lineRange(line, at - quoted, at + words.length + quoted);
    }
  }
  return undefined;
}

/** `#3`, `plan 003`, `003-parser.md`: the one number in the words, where a plan has it. */
function numbered(words: string, range: Range, { plan, surroundings }: FixRequest): Fix[] {
  const numbers = words.match(/\d{1,9}/g) ?? [];
  const [digits] = numbers;
  if (digits === undefined || numbers.length > 1) {
    return [];
  }
  const others = surroundings.neighbours?.withKey(planKey({ goal: plan.goal, id: Number(digits) }) ?? '') ?? [];
  const named = others.some((other) => other.file !== plan.file);
  return [
    {
      title: `Use ${digits}`,
      edits: [{ range, text: digits }],
      certain: named && (/^(?:#|plan)/i.test(words) || isPath(words)),
    },
  ];
}

/** `../archive/003-add-export.md` */
function isPath(words: string): boolean {
  return /^[\w./-]+$/.test(words) && /^\d+[-_]/.test(words.slice(words.lastIndexOf('/') + 1));
}

function deleted(words: string, range: Range, { lines }: FixRequest): Fix[] {
  const { line } = range.start;
  const text = lines[line] ?? '';
  const isItem = text.slice(0, range.start.character).trim() === '-';
  const before = text.slice(0, range.start.character);
  const behind = /^\s*,\s*/.exec(text.slice(range.end.character))?.[0].length ?? 0;
  const comma = behind > 0 ? 0 : (/,\s*$/.exec(before)?.[0].length ?? 0);
  const edit = isItem
    ? deleteLines(lines, line, line)
    : { range: lineRange(line, range.start.character - comma, range.end.character + behind), text: '' };
  return [{ title: `Wait for nothing instead of “${words}”`, edits: [edit], certain: false }];
}
