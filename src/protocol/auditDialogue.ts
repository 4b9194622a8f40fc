import * as z from 'zod';

const topic = z.string();

/** The audit as `mstack audit --json` prints it. What is not known is left out. */
export const auditJson = z.object({
  level: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  score: z.number(),
  evidence: z
    .array(z.object({ topic, what: z.string(), points: z.number(), files: z.array(z.string()).readonly() }))
    .readonly(),
  missing: z.array(z.object({ topic, what: z.string(), raises: z.number(), goal: z.string() })).readonly(),
  measuredOn: z.string(),
  deep: z
    .object({
      commands: z
        .array(
          z.object({
            topic,
            command: z.string(),
            passed: z.boolean(),
            seconds: z.number(),
            tests: z.number().optional(),
            skipped: z.number().optional(),
          }),
        )
        .readonly(),
      coverage: z.number().optional(),
      mutants: z
        .object({
          tool: z.string(),
          tried: z.number(),
          chosen: z.number(),
          killed: z.number(),
          timedOut: z.number(),
          share: z.object({ low: z.number(), high: z.number() }),
          survivors: z.array(z.string()).readonly(),
        })
        .optional(),
      gaps: z.array(z.string()).readonly(),
    })
    .optional(),
  deepAge: z
    .object({
      /** ISO 8601. */
      measuredAt: z.string(),
      /** Sources, tests and settings that have changed since; left out: nobody knows any more. */
      changed: z.number().optional(),
      /** The same for a person; empty: nothing has changed. */
      text: z.string(),
    })
    .optional(),
});

/**
 * What `mstack audit --deep --stdio` says, one JSON object a line. Nothing is asked; the line `{"kind":"cancel"}`, or the
 * end of the input, cancels it.
 */
export const auditMessage = z.discriminatedUnion('kind', [
  /** `done` of `of` steps; what is done now, or was just found out. */
  z.object({ kind: z.literal('progress'), text: z.string(), done: z.number(), of: z.number() }),
  /** The end, with exit code 0. */
  z.object({ kind: z.literal('audited'), audit: auditJson }),
  /** A sentence for a person, with another exit code. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

export type AuditMessage = z.infer<typeof auditMessage>;
