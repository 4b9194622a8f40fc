import { oneLine } from '../base/oneLine.ts';
import type { ProbeVerdict } from './probe.ts';

/** What stands for one criterion of a plan that is done. */
export interface CriterionProof {
  /** As written in the plan. */
  readonly criterion: string;
  /** The check that shows it; undefined: none shows this one more than others. */
  readonly check:
    | {
        /** Its command; its words where it has none. */
        readonly text: string;
        /** What it gave before the work; undefined: it was not run then. */
        readonly before: ProbeVerdict | undefined;
        readonly outcome: 'passed' | 'failed' | 'skipped';
      }
    | undefined;
}

/** Whether a check showed the difference that the work made: it failed before and passes now. */
export function isProven({ check }: CriterionProof): boolean {
  return check?.before === 'red' && check.outcome === 'passed';
}

/**
 * What is known of a criterion, for a person: `proven by …: red before, green after`.
 *
 * @param quote marks a command as such
 */
export function proofText(proof: CriterionProof, quote = (text: string): string => `\`${text}\``): string {
  const { check } = proof;
  if (check === undefined) {
    return 'no check of its own';
  }
  const shown = quote(oneLine(check.text));
  if (isProven(proof)) {
    return `proven by ${shown}: red before, green after`;
  }
  if (check.outcome !== 'passed') {
    return `not proven: ${shown} was ${check.outcome === 'failed' ? 'red' : 'not run'} after the work`;
  }
  return check.before === 'vacuous'
    ? `not proven: ${shown} is green, and was before the work`
    : `${shown} is green; nobody saw it red before the work`;
}
