import { heldBack } from '../doctor/probe/heldBack.ts';
import { blockedPlans } from '../journal/outcomes.ts';
import type { RunPlan } from '../journal/events.ts';
import type { Plan } from '../plan/plan.ts';
import { isEvidence, planKey } from '../plan/plan.ts';
import { buildQueue, displayKey, type QueueEntry } from '../plan/queue.ts';
import type { PreflightFacts } from './facts.ts';
import { count, item, someOf } from './item.ts';
import type { ComingPlan, PreflightFix, PreflightItem } from './preflight.ts';

/** What is said of the plans, and which of them the run will carry out. */
export interface JudgedPlans {
  readonly items: readonly PreflightItem[];
  readonly coming: readonly ComingPlan[];
  /** Exit code of a run that would end at once; undefined: it can begin, as far as plans go. */
  readonly exitCode: number | undefined;
}

/** Longest list of titles in one sentence. */
const shownPlans = 8;

export function judgePlans(facts: PreflightFacts): JudgedPlans {
  const queue = buildQueue(facts.plans);
  const byFile = new Map(queue.entries.map((entry) => [entry.plan.file, entry]));
  const { run } = facts;
  if (run.kind === 'new' && !run.selected.ok) {
    const { code, message } = run.selected.failure;
    const state = code === 0 ? 'fine' : 'stops';
    return {
      items: [item('plans', code === 0 ? 'nothing-to-do' : 'none-to-run', state, message), ...leftOut(facts, byFile)],
      coming: [],
      exitCode: code,
    };
  }
  const plans = run.kind === 'continued' ? run.left : run.selected.ok ? run.selected.value : [];
  const held = hindrances(plans, facts);
  const coming = plans.filter((plan) => !held.has(plan.key));
  const hindered = plans.flatMap((plan) => {
    const why = held.get(plan.key);
    return why === undefined ? [] : [hinderedItem(plan, why, byFile.get(plan.file))];
  });
  const first =
    coming.length === 0
      ? item('plans', 'none-can-run', 'stops', noneText(plans))
      : item('plans', 'order', 'fine', orderText(coming, run.kind === 'continued' ? run.run : undefined));
  return {
    items: [first, ...hindered, ...coming.flatMap((plan) => doctorItem(plan, facts)), ...leftOut(facts, byFile)],
    coming: coming.map(({ key, title, file }) => ({ key, title, file })),
    exitCode: coming.length === 0 ? 1 : undefined,
  };
}

interface Hindrance {
  readonly code: string;
  /** Behind the plan's name. */
  readonly why: string;
}

/** Plans of the run that cannot be begun as things are now, and those that wait for them. */
function hindrances(plans: readonly RunPlan[], facts: PreflightFacts): ReadonlyMap<string, Hindrance> {
  const ignored = new Set(facts.tree.ignoredPlans);
  const probed = heldByProbe(facts);
  const held = new Map<string, Hindrance>();
  for (const plan of plans) {
    if (plan.obstacle !== undefined) {
      held.set(plan.key, { code: 'cannot-run', why: plan.obstacle });
    } else if (probed.has(plan.file)) {
      held.set(plan.key, { code: 'held-back', why: probed.get(plan.file) ?? '' });
    } else if (ignored.has(plan.file)) {
      held.set(plan.key, {
        code: 'ignored',
        why: `is ignored by git, so what comes of it could not be committed: take ${plan.file} out of .gitignore`,
      });
    }
  }
  const ended = new Map([...held.keys()].map((key) => [key, false]));
  for (const [key, cause] of blockedPlans(plans, ended)) {
    held.set(key, { code: 'waits', why: `waits for ${displayKey(cause)}, which cannot run` });
  }
  return held;
}

/** Plans that the run's own probe would find the same of, by file. */
function heldByProbe({ plans, probes, settings }: PreflightFacts): ReadonlyMap<string, string> {
  return new Map(
    (settings.probes && settings.holdsBack ? plans : []).flatMap((plan) => {
      const why = heldBack(plan, probes);
      return why === undefined ? [] : [[plan.file, why] as const];
    }),
  );
}

function hinderedItem(plan: RunPlan, { code, why }: Hindrance, entry: QueueEntry | undefined): PreflightItem {
  const read = entry?.plan;
  const fixes = read === undefined ? [] : fixesFor(read, code);
  return item('plans', code, 'warning', `${nameOf(plan)} will not run: it ${why}.`, fixes);
}

