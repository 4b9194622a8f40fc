import * as z from 'zod';
import { agentIdSchema } from '../agents/agentSettings.ts';
import { categories } from '../health/health.ts';
import { defaultWeights } from '../health/score.ts';
import { sandboxSettings } from '../sandbox/sandbox.ts';
import { commandSchema, timeoutSchema, weightSchema } from '../health/healthSettings.ts';

export const probeSchema = z.enum(['always', 'ask', 'never']);

const sandboxSchema = z.enum(sandboxSettings);
export const reviewDepthSchema = z.enum(['standard', 'thorough', 'adversarial']);

/** What counts where the file says nothing. */
export const usual = {
  attemptsPerCategory: 3,
  silentMinutes: 15,
  sessionMinutes: 60,
  probe: 'always',
  probeHoldsBack: true,
  sandbox: 'auto',
  keptAttempts: 50,
  // Nobody reviews more in one file, and it is less than what the rules about a change still read of one.
  fileBytes: 1_000_000,
  reviewDepth: 'standard',
  audit: { minutes: 10, mutants: 30, copies: 1 },
} as const;

/** At most a week: timers of hosts overflow after 24 days and then fire at once. */
const minutes = z.number().positive().max(10_080);

/** Minutes and the like in which a deep audit keeps. */
export const auditParts = {
  minutes: z.number().positive().max(1440).describe('Minutes that a deep audit may take.').default(usual.audit.minutes),
  mutants: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .describe('Changes of the program that are tried.')
    .default(usual.audit.mutants),
  copies: z
    .number()
    .int()
    .min(1)
    .max(16)
    .describe('Copies of the project that are worked in side by side.')
    .default(usual.audit.copies),
};

export const budgetParts = {
  usd: z.number().positive().describe('US dollars.'),
  tokens: z.number().positive().describe('Tokens, read and written.'),
  minutes: z.number().positive().describe('Minutes.'),
};

export const limitParts = {
  attemptsPerCategory: z
    .number()
    .int()
    .min(1)
    .max(20)
    .describe('Attempts at one plan that may fail for reasons of one kind, before the plan counts as failed.')
    .default(usual.attemptsPerCategory),
  silentMinutes: minutes
    .describe('An agent that says nothing for so many minutes is ended. Longer than its longest command.')
    .default(usual.silentMinutes),
  sessionMinutes: minutes.describe('Minutes that one session of an agent may take.').default(usual.sessionMinutes),
  keptAttempts: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .describe('Attempts that are kept under private refs. The newest of a failed plan is kept in any case.')
    .default(usual.keptAttempts),
  fileBytes: z
    .number()
    .int()
    .min(1)
    .describe('Bytes: a file that is new, or grows, beyond them is not committed unless the plan lists it.')
    .default(usual.fileBytes),
};

const reviewParts = {
  depth: reviewDepthSchema
    .describe(
      '`standard`: one reviewer. `thorough`: three, each in a session of its own; one that objects is enough. `adversarial`: one that tries to refute the change.',
    )
    .default(usual.reviewDepth),
};

export const parts = {
  agent: z
    .string()
    .min(1)
    .describe(
      'Who carries out plans: `claude`, `codex`, `api`, `rehearsal`, or one of `agents`. Else the first installed.',
    ),
  reviewer: z
    .string()
    .min(1)
    .describe('Who reviews each change before it is committed. Else the agent itself, in a session of its own.'),
  plansDirectory: z
    .string()
    .min(1)
    .refine(isInside, 'must be a path inside the repository')
    .describe('Folder of the plan files, relative to the repository. Else `docs/plans`, or `plans`.'),
  probe: probeSchema
    .describe(
      'When checks are run before the work: `always` before each run and when you ask, `ask` only when you ask, `never`.',
    )
    .default(usual.probe),
  probeHoldsBack: z
    .boolean()
    .describe('Whether a run holds a plan back whose check can prove nothing.')
    .default(usual.probeHoldsBack),
  sandbox: sandboxSchema
    .describe(
      'Whether agents work in a sandbox: `auto` where one works, `off`, or `required`: no agent is started without one.',
    )
    .default(usual.sandbox),
};

function isInside(folder: string): boolean {
  return !/^(?:[/\\]|[A-Za-z]:)/.test(folder) && !folder.split(/[/\\]/).includes('..');
}

const category = z.enum(categories);

/** The whole of `.mstack/config.json`, as it should be. Editors complete by it, and what it does not name is no setting. */
export const settingsSchema = z
  .strictObject({
    $schema: z.string().describe('Where the JSON Schema of this file is. Only editors look at it.'),
    agent: parts.agent,
    reviewer: parts.reviewer,
    agents: z
      .record(
        agentIdSchema,
        z
          .strictObject({
            command: z
              .array(z.string().min(1))
              .min(1)
              .describe('Program and leading arguments; no shell is involved. An agent of your own needs it.'),
            model: z.string().min(1).describe('Model that the agent is told to use.'),
          })
          .partial(),
      )
      .describe('Programs and models of agents, by id. Any other id is a command line of your own.'),
    plansDirectory: parts.plansDirectory,
    limits: z.strictObject(limitParts).partial().describe('When a run gives up.'),
    review: z.strictObject(reviewParts).partial().describe('How a change is reviewed before it is committed.'),
    probe: parts.probe,
    probeHoldsBack: parts.probeHoldsBack,
    sandbox: parts.sandbox,
    health: z
      .strictObject({
        commands: z
          .partialRecord(category, commandSchema)
          .describe('Commands of the health gate, by category. `false`, an empty text or `none` switch one off.'),
        weights: z
          .partialRecord(category, weightSchema)
          .describe('How much each category counts in the score.')
          .default(defaultWeights),
        timeout: timeoutSchema.describe('Seconds that one tool may take; 900 where nothing is said.'),
      })
      .partial()
      .describe('The health gate.'),
    audit: z.strictObject(auditParts).partial().describe('How much work a deep audit may be.'),
    budget: z
      .strictObject(budgetParts)
      .partial()
      .describe(
        'What a run should not exceed. The preflight compares it with the forecast; a run is not yet stopped at it.',
      ),
  })
  .partial()
  .describe('Settings of mstack for everybody who works on this project.');
