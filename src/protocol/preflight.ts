import * as z from 'zod';
import { type Preflight, preflightStates, preflightTopics } from '../core/preflight/preflight.ts';

const line = z.number().int().min(0);

const fix = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), label: z.string(), file: z.string(), line }),
  z.object({ kind: z.literal('setKey'), label: z.string(), file: z.string(), key: z.string(), value: z.string() }),
  z.object({ kind: z.literal('fixPlan'), label: z.string(), file: z.string() }),
  z.object({ kind: z.literal('terminal'), label: z.string(), command: z.string() }),
  z.object({ kind: z.literal('showChanges'), label: z.string() }),
]);

const estimate = z.object({ low: z.number(), middle: z.number(), high: z.number() });

/** What `mstack preflight --json` prints. What is not known is absent. */
export const preflightAnswer: z.ZodType<Preflight> = z.object({
  verdict: z.enum(['ready', 'warnings', 'stopped']),
  exitCode: z.number().int(),
  items: z.array(
    z.object({
      code: z.string(),
      topic: z.enum(preflightTopics),
      state: z.enum(preflightStates),
      message: z.string(),
      fixes: z.array(fix),
    }),
  ),
  plans: z.array(z.object({ key: z.string(), title: z.string(), file: z.string() })),
  forecast: z
    .object({
      plans: z.number(),
      history: z.number(),
      estimates: z
        .object({
          seconds: estimate,
          tokens: estimate,
          usd: estimate.optional(),
        })
        .optional(),
    })
    .transform(({ estimates, ...rest }) => ({
      ...rest,
      estimates: estimates === undefined ? undefined : { ...estimates, usd: estimates.usd },
    })),
  summary: z.string(),
});
