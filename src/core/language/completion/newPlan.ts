import type { Plan } from '../../plan/plan.ts';

/** Digits of an id in a file name, when no plan shows how many are usual here. */
const usualDigits = 3;

/**
 * The id of a plan that has none yet, as text: the one that its file is named after, unless another plan of its goal has
 * it, else the next one behind all plans. Zeros as in the names of the other files.
 */
export function newId(file: string, goal: string, plans: readonly Plan[]): string {
  const others = plans.filter((plan) => plan.file !== file);
  const digits = others.map((plan) => leadingDigits(plan.file));
  const width = digits.length === 0 ? usualDigits : Math.max(...digits.map((each) => each.length));
  const own = leadingDigits(file);
  const named = own === '' ? undefined : Number(own);
  const free = named !== undefined && !others.some((plan) => plan.goal === goal && plan.id === named);
  const next = 1 + Math.max(0, ...others.map((plan) => plan.id ?? 0), ...digits.map(Number));
  return String(free ? named : next).padStart(width, '0');
}

/** `docs/plans/007-parse-dates.md` is about “Parse dates”; empty: the file's name does not say. */
export function titleOfFile(file: string): string {
  const words = nameOf(file)
    .replace(/^\d+[-_. ]*/, '')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** No more than the reader takes for an id. */
function leadingDigits(file: string): string {
  return /^\d{1,9}(?!\d)/.exec(nameOf(file))?.[0] ?? '';
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
}
