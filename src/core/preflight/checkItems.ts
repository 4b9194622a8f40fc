import { assertNever } from '../base/assertNever.ts';
import { isGuard, type KnownProbe } from '../plan/probe.ts';
import { type Check, isEvidence, type Plan } from '../plan/plan.ts';
import type { PreflightFacts } from './facts.ts';
import { count, item, someOf } from './item.ts';
import { nameOf } from './planItems.ts';
import type { ComingPlan, PreflightFix, PreflightItem } from './preflight.ts';

interface Probed {
  readonly check: Check;
  readonly known: KnownProbe | undefined;
}

/** Whether the checks of the plans that will run can prove anything, as far as the last probe knows. */
export function checkItems(facts: PreflightFacts, coming: readonly ComingPlan[]): readonly PreflightItem[] {
  const byFile = new Map(facts.plans.map((plan) => [plan.file, plan]));
  const judged = coming.flatMap((each) => {
    const plan = byFile.get(each.file);
    return plan === undefined ? [] : [{ name: nameOf(each), plan, probed: probedChecks(plan, facts) }];
  });
  const all = judged.flatMap(({ probed }) => probed);
  if (all.length === 0) {
    return [];
  }
  const fresh = all.filter(({ known }) => known !== undefined && !known.stale);
  const red = fresh.filter(({ known }) => known?.verdict === 'red');
  return [
    ...judged.flatMap(({ name, plan, probed }) => [
      ...probed.flatMap((each) => (isGuardIn(each, probed) ? [] : verdictItem(name, plan, each))),
      ...ambiguousItem(name, plan),
    ]),
    ...(red.length > 0
      ? [
          item(
            'checks',
            'red',
            'fine',
            `${count(red.length, 'check')} failed before the work, as ${red.length === 1 ? 'it' : 'they'} should.`,
          ),
        ]
      : []),
    ...unprobedItem(all.length - fresh.length, all.length, facts),
  ];
}

/** Those that a program decides: the others prove nothing, and are said by the doctor. */
function probedChecks(plan: Plan, { probes }: PreflightFacts): Probed[] {
  return plan.checks.filter(isEvidence).map((check) => ({ check, known: probes(plan.file, check) }));
}

/** Beside one that fails, a check that passes may stay, and nobody need know. */
function isGuardIn({ known }: Probed, ofPlan: readonly Probed[]): boolean {
  return (
    known?.stale === false &&
    isGuard(
      known,
      ofPlan.map((other) => (other.known?.stale === false ? other.known : undefined)),
    )
  );
}

function verdictItem(name: string, { file }: Plan, { check, known }: Probed): PreflightItem[] {
  if (known === undefined || known.stale) {
    return [];
  }
  const open: PreflightFix = { kind: 'open', label: 'Open Check', file, line: check.range.start.line };
  const fixes: PreflightFix[] = [open, { kind: 'fixPlan', label: 'Fix with Agent', file }];
  const { verdict, reason } = known;
  switch (verdict) {
    case 'broken':
      return [
        item('checks', verdict, 'warning', `${name} has a check that cannot pass: ${check.text}. ${reason}`, fixes),
      ];
    case 'vacuous':
      return [
        item(
          'checks',
          verdict,
          'warning',
          `${name} has a check that passes already, so it proves nothing: ${check.text}.`,
          fixes,
        ),
      ];
    case 'not-probed':
      // Asking again would give the same.
      return [
        item('checks', 'no-verdict', 'unknown', `${name} has a check that was not probed: ${check.text}. ${reason}`, [
          open,
        ]),
      ];
    case 'red':
      return [];
    default:
      return assertNever(verdict);
  }
}

function ambiguousItem(name: string, plan: Plan): PreflightItem[] {
  const ambiguous = plan.checks.filter((check) => check.ambiguous);
  const [first] = ambiguous;
  return first === undefined
    ? []
    : [
        item(
          'checks',
          'ambiguous',
          'warning',
          `${name} has ${count(ambiguous.length, 'check')} that cannot be read with certainty, so nobody runs ${ambiguous.length === 1 ? 'it' : 'them'}: ${someOf(
            ambiguous.map(({ text }) => text),
            2,
          )}.`,
          [{ kind: 'open', label: 'Open Check', file: plan.file, line: first.range.start.line }],
        ),
      ];
}

function unprobedItem(unprobed: number, all: number, { settings }: PreflightFacts): PreflightItem[] {
  if (unprobed === 0) {
    return [];
  }
  const which =
    unprobed === all ? 'The checks were' : `${count(unprobed, 'check')} of ${all} ${unprobed === 1 ? 'was' : 'were'}`;
  const then = settings.probes ? ' The run does it before the first plan.' : '';
  return [
    item('checks', 'not-probed', 'unknown', `${which} not probed yet on the files as they are.${then}`, [
      { kind: 'terminal', label: 'Probe Now', command: 'mstack check --probe' },
    ]),
  ];
}
