import { criterionFixes } from './criterion/fixes.ts';
import type { Fix } from './fix.ts';
import { readingProblems } from './readingProblems.ts';
import type { FixRequest } from './rule.ts';
import { rules } from './rules.ts';

/** Ways to mend a problem, the best first; none where only its author can. Every code that the doctor gives is known here. */
export function fixesFor(request: FixRequest): readonly Fix[] {
  const { code } = request.problem;
  if (code.startsWith('criterion.')) {
    return criterionFixes(request);
  }
  const found = rules.find((rule) => rule.code === code) ?? readingProblems.find((problem) => problem.code === code);
  return found?.fixes?.(request) ?? [];
}
