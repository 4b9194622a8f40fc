import type { Plan } from '../plan/plan.ts';
import type { Hit } from './rule.ts';

/**
 * Criteria whose words match, with code spans and quotations masked first: a vague word that is mentioned is not used.
 * A criterion that names something mechanical (exit code, status, number with a unit, code span after a result verb)
 * is acquitted.
 */
export function criteriaWith(plan: Plan, pattern: RegExp, message: (words: string) => string): Hit[] {
  return plan.criteria.flatMap((criterion) => {
    const masked = maskQuotes(criterion.text);
    const match = pattern.exec(masked);
    return match === null || isDecidable(criterion.text)
      ? []
      : [{ message: message(match[0].trim()), range: criterion.range }];
  });
}

/** Same length as the text, so that positions stay. */
export function maskQuotes(text: string): string {
  return text.replaceAll(/`[^`]*`|"[^"]*"|“[^”]*”/g, (quoted) => '_'.repeat(quoted.length));
}

function isDecidable(text: string): boolean {
  return /\bexits? (?:with )?(?:code )?\d|\bHTTP \d{3}\b|\breturns? `|\boutputs? `|\bprints? `|\bcontains? [`"]|\d+(?:\.\d+)? ?(?:ms|s|%|KB|MB|px)\b|byte-identical/i.test(
    text,
  );
}
