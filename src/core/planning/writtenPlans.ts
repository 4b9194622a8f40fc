import { type Plan, planKey } from '../plan/plan.ts';
import { PlanIndex } from '../plan/planIndex.ts';
import { displayKey } from '../plan/queue.ts';
import { readPlan } from '../plan/readPlan.ts';
import type { RepositoryFacts } from '../plan/repositoryFacts.ts';
import { type PlanName, planNames } from './planNames.ts';
import { planText } from './planText.ts';
import type { Decision, Proposal } from './proposal.ts';
import { directNeeds } from './proposalOrder.ts';

/** What is there already where plans are to be written. */
export interface PlanGround {
  readonly repository: RepositoryFacts;
  /** Every plan, archived ones too. */
  readonly plans: readonly Plan[];
  /** Every Markdown file where plans lie, plan or not. */
  readonly files: readonly string[];
  /** Relative to the repository; it need not be there. */
  readonly folder: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A proposed plan as its file would be now. */
export interface WrittenPlan {
  readonly file: string;
  readonly text: string;
  readonly plan: Plan;
}

export interface WrittenSet {
  readonly plans: readonly WrittenPlan[];
  /** All plans, as if these were written. */
  readonly index: PlanIndex;
}

/**
 * The files of a set. Besides what it was proposed to wait for, a plan waits for plans that are there and still to be done
 * and change a file of its own, as far as they can be named: no two plans change one file without an order.
 *
 * @param proposal in the form that `tidyProposal` gives
 */
export function writtenPlans(proposal: Proposal, decisions: readonly Decision[], ground: PlanGround): WrittenSet {
  const { goal, plans } = proposal;
  const names = planNames(
    plans.map(({ title }) => title),
    ground.folder,
    ground,
  );
  const index = new PlanIndex(ground.plans);
  const read = (at: number, further: readonly string[]): WrittenPlan | undefined => {
    const [plan, name] = [plans[at], names[at]];
    if (plan === undefined || name === undefined) {
      return undefined;
    }
    const needs = directNeeds(plans, at).flatMap((need) => names[need]?.idText ?? []);
    const place = { idText: name.idText, goal, blockedBy: [...needs, ...further], created: ground.today, decisions };
    const text = planText(plan, place);
    const own = readPlan(name.file, text);
    return own === undefined ? undefined : { file: name.file, text, plan: own };
  };
  for (const at of plans.keys()) {
    const written = read(at, []);
    if (written !== undefined) {
      index.set(written.plan);
    }
  }
  const own = new Set(names.map(({ file }) => file));
  const written = [...plans.keys()].flatMap((at) => {
    const others = earlierOf(index, names[at], own);
    const final = read(at, others);
    if (final !== undefined) {
      index.set(final.plan);
    }
    return final ?? [];
  });
  return { plans: written, index };
}

/** Plans that are there and share a file with a new one, with nothing saying who goes first. */
function earlierOf(index: PlanIndex, name: PlanName | undefined, own: ReadonlySet<string>): readonly string[] {
  const plan = name === undefined ? undefined : index.get(name.file);
  const overlaps = plan === undefined ? [] : index.overlapsOf(plan);
  const others = overlaps.map(({ other }) => other).filter(({ file }) => !own.has(file));
  return [
    ...new Set(
      others.flatMap((other) => {
        const key = planKey(other);
        // A bare id would mean a plan of the new goal: what belongs to none cannot be named from here.
        return key === undefined || other.goal === '' ? [] : displayKey(key);
      }),
    ),
  ];
}
