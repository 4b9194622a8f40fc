import type { Fix } from '../doctor/fix.ts';
import type { FixRequest } from '../doctor/rule.ts';
import { rules } from '../doctor/rules.ts';

/** Ways to mend a problem, the best first. */
export function problemFixes(request: FixRequest): readonly Fix[] {
  return rules.find(({ code }) => code === request.problem.code)?.fixes?.(request) ?? [];
}
