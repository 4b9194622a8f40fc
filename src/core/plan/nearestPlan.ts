import type { Neighbours, OtherPlan, PlacedPlan } from './neighbours.ts';
import { planKey } from './plan.ts';
import { dependencyText } from './reference.ts';

/**
 * Numbers that somebody may have meant who wrote this one: two digits swapped, or one too many or too few. Near numbers
 * are none of them: plans are numbered in a row, so that each has some. Whoever is near to another is so mutually.
 */
export function nearIds(id: number): number[] {
  const digits = String(id);
  const swapped = Array.from(digits).map(
    (digit, at) => digits.slice(0, at) + (digits[at + 1] ?? '') + digit + digits.slice(at + 2),
  );
  // Of one digit, each other number is a slip away.
  const doubled =
    digits.length < 2 ? [] : Array.from(digits).map((digit, at) => digits.slice(0, at) + digit + digits.slice(at));
  const single =
    digits.length < 3
      ? []
      : Array.from(digits).flatMap((digit, at) =>
          digit === digits[at + 1] ? [digits.slice(0, at) + digits.slice(at + 1)] : [],
        );
  const near = [...swapped, ...doubled, ...single].filter((text) => !text.startsWith('0')).map(Number);
  return [...new Set(near)].filter((other) => other !== id);
}

/**
 * The plan that somebody may have meant by a dependency that names none: one with this number in another goal, else the
 * only one whose number is a slip away; never the plan itself, nor one that it waits for already or cannot name.
 * Undefined: none comes to mind.
 */
export function nearestPlan<Other extends OtherPlan>(
  plan: PlacedPlan,
  missing: { readonly goal: string; readonly id: number },
  neighbours: Pick<Neighbours<Other>, 'withId' | 'withKey'>,
): Other | undefined {
  const taken = new Set(
    plan.blockedBy.map((dependency) => planKey({ goal: dependency.goal ?? plan.goal, id: dependency.id })),
  );
  const fits = (other: OtherPlan): boolean =>
    other.file !== plan.file && !taken.has(planKey(other)) && dependencyText(plan, other) !== undefined;
  const elsewhere = neighbours.withId(missing.id).find(fits);
  if (elsewhere !== undefined) {
    return elsewhere;
  }
  const [near, ...others] = nearIds(missing.id).flatMap((id) =>
    neighbours.withKey(planKey({ goal: missing.goal, id }) ?? '').filter(fits),
  );
  return others.length === 0 ? near : undefined;
}

/** A plan with this number that belongs to no goal, where this one belongs to one: nothing can be written that names it. */
export function unnameablePlan<Other extends OtherPlan>(
  plan: Pick<PlacedPlan, 'goal' | 'file'>,
  missing: { readonly id: number },
  neighbours: Pick<Neighbours<Other>, 'withId'>,
): Other | undefined {
  return plan.goal === ''
    ? undefined
    : neighbours.withId(missing.id).find((other) => other.goal === '' && other.file !== plan.file);
}
