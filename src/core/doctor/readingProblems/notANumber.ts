import type { Plan } from '../../plan/plan.ts';
import { freeId } from '../fixes/freeId.ts';
import { valueEdit } from '../fixes/keyEdits.ts';
import { deleteLines } from '../fixes/lineEdits.ts';
import type { Fix } from '../fix.ts';
import type { ReadingProblem } from '../readingProblem.ts';
import { duplicateKey } from './duplicateKey.ts';

/** @param key whose value must be a number */
export function notANumber(key: 'id' | 'priority' | 'timeout', bad: string, good: string): ReadingProblem {
  return {
    code: `plan.${key}-not-a-number`,
    severity: 'error',
    title: `\`${key}\` that is no number`,
    why: purposes[key],
    bad,
    good,
    remedy: 'Write digits only.',
    fixes: ({ plan, lines, surroundings }) => {
      const entry = plan.keys.get(key);
      if (entry === undefined) {
        return [];
      }
      const number = numberIn(key, entry.text);
      const use = (value: string, certain: boolean): Fix => ({
        title: `Use ${value}`,
        edits: [valueEdit(entry, value)],
        certain,
      });
      const without = (title: string): Fix => ({
        title,
        edits: [deleteLines(lines, entry.line, entry.lastLine)],
        certain: false,
      });
      const second = laterNumber(plan, lines, key);
      const fixes = [
        ...(number === undefined ? [] : [use(number.value, number.certain)]),
        ...(second === undefined ? [] : [without(`Delete this ${key}, so that ${second} counts, which is set below`)]),
      ];
      // Without an id there is no plan; the others may be left out.
      if (key !== 'id') {
        return [...fixes, ...(second === undefined ? [without(`Delete ${key}`)] : [])];
      }
      const free = String(freeId(plan, surroundings).id).padStart(3, '0');
      return fixes.length > 0 ? fixes : [use(free, false)];
    },
  };
}

const purposes = {
  id: 'Dependencies, commits and runs name a plan by its number.',
  priority: 'Plans are ordered by it: the lower the number, the earlier.',
  timeout: 'It says after how many seconds a check is ended.',
} as const;

/** The number that the key is set to once more, where nobody looks at it. */
function laterNumber(plan: Plan, lines: readonly string[], key: string): string | undefined {
  return plan.problems
    .filter(({ code }) => code === duplicateKey.code)
    .map(({ range }) => lines[range.start.line] ?? '')
    .filter((line) => line.startsWith(`${key}:`))
    .map((line) => line.slice(key.length + 1).trim())
    .find((value) => /^\d{1,9}$/.test(value));
}

/** The one number that the words hold; a time limit in other units than seconds is converted. */
function numberIn(key: string, text: string): { value: string; certain: boolean } | undefined {
  const numbers = text.match(/\d+(?:\.\d+)?/g) ?? [];
  const [digits] = numbers;
  if (
    digits === undefined ||
    digits === text.trim() ||
    numbers.length > 1 ||
    digits.length > 9 ||
    text.includes(`-${digits}`)
  ) {
    return undefined;
  }
  const unit = /^["']?\d+(?:\.\d+)?\s*(s|secs?|seconds?|m|mins?|minutes?|h|hours?|ms)["']?$/i
    .exec(text.trim())?.[1]
    ?.toLowerCase();
  if (key === 'timeout' && unit !== undefined) {
    const seconds =
      Number(digits) * (unit.startsWith('ms') ? 0.001 : unit.startsWith('m') ? 60 : unit.startsWith('h') ? 3600 : 1);
    return { value: String(Math.max(1, Math.round(seconds))), certain: true };
  }
  return digits.includes('.')
    ? undefined
    : { value: digits, certain: key !== 'timeout' && /^(?:#|no\.?|p)?\s*\d+\.?$/i.test(text.trim()) };
}
