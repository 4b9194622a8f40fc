import type { Plan } from '../plan/plan.ts';
import { nameSlug } from './slugs.ts';

/** What an id must not clash with: the repository's plans, and every file where plans lie, whatever is in it. */
export interface TakenNames {
  readonly plans: readonly Pick<Plan, 'id' | 'file'>[];
  /** Relative to the repository, those of the archive too. */
  readonly files: readonly string[];
}

/** Identity of a plan that is about to be written. */
export interface PlanName {
  readonly id: number;
  /** As it is written: `007`. */
  readonly idText: string;
  /** Relative to the repository. */
  readonly file: string;
}

/** Digits of an id where no plan shows how many are usual. */
const usualDigits = 3;

/**
 * Ids behind the highest one in folder and archive, whatever goal that belongs to: file names of all goals lie in one
 * folder, and a bare id should mean one plan. As many digits as the other files have.
 *
 * @param folder relative to the repository
 */
export function planNames(titles: readonly string[], folder: string, taken: TakenNames): readonly PlanName[] {
  const digits = [...taken.files, ...taken.plans.map(({ file }) => file)]
    .map(leadingDigits)
    .filter((own) => own !== '');
  const width = digits.length === 0 ? usualDigits : Math.max(...digits.map((own) => own.length));
  const highest = [...digits.map(Number), ...taken.plans.map(({ id }) => id ?? 0)].reduce(
    (most, id) => Math.max(most, id),
    0,
  );
  return titles.map((title, at) => {
    const id = highest + 1 + at;
    const idText = String(id).padStart(width, '0');
    return { id, idText, file: `${folder}/${idText}-${nameSlug(title)}.md` };
  });
}

/** A date in front of a name is no id, however it is written. */
function leadingDigits(file: string): string {
  return /^(?!\d{4}-\d\d-\d\d)(\d{1,7})(?:[-_. ]|$)/.exec(file.slice(file.lastIndexOf('/') + 1))?.[1] ?? '';
}