/** The run does not ask the doctor: what it finds is better known now than after the work. */
function doctorItem(plan: RunPlan, { errors }: PreflightFacts): PreflightItem[] {
  const found = errors.get(plan.file) ?? [];
  const [first] = found;
  return first === undefined
    ? []
    : [
        item(
          'plans',
          'doctor',
          'warning',
          `${nameOf(plan)} is not ready, and would be begun all the same: the doctor finds ${count(found.length, 'error')}, ${found.length === 1 ? 'in' : 'the first in'} line ${first.range.start.line + 1}: ${first.message}`,
          [
            { kind: 'open', label: 'Open Plan', file: plan.file, line: first.range.start.line },
            { kind: 'fixPlan', label: 'Fix with Agent', file: plan.file },
            { kind: 'terminal', label: 'Look', command: `mstack doctor ${plan.file}` },
          ],
        ),
      ];
}

/** What a person can do about a plan that stands still, where it can be done. */
function fixesFor(plan: Plan, code: string): readonly PreflightFix[] {
  const { file } = plan;
  const open = (line: number): PreflightFix => ({ kind: 'open', label: 'Open Plan', file, line });
  const top = plan.titleRange.start.line;
  if (code === 'held-back') {
    const section = plan.sections.find(({ heading }) => heading === 'Verification');
    return [
      open(plan.checks[0]?.range.start.line ?? section?.line ?? top),
      { kind: 'fixPlan', label: 'Fix with Agent', file },
      { kind: 'terminal', label: 'Probe Again', command: `mstack check ${file} --probe` },
    ];
  }
  if (code !== 'cannot-run') {
    return [open(plan.keys.get('blocked-by')?.line ?? plan.keys.get('depends-on')?.line ?? top)];
  }
  const error = plan.problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) {
    return [open(error.range.start.line)];
  }
  if (plan.needsReview.length > 0) {
    const key = plan.keys.get('needs-review');
    const asked = ['needs-review', 'review-required', 'review'].find((name) => plan.keys.has(name)) ?? '';
    return [
      open(plan.keys.get(asked)?.line ?? top),
      ...(key === undefined
        ? []
        : [{ kind: 'setKey', label: 'Mark Reviewed', file, key: 'needs-review', value: 'none' } as const]),
    ];
  }
  if (!plan.healthOnly && !plan.checks.some(isEvidence)) {
    const section = plan.sections.find(({ heading }) => heading === 'Verification');
    return [open(section?.line ?? top), { kind: 'fixPlan', label: 'Fix with Agent', file }];
  }
  return [open(plan.keys.get('blocked-by')?.line ?? plan.keys.get('depends-on')?.line ?? top)];
}

/** Plans that are not done and that Run All passes over, because somebody has to decide first. */
function leftOut(facts: PreflightFacts, byFile: ReadonlyMap<string, QueueEntry>): PreflightItem[] {
  if (facts.run.kind === 'continued' || facts.run.named) {
    return [];
  }
  const { goal } = facts.run;
  const over = new Set<Plan['status']>(['pending', 'done', 'skipped']);
  return [...byFile.values()]
    .filter(({ plan }) => !over.has(plan.status) && (goal === undefined || plan.goal === goal))
    .map(({ plan, key, reason }) => {
      const { file } = plan;
      const diagnosis = plan.sections.find(({ heading }) => heading === 'Diagnosis');
      const open: PreflightFix = {
        kind: 'open',
        label: diagnosis === undefined ? 'Open Plan' : 'Open Diagnosis',
        file,
        line: diagnosis?.line ?? plan.keys.get('status')?.line ?? 0,
      };
      const again: PreflightFix = {
        kind: 'setKey',
        label: plan.status === 'failed' ? 'Try Again' : 'Set to Pending',
        file,
        key: 'status',
        value: 'pending',
      };
      const code = plan.status === 'failed' ? 'failed-before' : 'left-out';
      // While another plan has its id, it would not run with any status.
      const isNamedTwice = [...byFile.values()].some(
        ({ plan: other, key: its }) => other !== plan && its !== undefined && its === key,
      );
      const fixes = isNamedTwice ? [open] : [open, again];
      return item('plans', code, 'warning', `${nameOfPlan(plan)} is not part of the run: it ${reason}.`, fixes);
    });
}

function orderText(plans: readonly RunPlan[], continued: string | undefined): string {
  const names = someOf(plans.map(nameOf), shownPlans);
  return continued === undefined
    ? `${count(plans.length, 'plan')} will run, in this order: ${names}.`
    : `The unfinished run ${continued} goes on with ${count(plans.length, 'plan')}: ${names}.`;
}

function noneText(plans: readonly RunPlan[]): string {
  return plans.length === 0
    ? 'No plan is left that could run.'
    : `No plan can run as things are: ${someOf(plans.map(nameOf), shownPlans)}.`;
}

/** `003 Add the export`, as in lists. */
export function nameOf(plan: Pick<RunPlan, 'key' | 'title'>): string {
  return `${displayKey(plan.key)} ${plan.title}`.trimEnd();
}

function nameOfPlan(plan: Plan): string {
  const key = planKey(plan);
  return key === undefined ? plan.file : nameOf({ key, title: plan.title });
}
