import type { Checked } from '../../core/executor/state.ts';
import { categories } from '../../core/health/health.ts';
import type { CheckEvidence } from '../../core/journal/events.ts';

/** What the reviewer learns of the facts: only what code has found out. */
export function reviewEvidence(work: Checked): string {
  const gate = categories.map((category) => {
    const before = work.baseline.categories[category];
    const after = work.gate.categories[category];
    return `${category}: before ${before.status}, now ${after.status}. ${after.summary}`;
  });
  const checks = work.checks.map((check) => `${check.outcome}${beforeText(check)}: ${check.text} (${check.reason})`);
  const aside = work.setAside.length === 0 ? [] : [`Put back, because outside the plan: ${work.setAside.join(', ')}`];
  const left =
    work.leftAlone.length === 0
      ? []
      : [
          `Changed outside the plan while the agent worked; in the tree, but not part of the change: ${work.leftAlone.join(', ')}`,
        ];
  const flagged =
    work.findings.length === 0
      ? []
      : [
          '',
          'Flagged in the change: places that may weaken a proof. Judge each one; it is in order only where the plan asks for it:',
          ...work.findings.map(({ file, line, message }) => `${file}:${line + 1}: ${message}`),
        ];
  return ['Health gate:', ...gate, '', 'Checks of the plan:', ...checks, ...aside, ...left, ...flagged].join('\n');
}

function beforeText({ before }: CheckEvidence): string {
  switch (before) {
    case 'red':
      return ' (failed before the work)';
    case 'vacuous':
      return ' (passed before the work already, so it proves nothing)';
    default:
      return '';
  }
}
