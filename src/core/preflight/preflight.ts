import type { PlanKey } from '../journal/events.ts';
import type { Forecast } from './forecast.ts';

/**
 * What a look at one thing before a run gave. `unknown` is what this machine does not tell: it is said, and neither called
 * fine nor counted as a warning.
 */
export const preflightStates = ['fine', 'unknown', 'warning', 'stops'] as const;

export type PreflightState = (typeof preflightStates)[number];

/** In the order in which they are shown. */
export const preflightTopics = ['agents', 'plans', 'tree', 'gate', 'checks', 'machine', 'budget'] as const;

export type PreflightTopic = (typeof preflightTopics)[number];

/** Something that a person can choose about an item, by a button or in a terminal. Nothing of it is done by itself. */
export type PreflightFix =
  /** Shows a file of the repository at a line, from 0. */
  | { readonly kind: 'open'; readonly label: string; readonly file: string; readonly line: number }
  /** Sets a key in a plan's frontmatter. */
  | {
      readonly kind: 'setKey';
      readonly label: string;
      readonly file: string;
      readonly key: string;
      readonly value: string;
    }
  /** Lets an agent mend a plan. */
  | { readonly kind: 'fixPlan'; readonly label: string; readonly file: string }
  /** A command line for a terminal in the repository. */
  | { readonly kind: 'terminal'; readonly label: string; readonly command: string }
  /** Shows the uncommitted changes. */
  | { readonly kind: 'showChanges'; readonly label: string };

export interface PreflightItem {
  /** Stable: `topic.kebab-words`. */
  readonly code: string;
  readonly topic: PreflightTopic;
  readonly state: PreflightState;
  /** One or two sentences for a person: what is so, and what follows from it. */
  readonly message: string;
  /** The most likely one first. */
  readonly fixes: readonly PreflightFix[];
}

/** A plan that the run will carry out, as far as is known before it. */
export interface ComingPlan {
  readonly key: PlanKey;
  readonly title: string;
  readonly file: string;
}

/** What is known of a run before it begins. */
export interface Preflight {
  readonly verdict: 'ready' | 'warnings' | 'stopped';
  /** 0: the run can begin, or there is nothing to do; else the exit code with which `mstack run` would end at once. */
  readonly exitCode: number;
  /** By topic, in the order of `preflightTopics`. */
  readonly items: readonly PreflightItem[];
  /** In the order in which they will be carried out. */
  readonly plans: readonly ComingPlan[];
  readonly forecast: Forecast;
  /** One line: how many plans, how long, how much, and whether the lid must stay open. */
  readonly summary: string;
}
