import { failure, type Result, success } from '../base/result.ts';
import type { OtherPlan } from './neighbours.ts';
import { type Plan, planKey } from './plan.ts';

/**
 * How a plan names another one in `blocked-by`: its number, or `goal:number` where it belongs to another goal. Undefined:
 * it cannot, because the other has no number, or belongs to no goal and this one does.
 */
export function dependencyText(plan: Pick<Plan, 'goal'>, other: Pick<Plan, 'goal' | 'id'>): string | undefined {
  if (other.id === undefined || (other.goal === '' && plan.goal !== '')) {
    return undefined;
  }
  const number = String(other.id).padStart(3, '0');
  return other.goal === plan.goal ? number : `${other.goal}:${number}`;
}

export type ReferenceFailure =
  | { readonly kind: 'none'; readonly reference: string }
  | { readonly kind: 'ambiguous'; readonly reference: string; readonly files: readonly string[] };

/** Finds the plan that a person means: an id, `goal:id` (or `goal/id`), a slug, a file, or a unique part of the title. */
export function resolveReference<Named extends OtherPlan>(
  plans: readonly Named[],
  reference: string,
): Result<Named, ReferenceFailure> {
  const wanted = reference.trim().replace(/^\.\//, '');
  if (wanted === '') {
    return failure({ kind: 'none', reference });
  }
  const readings: ((plan: Named) => boolean)[] = [
    (plan) => plan.file === wanted || plan.file.endsWith(`/${wanted}`),
    (plan) => planKey(plan) === withoutZeros(wanted),
    (plan) => planKey(plan) === withoutZeros(wanted.replace('/', ':')),
    (plan) => /^\d+$/.test(wanted) && plan.id === Number(wanted),
    (plan) => slugsOf(plan.file).includes(wanted.replace(/\.md$/, '')),
    (plan) => plan.title.toLowerCase() === wanted.toLowerCase(),
    (plan) => plan.title.toLowerCase().includes(wanted.toLowerCase()),
  ];
  for (const reads of readings) {
    const found = plans.filter(reads);
    const [only] = found;
    if (found.length === 1 && only !== undefined) {
      return success(only);
    }
    if (found.length > 1) {
      return failure({ kind: 'ambiguous', reference, files: found.map((plan) => plan.file) });
    }
  }
  return failure({ kind: 'none', reference });
}

function withoutZeros(reference: string): string {
  const behindGoal = reference.lastIndexOf(':') + 1;
  const digits = reference.slice(behindGoal);
  if (behindGoal === 1 || !/^\d+$/.test(digits)) {
    return reference;
  }
  const significant = digits.replace(/^0+/, '');
  return `${reference.slice(0, behindGoal)}${significant === '' ? '0' : significant}`;
}

/** `003-add-export` and `add-export` both name `docs/plans/003-add-export.md`. */
function slugsOf(file: string): readonly string[] {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
  return [name, name.replace(/^\d+-/, '')];
}
