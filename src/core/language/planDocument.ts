import type { Diagnosis } from '../doctor/diagnose.ts';
import type { Surroundings } from '../doctor/surroundings.ts';
import type { Neighbours } from '../plan/neighbours.ts';
import type { Check, Plan } from '../plan/plan.ts';
import type { QueueEntry } from '../plan/queue.ts';
import type { Mention } from './mentions.ts';

/** A plan file as it stands in an editor. */
export interface PlanDocument {
  /** Relative to the repository, forward slashes. */
  readonly file: string;
  /** Without line ends. */
  readonly lines: readonly string[];
  /** Undefined: the file lies where plans lie, and has no `status` yet. */
  readonly plan: Plan | undefined;
  readonly diagnosis: Diagnosis | undefined;
}

/** What a person's run found out about a check, the last time it was run. */
export interface CheckEvidence {
  readonly outcome: 'passed' | 'failed';
  /** One line. */
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly run: string;
}

/** Everything around a plan document that its language features look at. */
export interface LanguageWorkspace extends Surroundings {
  readonly neighbours: Neighbours | undefined;
  /** Every plan of the repository, archived ones too, as the editors show them. */
  readonly plans: () => readonly Plan[];
  /** A plan file's document; undefined: there is no such plan. */
  readonly document: (file: string) => PlanDocument | undefined;
  readonly evidenceOf: (plan: Plan, check: Check) => CheckEvidence | undefined;
  /** Whether a plan can be worked on now, and if not, why. Undefined: not known (yet), and nothing is said about it. */
  readonly queueEntryOf: (plan: Plan) => QueueEntry | undefined;
  /** Where a plan's prose names plans: `MentionMemory` reads it once for each plan. */
  readonly mentionsIn: (plan: Plan) => readonly Mention[];
  /** Lines of a text file of the repository (`package.json`, a Makefile), without their ends; undefined: it cannot be read. */
  readonly linesOf: (file: string) => readonly string[] | undefined;
}
