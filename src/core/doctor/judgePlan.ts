import { assertNever } from '../base/assertNever.ts';
import type { Range } from '../base/range.ts';
import type { Plan } from '../plan/plan.ts';
import { plainPath } from './reading/plannedPaths.ts';
import { readForRules } from './reading/ruleReading.ts';
import type { Cost, Hit, Rule } from './rule.ts';
import { rules } from './rules.ts';
import type { Surroundings } from './surroundings.ts';

export interface PlanFinding extends Hit {
  readonly rule: Rule;
  /** Points, of 10, that the rule's dimension loses for it. */
  readonly points: number;
}

/** Judges a plan as a whole: what each rule finds, in the order of the rules, and what it costs. */
export function judgePlan(plan: Plan, surroundings: Surroundings): readonly PlanFinding[] {
  const reading = readForRules(plan);
  const found: PlanFinding[] = [];
  for (const rule of rules) {
    const hits = rule.find(plan, surroundings, reading);
    const share = rule.cost.kind === 'share' && rule.cost.of === 'files' ? sharesOfFiles(plan, hits) : undefined;
    for (const hit of hits) {
      const points = share === undefined ? pointsOf(rule.cost, plan, hits.length) : rule.cost.points * share(hit);
      found.push({ rule, message: hit.message, range: hit.range, points });
    }
  }
  return found;
}

/** A file that is listed twice is one file, so that its places share what it costs. */
function sharesOfFiles(plan: Plan, hits: readonly Hit[]): (hit: Hit) => number {
  const paths = new Map(plan.files.map(({ path, pathRange }) => [placeOf(pathRange), plainPath(path)]));
  const pathOf = ({ range }: Hit): string => paths.get(placeOf(range)) ?? placeOf(range);
  const places = Map.groupBy(hits, pathOf);
  const all = Math.max(places.size, new Set(paths.values()).size);
  return (hit) => 1 / all / (places.get(pathOf(hit))?.length ?? 1);
}

function placeOf({ start }: Range): string {
  return `${start.line}:${start.character}`;
}

function pointsOf(cost: Cost, plan: Plan, hits: number): number {
  switch (cost.kind) {
    case 'flat':
      return cost.points / hits;
    case 'share':
      return cost.points / Math.max(hits, plan[cost.of].length);
    default:
      return assertNever(cost);
  }
}
