import * as z from 'zod';

/**
 * The `agents` part of `.mstack/config.json`, by agent id. For a built-in id it replaces the program or the model; any
 * other id is a command line of the user's own and needs a `command`.
 */
export const agentSettings = z.record(
  z.string().regex(/^[a-z][\w-]*$/i, 'an agent id begins with a letter and holds letters, digits, - and _'),
  z.looseObject({
    /** Program and leading arguments. Started without a shell. */
    command: z.array(z.string().min(1)).min(1).optional(),
    model: z.string().min(1).optional(),
  }),
);

export type AgentSettings = z.infer<typeof agentSettings>;
