import * as z from 'zod';

/** What a client may hand over when it starts the language server; other editors hand over nothing. */
export const serverOptions = z.object({
  /** Relative to the repository; empty or absent: as in the settings, else `docs/plans` or `plans`. */
  plansDirectory: z.string().optional(),
  /** The client carries out the commands of code lenses itself, and wants to be told every plan's score. */
  ownCommands: z.boolean().optional(),
});

export type ServerOptions = z.infer<typeof serverOptions>;

/** Notification from the server: scores of plans that are new or have changed, and files that are plans no longer. */
export const scoresMethod = 'mstack/scores';

export const planScores = z.object({
  /** Absolute path of the repository. */
  repository: z.string(),
  scores: z.array(
    z.object({
      /** Relative to the repository, forward slashes. */
      file: z.string(),
      /** 0 to 10. */
      overall: z.number(),
      clarity: z.number(),
      testability: z.number(),
      scopeFit: z.number(),
      autonomy: z.number(),
      /** The plan cannot run as it is. */
      blocked: z.boolean(),
      /** A run would not begin it, by what the last probe of its checks found: why, behind the plan's name. */
      heldBack: z.string().optional(),
    }),
  ),
  removed: z.array(z.string()),
});

export type PlanScores = z.infer<typeof planScores>;

export type PlanScore = PlanScores['scores'][number];

/** Request from the client: what would make a plan a 10. */
export const remediesMethod = 'mstack/remedies';

export const remediesRequest = z.object({
  repository: z.string(),
  /** Of the plan, relative to the repository. */
  file: z.string(),
});

/** The most expensive place first. */
export const remediesAnswer = z.array(
  z.object({
    /** From 0. */
    line: z.number(),
    gains: z.array(
      z.object({ dimension: z.enum(['clarity', 'testability', 'scopeFit', 'autonomy']), points: z.number() }),
    ),
    text: z.string(),
  }),
);

export type PlanRemedies = z.infer<typeof remediesAnswer>;

/** Notification from the server: every plan of a repository has been read. */
export const indexedMethod = 'mstack/indexed';

export const indexed = z.object({
  /** Absolute path. */
  repository: z.string(),
  plans: z.number(),
  milliseconds: z.number(),
});

export type Indexed = z.infer<typeof indexed>;

/** Request from the client: runs one check of a plan, now, in the repository. */
export const runCheckMethod = 'mstack/runCheck';

export const runCheckRequest = z.object({
  /** Of the plan, relative to the repository. */
  file: z.string(),
  repository: z.string(),
  /** Line of the check, from 0. */
  line: z.number().int(),
});

export const runCheckAnswer = z.object({
  outcome: z.enum(['passed', 'failed', 'not-run']),
  command: z.string(),
  reason: z.string(),
  seconds: z.number(),
  output: z.string(),
});

export type RunCheckAnswer = z.infer<typeof runCheckAnswer>;

/** Request from the client: runs all checks of a plan on a copy of the work tree, to see what they can prove. */
export const probePlanMethod = 'mstack/probePlan';

const probeToken = z.union([z.string(), z.number()]);

export type ProbeToken = z.infer<typeof probeToken>;

export const probePlanRequest = z.object({
  /** Absolute path. */
  repository: z.string(),
  /** Of the plan, relative to the repository. */
  file: z.string(),
  /** What the client's own setting says; absent: as in the repository's. */
  probe: z.enum(['always', 'ask', 'never']).optional(),
  /** Of the protocol's work done progress: each check is reported. */
  workDoneToken: probeToken.optional(),
});

export const probePlanAnswer = z.object({
  outcome: z.enum(['probed', 'stopped', 'not-run']),
  /** Why there are no verdicts; empty when there are. */
  reason: z.string(),
  checks: z.array(
    z.object({
      tag: z.string(),
      text: z.string(),
      /** From 0. */
      line: z.number(),
      verdict: z.enum(['red', 'vacuous', 'broken', 'not-probed']),
      reason: z.string(),
      seconds: z.number(),
    }),
  ),
});

export type ProbePlanAnswer = z.infer<typeof probePlanAnswer>;
