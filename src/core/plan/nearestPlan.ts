import type { Neighbours, OtherPlan, PlacedPlan } from './neighbours.ts';
import { planKey } from './plan.ts';
import { dependencyText } from './reference.ts';

/** Numbers that somebody may have meant who wrote this one, the most likely first; whoever is near to another is so mutually. */
export function nearIds(id: number): number[] {
  const digits = String(id);
  const swapped = Array.from(digits).map(
    (digit, at) => digits.slice(0, at) + (digits[at + 1] ?? '') + digit + digits.slice(at + 2),
  );
  const others = Array.from({ length: 10 }, (_, digit) => String(digit));
  const replaced = others.flatMap((digit) =>
    Array.from(digits).map((_, at) => digits.slice(0, at) + digit + digits.slice(at + 1)),
  );
  const longer = others.flatMap((digit) =>
    Array.from({ length: digits.length + 1 }, (_, at) => digits.slice(0, at) + digit + digits.slice(at)),
  );
  const shorter = Array.from(digits).map((_, at) => digits.slice(0, at) + digits.slice(at + 1));
  // Most plans wait for one written shortly before them.
  const beside = Array.from({ length: 9 }, (_, distance) => [id - distance - 1, id + distance + 1]).flat();
  const written = [...replaced, ...shorter, ...longer].filter((text) => /^(?:0|[1-9]\d*)$/.test(text)).map(Number);
  const near = [...swapped.filter((text) => !text.startsWith('0')).map(Number), ...beside, ...written];
  return [...new Set(near)].filter((other) => other >= 0 && other !== id);
}

/**
 * The plan that somebody may have meant by a dependency that names none: one with this number in another goal, else one
 * whose number is near; never the plan itself, nor one that it
 * waits for already or cannot name. Undefined: none comes to mind.
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
  for (const id of nearIds(missing.id)) {
    const found = neighbours.withKey(planKey({ goal: missing.goal, id }) ?? '').find(fits);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
