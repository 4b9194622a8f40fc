import * as z from 'zod';

const usage = z.object({ inputTokens: z.number(), outputTokens: z.number(), usd: z.number().optional() });

/**
 * A line of the agents that mstack ships itself (`api`, `rehearsal`): written by `src/agent`, read by `ownSession.ts`. The
 * last line is `ended` or `failed`; a process that ends without one has crashed.
 */
export const ownEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('said'), text: z.string() }),
  z.object({ kind: z.literal('thought'), text: z.string() }),
  z.object({
    kind: z.literal('toolStarted'),
    tool: z.string(),
    detail: z.string(),
    edits: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal('toolEnded'), tool: z.string(), failed: z.boolean(), output: z.string() }),
  z.object({ kind: z.literal('retrying'), reason: z.string(), waitSeconds: z.number().optional() }),
  z.object({ kind: z.literal('used'), usage }),
  z.object({ kind: z.literal('warned'), text: z.string() }),
  z.object({ kind: z.literal('ended'), answer: z.unknown().optional() }),
  z.object({
    kind: z.literal('failed'),
    fault: z.enum([
      'missing',
      'authentication',
      'limit',
      'overload',
      'network',
      'refusal',
      'tooLong',
      'protocol',
      'crash',
    ]),
    detail: z.string(),
  }),
]);

export type OwnEvent = z.infer<typeof ownEvent>;

export type OwnFault = Extract<OwnEvent, { kind: 'failed' }>['fault'];
