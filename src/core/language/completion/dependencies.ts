import type { Neighbours } from '../../plan/neighbours.ts';
import { planKey, type Plan } from '../../plan/plan.ts';
import { displayKey } from '../../plan/queue.ts';
import { planState } from '../planState.ts';
import type { Offer } from './completion.ts';
import type { CompletionPlace, TypedWord } from './completionPlace.ts';
import { listWordAt } from './frontmatterList.ts';

/**
 * In `blocked-by`: plans by id or title. Those of the own goal first, then those still to be done, archived ones behind
 * them, and last, marked, those that wait for this one, even indirectly: with them both would wait for ever.
 */
export function dependencies(place: CompletionPlace): Offer[] {
  const word = listWordAt(place, ['blocked-by', 'depends-on']);
  if (word === undefined) {
    return [];
  }
  const { range, alone, glue } = word;
  return candidates(place, word).map(({ plan, reference, looped }) => ({
    label: `${reference} ${plan.title}`.trim(),
    kind: 'plan',
    detail: looped ? 'would make a cycle' : planState(plan),
    documentation: looped ? 'It waits for this plan, directly or indirectly.' : '',
    range,
    filterText: `${reference} ${plan.id ?? ''} ${planKey(plan) ?? ''} ${plan.title}`,
    ...(alone ? { text: `${glue}[${reference}`, behind: ']' } : { text: `${glue}${reference}` }),
  }));
}

interface Candidate {
  readonly plan: Plan;
  /** As it is written here: without the goal where that is the plan's own. */
  readonly reference: string;
  readonly looped: boolean;
}

function candidates(place: CompletionPlace, word: TypedWord): Candidate[] {
  const { document, frontmatter, workspace } = place;
  const goal = document.plan?.goal ?? frontmatter.entries.get('goal')?.text ?? '';
  const own = document.plan === undefined ? undefined : planKey(document.plan);
  const seen = new Set([own, ...writtenKeys(document.plan, word)]);
  const looped = own === undefined ? new Set<string>() : waitingFor(own, workspace.neighbours);
  const found = workspace.plans().flatMap((plan): (Candidate & { rank: number })[] => {
    const key = planKey(plan);
    if (key === undefined || plan.file === document.file || seen.has(key)) {
      return [];
    }
    seen.add(key);
    const ownGoal = plan.goal === goal;
    // There is no way to write that a plan without a goal is meant.
    if (!ownGoal && plan.goal === '') {
      return [];
    }
    const reference = displayKey(ownGoal ? String(plan.id) : key);
    return [{ plan, reference, looped: looped.has(key), rank: looped.has(key) ? behindAll : rankOf(plan, ownGoal) }];
  });
  return found.toSorted(
    (one, other) =>
      one.rank - other.rank ||
      (one.plan.goal === other.plan.goal ? 0 : one.plan.goal < other.plan.goal ? -1 : 1) ||
      (one.plan.id ?? 0) - (other.plan.id ?? 0),
  );
}

const behindAll = 8;

function rankOf(plan: Plan, ownGoal: boolean): number {
  const closed = plan.status === 'done' || plan.status === 'skipped';
  return (plan.archived ? 4 : 0) + (ownGoal ? 0 : 2) + (closed ? 1 : 0);
}

/** Keys that are dependencies already; the one under the cursor may be written again. */
function writtenKeys(plan: Plan | undefined, word: TypedWord): string[] {
  return (plan?.blockedBy ?? []).flatMap(({ goal, id, range: { start } }) => {
    const here = start.line === word.range.start.line && start.character === word.range.start.character;
    return here ? [] : (planKey({ goal: goal ?? plan?.goal ?? '', id }) ?? []);
  });
}

/** Keys of all plans that wait for this one, even indirectly. */
function waitingFor(key: string, neighbours: Neighbours | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [key];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    for (const plan of neighbours?.dependantsOf(next) ?? []) {
      const dependant = planKey(plan);
      if (dependant !== undefined && !found.has(dependant)) {
        found.add(dependant);
        left.push(dependant);
      }
    }
  }
  return found;
}
