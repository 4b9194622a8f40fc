import * as z from 'zod';
import { importFormats } from '../core/import/importedPlan.ts';

const count = z.number().int().min(0);

/** What `mstack import --json` prints, before and after writing. Paths are relative to the repository. */
export const importAnswer = z.object({
  /** False: only looked. */
  written: z.boolean(),
  sources: z.array(
    z.object({
      format: z.enum(importFormats),
      name: z.string(),
      place: z.string(),
      plans: count,
      /** Those that are written, or would be. */
      fresh: count,
      /** Those that an earlier import has written. */
      known: count,
    }),
  ),
  plans: z.array(
    z.object({
      file: z.string(),
      id: z.number().nullable(),
      title: z.string(),
      goal: z.string(),
      status: z.string(),
      from: z.string(),
      blockedBy: z.array(z.string()),
      criteria: count,
      tasks: count,
      checks: count,
      /** Null: it is not to be done. */
      score: z.number().nullable(),
      /** It cannot run as it is. */
      blocked: z.boolean(),
    }),
  ),
  known: z.array(z.object({ from: z.string(), file: z.string(), changed: z.boolean(), nowDone: z.boolean() })),
  leftOut: z.array(z.object({ from: z.string(), what: z.string(), why: z.string(), criteria: count, tasks: count })),
});

export type ImportAnswer = z.infer<typeof importAnswer>;
