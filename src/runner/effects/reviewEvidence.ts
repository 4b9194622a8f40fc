import { beforeText } from '../../core/executor/planNotes.ts';
import { proveCriteria } from '../../core/executor/proveCriteria.ts';
import type { Checked } from '../../core/executor/state.ts';
import { categories } from '../../core/health/health.ts';
import { rerunText } from '../../core/health/suspects.ts';
import { proofText } from '../../core/plan/criterionProof.ts';
import type { Plan } from '../../core/plan/plan.ts';

/** What the reviewer learns of the facts: only what code has found out. */
export function reviewEvidence(work: Checked, plan: Plan): string {
  const gate = categories.map((category) => {
    const before = work.baseline.categories[category];
    const after = work.gate.categories[category];
    return `${category}: before ${before.status}, now ${after.status}. ${after.summary}`;
  });
  const checks = work.checks.map((check) => `${check.outcome}${beforeText(check)}: ${check.text} (${check.reason})`);
  const criteria = proveCriteria(plan, work.checks).map((proof) => `${proof.criterion}: ${proofText(proof)}`);
  const proofs =
    criteria.length === 0
      ? []
      : ['', 'Criteria, and the check that shows each; look closest at those that none shows:', ...criteria];
  const aside = work.setAside.length === 0 ? [] : [`Put back, because outside the plan: ${work.setAside.join(', ')}`];
  const left =
    work.leftAlone.length === 0
      ? []
      : [
          `Changed outside the plan while the agent worked; in the tree, but not part of the change: ${work.leftAlone.join(', ')}`,
        ];
  const flaky =
    work.rerun.length === 0
      ? []
      : [
          '',
          'Failed in the gate, and not counted as broken. Judge whether the change made them so:',
          ...work.rerun.map(rerunText),
        ];
  const tried = work.remarks.length === 0 ? [] : ['', 'Changed tests:', ...work.remarks];
  const flagged =
    work.findings.length === 0
      ? []
      : [
          '',
          'Flagged in the change: places that may weaken a proof. Judge each one; it is in order only where the plan asks for it:',
          ...work.findings.map(({ file, line, message }) => `${file}:${line + 1}: ${message}`),
        ];
  return [
    'Health gate:',
    ...gate,
    '',
    'Checks of the plan:',
    ...checks,
    ...proofs,
    ...aside,
    ...left,
    ...flaky,
    ...tried,
    ...flagged,
  ].join('\n');
}
