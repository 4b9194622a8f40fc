import * as z from 'zod';

/** A message to the runner, one JSON object a line over its socket. */
export const controlMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stop'), by: z.string() }),
  z.object({ kind: z.literal('ping') }),
]);

export type ControlMessage = z.infer<typeof controlMessage>;

/** The runner's answer to each message, one JSON object a line. */
export const controlAnswer = z.object({
  kind: z.enum(['taken', 'refused']),
  run: z.string(),
  pid: z.number(),
  reason: z.string(),
});

export type ControlAnswer = z.infer<typeof controlAnswer>;
