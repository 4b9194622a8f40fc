/** How far the project's own verification would notice that a change broke something: may a person walk away? */
export interface Audit {
  readonly level: 'LOW' | 'MEDIUM' | 'HIGH';
  /** 0 to 10, one decimal. */
  readonly score: number;
  /** What speaks for it, the weightiest first. */
  readonly evidence: readonly Evidence[];
  /** What would raise it, by how much, the largest gain first. */
  readonly missing: readonly Missing[];
  /** Digest of what it was measured on, so that a stale one is seen. */
  readonly measuredOn: string;
  /** What was found out by running things; undefined: only files were read. */
  readonly deep: DeepAudit | undefined;
}

export const auditTopics = [
  'types',
  'lint',
  'unit',
  'integration',
  'end-to-end',
  'contracts',
  'dead-code',
  'ci',
  'strength',
] as const;

/** What verification is made of. `strength`: what the tests notice, as mutants show. */
export type AuditTopic = (typeof auditTopics)[number];

export interface Evidence {
  readonly topic: AuditTopic;
  /** One line for a person, with its numbers: `212 unit tests over 18 thousand lines (Vitest)`. */
  readonly what: string;
  /** Points of the score that it brings. */
  readonly points: number;
  /** Files that show it, relative to the repository; a few. */
  readonly files: readonly string[];
}

export interface Missing {
  readonly topic: AuditTopic;
  readonly what: string;
  /** Points of the score that it would bring, as far as one can say beforehand. */
  readonly raises: number;
  /** Goal that a planner can be given to get there. */
  readonly goal: string;
}

export interface DeepAudit {
  /** Each command that was run. */
  readonly commands: readonly {
    readonly topic: AuditTopic;
    readonly command: string;
    readonly passed: boolean;
    readonly seconds: number;
    /** Tests that ran, where its output tells. */
    readonly tests: number | undefined;
    readonly skipped: number | undefined;
  }[];
  /** Share of lines that the tests reach, 0 to 1. */
  readonly coverage: number | undefined;
  readonly mutants:
    | {
        readonly tool: string;
        /** Mutants that were tried; those that turned out to be no program are not among them. */
        readonly tried: number;
        /** Mutants that were to be tried. More than `tried`: the time was up. */
        readonly chosen: number;
        /** Mutants that the tests noticed, those in `timedOut` included: the share is `killed / tried`. */
        readonly killed: number;
        /** Those of `killed` that only the time limit ended: counted as noticed, as is usual. */
        readonly timedOut: number;
        /** Ends of the share of all mutants that this sample stands for, with 95 % confidence, 0 to 1. */
        readonly share: { readonly low: number; readonly high: number };
        /** Where the tests noticed nothing: `src/a.ts:12: > became >=`. */
        readonly survivors: readonly string[];
      }
    | undefined;
  /** What could not be measured or was left out, and why: a sentence each. */
  readonly gaps: readonly string[];
}
