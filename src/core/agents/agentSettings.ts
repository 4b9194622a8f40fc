import * as z from 'zod';

export const agentIdSchema = z
  .string()
  .regex(/^[a-zA-Z][\w-]*$/, 'an agent id begins with a letter and holds letters, digits, - and _');

/**
 * The `agents` part of `.mstack/config.json`, by agent id. For a built-in id it replaces the program or the model; any
 * other id is a command line of the user's own and needs a `command`.
 */
export const agentSettings = z.record(
  agentIdSchema,
  z.looseObject({
    /** Program and leading arguments. Started without a shell. */
    command: z.array(z.string().min(1)).min(1).optional(),
    model: z.string().min(1).optional(),
  }),
);

export type AgentSettings = z.infer<typeof agentSettings>;
