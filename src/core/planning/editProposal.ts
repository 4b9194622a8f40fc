import { allNeeds, directNeeds, reordered } from './proposalOrder.ts';
import type { Proposal, ProposedPlan } from './proposal.ts';

/** Takes a plan out. What waited for it waits for what it waited for. A position that is not there changes nothing. */
export function dropPlan(proposal: Proposal, at: number): Proposal {
  const { plans } = proposal;
  const needs = directNeeds(plans, at);
  const rewired = plans.map((plan) =>
    plan.blockedBy.includes(at) ? { ...plan, blockedBy: [...plan.blockedBy, ...needs] } : plan,
  );
  const left = [...plans.keys()].filter((other) => other !== at);
  return plans[at] === undefined ? proposal : reordered({ ...proposal, plans: rewired }, left);
}

/**
 * Moves a plan to another position, as far as the order allows: it stays behind what it waits for and before what waits
 * for it. Nothing that waits for something stops waiting for it.
 */
export function movePlan(proposal: Proposal, from: number, to: number): Proposal {
  const { plans } = proposal;
  if (plans[from] === undefined || !Number.isInteger(to)) {
    return proposal;
  }
  const needs = allNeeds(plans, from);
  const isBefore = (other: number): boolean => other < from && needs.has(other);
  const isBehind = (other: number): boolean => other > from && allNeeds(plans, other).has(from);
  const all = [...plans.keys()];
  const first = Math.max(0, ...all.filter(isBefore).map((other) => other + 1));
  const last = Math.min(plans.length - 1, ...all.filter(isBehind).map((other) => other - 1));
  const place = Math.max(first, Math.min(last, to));
  return reordered(proposal, all.toSpliced(from, 1).toSpliced(place, 0, from));
}

/** Makes one plan of a plan and the next one: first what the first is about, then the other. */
export function mergeWithNext(proposal: Proposal, at: number): Proposal {
  const { plans } = proposal;
  const [one, other] = [plans[at], plans[at + 1]];
  if (one === undefined || other === undefined) {
    return proposal;
  }
  const merged = { ...mergedPlan(one, other), blockedBy: [...one.blockedBy, ...other.blockedBy] };
  const rewired = plans.map((plan, position) =>
    position === at ? merged : plan.blockedBy.includes(at + 1) ? { ...plan, blockedBy: [...plan.blockedBy, at] } : plan,
  );
  const left = [...plans.keys()].filter((position) => position !== at + 1);
  const result = reordered({ ...proposal, plans: rewired }, left);
  // What stood between the two in the order would wait for both of them, and they for it.
  const free = result.plans[at]?.blockedBy.filter((need) => !allNeeds(result.plans, need).has(at)) ?? [];
  return { ...result, plans: result.plans.map((plan, place) => (place === at ? { ...plan, blockedBy: free } : plan)) };
}

function mergedPlan(one: ProposedPlan, other: ProposedPlan): Omit<ProposedPlan, 'blockedBy'> {
  return {
    title: `${one.title} and ${begunSmall(other.title)}`,
    summary: joined(one.summary, other.summary, ' '),
    requirements: joined(one.requirements, other.requirements),
    criteria: union(one.criteria, other.criteria),
    files: mergedFiles(one.files, other.files),
    approach: joined(one.approach, other.approach),
    testing: joined(one.testing, other.testing),
    outOfScope: union(one.outOfScope, other.outOfScope),
    tasks: union(one.tasks, other.tasks),
    checks: unionBy([...one.checks, ...other.checks], ({ tag, command, expect }) => `${tag}\n${command}\n${expect}`),
  };
}

/** `Add the parser`, but not `CSV export` or `A/B tests`. */
function begunSmall(title: string): string {
  return /^[A-Z][a-z]+\s/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function joined(one: string, other: string, between = '\n\n'): string {
  return union(
    [one, other].map((text) => text.trim()).filter((text) => text !== ''),
    [],
  ).join(between);
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}

function unionBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed();
}

type Files = ProposedPlan['files'];
type Change = Files[number]['change'];

/** What the first plan does to a file, then the second, as one change; undefined: it comes and goes again. */
const bothChanges: Readonly<Record<Change, Readonly<Record<Change, Change | undefined>>>> = {
  new: { new: 'new', modify: 'new', delete: undefined },
  modify: { new: 'modify', modify: 'modify', delete: 'delete' },
  delete: { new: 'modify', modify: 'modify', delete: 'delete' },
};

function mergedFiles(one: Files, other: Files): Files {
  const changes = new Map<string, Change | undefined>(one.map(({ path, change }) => [path, change]));
  for (const { path, change } of other) {
    const before = changes.get(path);
    changes.set(path, before === undefined ? change : bothChanges[before][change]);
  }
  return [...changes].flatMap(([path, change]) => (change === undefined ? [] : [{ path, change }]));
}
