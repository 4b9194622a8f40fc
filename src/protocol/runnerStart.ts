import * as z from 'zod';

/** What a host asks a new runner to do; its only argument, as JSON. */
export const runRequest = z.object({
  /** Folder inside the repository. */
  folder: z.string(),
  /** Plan references; empty: all pending plans. */
  references: z.array(z.string()),
  goal: z.string().optional(),
  /** Instead of the ones in the settings. */
  agent: z.string().optional(),
  reviewer: z.string().optional(),
  plansDirectory: z.string().optional(),
  /** When checks are run before the work. */
  probe: z.enum(['always', 'ask', 'never']).optional(),
  /** Begin a new run even where an unfinished one could be continued. */
  fresh: z.boolean().optional(),
});

export type RunRequest = z.infer<typeof runRequest>;

/** The runner's one message to the host that started it. `code`: exit codes of `mstack run`. */
export const startAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), run: z.string(), resumed: z.boolean(), notes: z.array(z.string()) }),
  z.object({ kind: z.literal('refused'), code: z.number().int(), message: z.string() }),
]);

export type StartAnswer = z.infer<typeof startAnswer>;
