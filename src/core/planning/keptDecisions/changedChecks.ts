import type { Check, Plan } from '../../plan/plan.ts';

/** Checks of a mended plan that ask for something else than every check that was there: nobody has seen them fail. */
export function changedChecks(before: Plan, after: Plan): readonly Check[] {
  const known = new Set(before.checks.map(sameCheck));
  return after.checks.filter((check) => !known.has(sameCheck(check)));
}

/** The same for checks that do the same and expect the same, however they are written. */
export function sameCheck({ tag, text, command, expect, negated }: Check): string {
  return command === undefined || expect === undefined
    ? `${tag} ${text}`
    : JSON.stringify([tag === 'status' ? tag : 'cmd', command, negated, expect]);
}
