import { isTestFile } from '../../mutation/sources.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Tampering } from '../tamper.ts';
import { speaksOf } from './plannedWords.ts';
import type { Suppression } from './suppressions.ts';

/**
 * A suppression holds the attempt back, unless the plan speaks of it, by its marker or its rule. Types that must not fit are
 * tested by `@ts-expect-error`: in tests it is a reviewer's to judge.
 */
export function suppressionFinding(code: string, plan: Plan, found: Suppression, whom: string): Tampering {
  const isAsked = speaksOf(plan, found.marker) || (found.rule !== '*' && speaksOf(plan, found.rule));
  const isTypeTest = found.marker === '@ts-expect-error' && isTestFile(found.file);
  const reach = found.wide ? 'from here on' : 'here';
  const what = found.rule === '*' ? 'anything' : `“${found.rule}”`;
  return {
    code,
    severity: isAsked || isTypeTest ? 'flagged' : 'blocks',
    file: found.file,
    line: found.line,
    message: `\`${found.marker}\` is new: ${whom} does not report ${what} ${reach} any more. Mend what it reports, or have the plan ask for the exception.`,
  };
}
