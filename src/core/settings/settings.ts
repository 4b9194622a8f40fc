import * as z from 'zod';
import { type AgentSettings, agentSettings } from '../agents/agentSettings.ts';

/** What a run and its readers need of `.mstack/config.json`; the health part is read by the health room. */
export interface Settings {
  /** Undefined: the first one that is installed. */
  readonly agent: string | undefined;
  /** Undefined: the implementing agent reviews, in another session. */
  readonly reviewer: string | undefined;
  readonly agents: AgentSettings;
  /** Relative to the repository; undefined: `docs/plans`, else `plans`. */
  readonly plansDirectory: string | undefined;
  readonly attempts: number;
  /** No event for so long: the agent hangs. */
  readonly silentMinutes: number;
  /** One agent session may take so long. */
  readonly sessionMinutes: number;
  /** What is wrong in the file, for a person. What is wrong is ignored, the rest counts. */
  readonly problems: readonly string[];
}

const defaults = { attempts: 3, silentMinutes: 15, sessionMinutes: 60 } as const;

const minutes = z.number().positive();

const parts = {
  agent: z.string().min(1),
  reviewer: z.string().min(1),
  agents: agentSettings,
  plansDirectory: z.string().regex(/^(?!\/|[A-Za-z]:|.*\.\.)/, 'must be a path inside the repository'),
  limits: z.looseObject({
    attemptsPerCategory: z.number().int().min(1).max(20).optional(),
    silentMinutes: minutes.optional(),
    sessionMinutes: minutes.optional(),
  }),
};

/** @param config parsed JSON of `.mstack/config.json`; undefined where there is none */
export function readSettings(config: unknown): Settings {
  const problems: string[] = [];
  const object = z.record(z.string(), z.unknown()).safeParse(config ?? {});
  if (!object.success) {
    problems.push('.mstack/config.json: it must hold a JSON object; it is ignored.');
  }
  const values = object.success ? object.data : {};
  const read = <Value>(key: string, schema: z.ZodType<Value>): Value | undefined => {
    const value = values[key];
    const parsed = schema.safeParse(value);
    if (value !== undefined && value !== null && !parsed.success) {
      const why = parsed.error.issues.map((issue) => [...issue.path, issue.message].join(': ')).join('; ');
      problems.push(`.mstack/config.json: \`${key}\` cannot be read (${why}); it is ignored.`);
    }
    return parsed.data;
  };
  const limits = read('limits', parts.limits) ?? {};
  return {
    agent: read('agent', parts.agent),
    reviewer: read('reviewer', parts.reviewer),
    agents: read('agents', parts.agents) ?? {},
    plansDirectory: read('plansDirectory', parts.plansDirectory),
    attempts: limits.attemptsPerCategory ?? defaults.attempts,
    silentMinutes: limits.silentMinutes ?? defaults.silentMinutes,
    sessionMinutes: limits.sessionMinutes ?? defaults.sessionMinutes,
    problems,
  };
}
