import * as z from 'zod';

const step = z.union(
  [
    z.strictObject({ say: z.string() }),
    z.strictObject({ write: z.strictObject({ path: z.string(), text: z.string() }) }),
    z.strictObject({ append: z.strictObject({ path: z.string(), text: z.string() }) }),
    z.strictObject({ replace: z.strictObject({ path: z.string(), find: z.string().min(1), with: z.string() }) }),
    z.strictObject({ delete: z.string() }),
    /** A command line of the system's shell; what it exits with does not end the rehearsal. */
    z.strictObject({ run: z.string() }),
    /** Answer of a role that has one. */
    z.strictObject({ answer: z.unknown() }),
    /** Seconds of real time, so that progress can be watched. */
    z.strictObject({ wait: z.number().min(0).max(3600) }),
    z.strictObject({ exit: z.int().min(0).max(255) }),
  ],
  { error: 'A step is one of: say, write, append, replace, delete, run, answer, wait, exit' },
);

export type RehearsalStep = z.infer<typeof step>;

/** By role: the steps of the first, second … time that the role is asked for a plan. The last entry repeats. */
const roles = z.partialRecord(
  z.enum(['plan', 'fix', 'implement', 'investigate', 'review', 'extract']),
  z.array(z.array(step)).min(1),
);

/** `.mstack/rehearsal.json`: the moves of the rehearsal agent, by plan file; `*` stands for every plan that is not named. */
export const rehearsalScript = z.strictObject({
  $schema: z.string().optional(),
  plans: z.record(z.string(), roles),
});

export type RehearsalScript = z.infer<typeof rehearsalScript>;

/** The steps for one request, or undefined when the script has none for this plan and role. */
export function stepsFor(
  script: RehearsalScript,
  request: { readonly planFile: string; readonly role: keyof z.infer<typeof roles>; readonly attempt: number },
): readonly RehearsalStep[] | undefined {
  const named = Object.hasOwn(script.plans, request.planFile) ? script.plans[request.planFile] : script.plans['*'];
  const attempts = named?.[request.role];
  return attempts?.[Math.min(request.attempt, attempts.length) - 1];
}
