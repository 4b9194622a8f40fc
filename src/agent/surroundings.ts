import * as z from 'zod';

/** What the runner tells every agent that is a plain command line; see `requestEnvironment` in the core. */
export interface Surroundings {
  readonly role: 'plan' | 'fix' | 'implement' | 'investigate' | 'review' | 'extract';
  readonly planFile: string;
  /** From 1: how often this role has been asked for this plan. */
  readonly attempt: number;
  /** The working directory, absolute. */
  readonly repository: string;
  /** File with the JSON Schema of the answer; undefined where the role has none. */
  readonly schemaFile: string | undefined;
  readonly model: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const variables = z.object({
  MSTACK_ROLE: z.enum(['plan', 'fix', 'implement', 'investigate', 'review', 'extract']),
  MSTACK_PLAN: z.string().default(''),
  MSTACK_ATTEMPT: z.coerce.number().int().min(1).default(1),
  MSTACK_SCHEMA: z.string().min(1).optional(),
  MSTACK_MODEL: z.string().min(1).optional(),
});

/** Throws a sentence for a person when the variables are not those that mstack sets. */
export function readSurroundings(
  environment: Readonly<Record<string, string | undefined>>,
  repository: string,
): Surroundings {
  const read = variables.safeParse(environment);
  if (!read.success) {
    throw new Error(`This program is started by mstack, with its variables set. ${z.prettifyError(read.error)}`);
  }
  return {
    role: read.data.MSTACK_ROLE,
    planFile: read.data.MSTACK_PLAN,
    attempt: read.data.MSTACK_ATTEMPT,
    repository,
    schemaFile: read.data.MSTACK_SCHEMA,
    model: read.data.MSTACK_MODEL,
    environment,
  };
}
