import type { Plan } from '../plan/plan.ts';
import { type Mention, readMentions } from './mentions.ts';

/** The mentions in each plan, read once for as long as somebody holds the plan: a plan that changes is a new object. */
export class MentionMemory {
  readonly #known = new WeakMap<Plan, readonly Mention[]>();

  of(plan: Plan): readonly Mention[] {
    const known = this.#known.get(plan) ?? readMentions(plan.lines(), plan.keys);
    this.#known.set(plan, known);
    return known;
  }
}
