import { failure, type Result, success } from '../base/result.ts';
import type { RunPlan } from '../journal/events.ts';
import type { Plan } from '../plan/plan.ts';
import { buildQueue, displayKey, type Queue, type QueueEntry } from '../plan/queue.ts';
import { resolveReference } from '../plan/reference.ts';

export interface Selection {
  readonly references: readonly string[];
  readonly goal: string | undefined;
}

/** Why a run cannot begin, with the exit code of `mstack run` and a sentence that says what to do. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** Chooses what a run is about: the pending plans in scope, in execution order, each with what stands in its way. */
export function selectPlans(
  plans: readonly Plan[],
  folder: string | undefined,
  selection: Selection,
): Result<readonly RunPlan[], Refusal> {
  if (folder === undefined || plans.length === 0) {
    return failure({
      code: 3,
      message: `There are no plans${folder === undefined ? '' : ` in ${folder}`}. Write one, e.g. docs/plans/001-my-first-plan.md, with an id, a title, \`status: pending\` and a check.`,
    });
  }
  const queue = buildQueue(plans);
  if (queue.duplicates.length > 0) {
    const lines = queue.duplicates.map(
      (twice) => `${displayKey(twice.key)} is the id of ${twice.files.join(' and of ')}`,
    );
    return failure({ code: 3, message: `Two plans have the same id: ${lines.join('; ')}. Give one of them a new id.` });
  }
  const scope = inScope(plans, queue, selection);
  if (!scope.ok) {
    return scope;
  }
  const open = scope.value.filter((entry) => entry.plan.status !== 'done' && entry.plan.status !== 'skipped');
  if (open.length === 0) {
    return failure({ code: 0, message: 'Nothing to do: every plan in scope is done.' });
  }
  const pending = open.filter((entry) => entry.plan.status === 'pending' || selection.references.length > 0);
  if (pending.length === 0) {
    return failure({ code: 1, message: `No plan is pending.\n${reasons(open)}` });
  }
  const keys = new Set(pending.map((entry) => entry.key));
  const selected = pending.flatMap((entry) => runPlanOf(entry, keys) ?? []);
  return selected.length === 0
    ? failure({ code: 1, message: `No plan can run.\n${reasons(pending)}` })
    : success(selected);
}

function reasons(entries: readonly QueueEntry[]): string {
  return entries.map((entry) => `${titleOf(entry)}: ${entry.reason}`).join('\n');
}

function inScope(plans: readonly Plan[], queue: Queue, selection: Selection): Result<readonly QueueEntry[], Refusal> {
  const { references, goal } = selection;
  const ofGoal = queue.entries.filter((entry) => goal === undefined || entry.plan.goal === goal);
  if (goal !== undefined && !plans.some((plan) => plan.goal === goal)) {
    const goals = [...new Set(plans.map((plan) => plan.goal))].filter((name) => name !== '');
    return failure({ code: 2, message: `No plan has the goal ${goal}. Goals: ${goals.join(', ') || 'none'}.` });
  }
  const wanted = new Set<string>();
  // With a goal given, a bare id is one of that goal's.
  const inGoal = plans.filter((plan) => goal === undefined || plan.goal === goal);
  for (const reference of references) {
    const found = resolveReference(inGoal, reference);
    if (!found.ok) {
      return failure({ code: 2, message: referenceMessage(found.failure) });
    }
    wanted.add(found.value.file);
  }
  return success(references.length === 0 ? ofGoal : ofGoal.filter((entry) => wanted.has(entry.plan.file)));
}

/** What went wrong with a plan reference, for a person. */
function referenceMessage(problem: {
  kind: 'none' | 'ambiguous';
  reference: string;
  files?: readonly string[];
}): string {
  return problem.kind === 'none'
    ? `No plan is called ${problem.reference}. \`mstack list\` shows them all.`
    : `${problem.reference} can mean ${(problem.files ?? []).join(' or ')}. Name the file.`;
}

function runPlanOf(entry: QueueEntry, keys: ReadonlySet<string | undefined>): RunPlan | undefined {
  const { plan, key } = entry;
  if (plan.id === undefined || key === undefined) {
    // Without an identity nothing can be recorded about it; `mstack list` and the doctor show what is wrong.
    return undefined;
  }
  const outside = entry.waitsFor.filter((dependency) => !keys.has(dependency));
  const obstacle = entry.stuck
    ? entry.reason
    : outside.length > 0
      ? `waits for ${outside.map(displayKey).join(', ')}, which ${outside.length === 1 ? 'is' : 'are'} not done and not part of this run`
      : undefined;
  return {
    key,
    id: plan.id,
    goal: plan.goal,
    title: plan.title,
    file: plan.file,
    waitsFor: entry.waitsFor.filter((dependency) => keys.has(dependency)),
    obstacle,
  };
}

function titleOf(entry: QueueEntry): string {
  return `${entry.key === undefined ? entry.plan.file : displayKey(entry.key)} ${entry.plan.title}`.trimEnd();
}
