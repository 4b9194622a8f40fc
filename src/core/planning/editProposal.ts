import type { Proposal, ProposedPlan } from './proposal.ts';

/**
 * The set without a plan. Those that waited for it wait for what it waited for, so that no order is lost. A position that
 * is not in the set changes nothing.
 */
export function dropPlan(proposal: Proposal, at: number): Proposal {
  const gone = proposal.plans[at];
  if (gone === undefined) {
    return proposal;
  }
  const heirs = (other: number): readonly number[] => (other === at ? gone.blockedBy : [other]);
  return {
    ...proposal,
    plans: proposal.plans
      .map((plan) => ({ ...plan, blockedBy: plan.blockedBy.flatMap(heirs) }))
      .filter((_, index) => index !== at)
      .map((plan, index) => withOrder(plan, index, (other) => (other > at ? other - 1 : other))),
  };
}

/** The set with a plan at another position. A plan that waited for one that comes after it now waits no longer. */
export function movePlan(proposal: Proposal, from: number, to: number): Proposal {
  const moved = proposal.plans[from];
  if (moved === undefined || proposal.plans[to] === undefined) {
    return proposal;
  }
  const order = proposal.plans.map((_, index) => index).filter((index) => index !== from);
  order.splice(to, 0, from);
  const plans = order.map((index) => proposal.plans[index]).filter((plan) => plan !== undefined);
  return { ...proposal, plans: plans.map((plan, index) => withOrder(plan, index, (other) => order.indexOf(other))) };
}

/** The set with a plan and the one behind it made one: everything that either of them asks for, in the order of the two. */
export function mergeWithNext(proposal: Proposal, at: number): Proposal {
  const first = proposal.plans[at];
  const second = proposal.plans[at + 1];
  if (first === undefined || second === undefined) {
    return proposal;
  }
  const merged = merge(first, second);
  const plans = [...proposal.plans.slice(0, at), merged, ...proposal.plans.slice(at + 2)];
  return {
    ...proposal,
    plans: plans.map((plan, index) => withOrder(plan, index, (other) => (other > at ? other - 1 : other))),
  };
}

/** A plan at its position: what it waits for stands before it, each once, in order. */
function withOrder(plan: ProposedPlan, at: number, place: (other: number) => number): ProposedPlan {
  const places = new Set(plan.blockedBy.map(place).filter((other) => other >= 0 && other < at));
  return { ...plan, blockedBy: [...places].toSorted((one, other) => one - other) };
}

function merge(first: ProposedPlan, second: ProposedPlan): ProposedPlan {
  return {
    title: `${first.title}, and ${lowerFirst(second.title)}`,
    summary: paragraphs(first.summary, second.summary),
    requirements: paragraphs(first.requirements, second.requirements),
    criteria: unique([...first.criteria, ...second.criteria], (text) => text),
    files: mergedFiles(first, second),
    approach: paragraphs(first.approach, second.approach),
    testing: first.testing === second.testing ? first.testing : paragraphs(first.testing, second.testing),
    outOfScope: unique([...first.outOfScope, ...second.outOfScope], (text) => text),
    tasks: [...first.tasks, ...second.tasks],
    checks: unique([...first.checks, ...second.checks], ({ tag, command, expect }) => `${tag} ${command} ${expect}`),
    blockedBy: [...first.blockedBy, ...second.blockedBy],
  };
}

function paragraphs(one: string, other: string): string {
  return [one, other].filter((text) => text.trim() !== '').join('\n\n');
}

type Change = ProposedPlan['files'][number]['change'];

/** What becomes of a file that both plans change; undefined: it never comes. One that is deleted and made again was there. */
const changesOfBoth: Readonly<Record<Change, Readonly<Record<Change, Change | undefined>>>> = {
  new: { new: 'new', modify: 'new', delete: undefined },
  modify: { new: 'modify', modify: 'modify', delete: 'delete' },
  delete: { new: 'modify', modify: 'modify', delete: 'delete' },
};

function mergedFiles(first: ProposedPlan, second: ProposedPlan): ProposedPlan['files'] {
  const files = new Map<string, Change | undefined>(first.files.map(({ path, change }) => [path, change]));
  for (const { path, change } of second.files) {
    const before = files.get(path);
    files.set(path, before === undefined ? change : changesOfBoth[before][change]);
  }
  return [...files].flatMap(([path, change]) => (change === undefined ? [] : [{ path, change }]));
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

/** Names that begin with more than one capital stay as they are. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
