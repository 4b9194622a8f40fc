import * as z from 'zod';
import { auditTopics } from '../core/audit/audit.ts';

const topic = z.enum(auditTopics);
const share = z.number().min(0).max(1);
const count = z.number().int().min(0);

/** `DeepAudit` as JSON. What is not known is absent. */
export const deepAudit = z.object({
  commands: z.array(
    z.object({
      topic,
      command: z.string(),
      passed: z.boolean(),
      seconds: z.number(),
      tests: count.optional(),
      skipped: count.optional(),
    }),
  ),
  coverage: share.optional(),
  mutants: z
    .object({
      tool: z.string(),
      tried: count,
      chosen: count,
      killed: count,
      timedOut: count,
      share: z.object({ low: share, high: share }),
      survivors: z.array(z.string()),
    })
    .optional(),
  gaps: z.array(z.string()),
});

/** What `mstack audit --json` prints. */
export const auditAnswer = z.object({
  level: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  score: z.number(),
  evidence: z.array(z.object({ topic, what: z.string(), points: z.number(), files: z.array(z.string()) })),
  missing: z.array(z.object({ topic, what: z.string(), raises: z.number(), goal: z.string() })),
  measuredOn: z.string(),
  /** Absent: only files were read. */
  deep: deepAudit.optional(),
  /** When `deep` was measured, in milliseconds since 1970, and how many files that matter have changed since. */
  measuredAt: z.number().optional(),
  changed: count.optional(),
});

export type AuditAnswer = z.infer<typeof auditAnswer>;
