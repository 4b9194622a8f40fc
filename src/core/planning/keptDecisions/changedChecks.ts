import type { Check, Plan } from '../../plan/plan.ts';

/** Checks of a mended plan that ask for something else than every one that is known: nobody has seen them fail. */
export function changedChecks(known: readonly Check[], after: Plan): readonly Check[] {
  const keys = new Set(known.map(sameCheck));
  return after.checks.filter((check) => !keys.has(sameCheck(check)));
}

/** The same for checks that do the same and expect the same, however they are written. */
export function sameCheck({ tag, text, command, expect, negated }: Check): string {
  return command === undefined || expect === undefined
    ? `${tag} ${text}`
    : JSON.stringify([tag === 'status' ? tag : 'cmd', command, negated, expect]);
}
