import { assertNever } from '../base/assertNever.ts';
import type { Plan } from '../plan/plan.ts';
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
    for (const { message, range } of hits) {
      found.push({ rule, message, range, points: pointsOf(rule.cost, plan, hits.length) });
    }
  }
  return found;
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
