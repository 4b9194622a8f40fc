import type { Neighbours, OtherPlan } from '../plan/neighbours.ts';
import type { ProbesOf } from '../plan/probe.ts';
import type { RepositoryFacts } from '../plan/repositoryFacts.ts';

/** What a plan is judged by besides its own words. What is undefined is not known, and nothing is said about it. */
export interface Surroundings {
  readonly repository: RepositoryFacts | undefined;
  readonly neighbours: Neighbours<OtherPlan> | undefined;
  /** What the last probes of checks found out, while the checks have the same words. */
  readonly probes?: ProbesOf;
}

/** A plan by itself, as an editor without a folder shows it. */
export const alone: Surroundings = { repository: undefined, neighbours: undefined };
