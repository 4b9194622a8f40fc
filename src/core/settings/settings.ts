import * as z from 'zod';
import { type AgentSettings, agentSettings } from '../agents/agentSettings.ts';
import type { SandboxSetting } from '../sandbox/sandbox.ts';
import { budgetParts, limitParts, parts, probeSchema, reviewDepthSchema, usual } from './settingsSchema.ts';
import { unknownSettings } from './unknownSettings.ts';

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
  /**
   * When checks are run before the work: `always` before each run and when a person asks, `ask` only when a person asks,
   * `never`.
   */
  readonly probe: ProbeSetting;
  /** A plan whose check can prove nothing is not begun. */
  readonly probeHoldsBack: boolean;
  readonly sandbox: SandboxSetting;
  /** Attempts that are kept under private refs. */
  readonly keptAttempts: number;
  /** Bytes from which on a file is too large to be committed unasked. */
  readonly fileBytes: number;
  /** How a change is reviewed. */
  readonly reviewDepth: ReviewDepth;
  /** What is wrong in the file, for a person. What is wrong is ignored, the rest counts. */
  readonly problems: readonly string[];
}

export type ProbeSetting = z.infer<typeof probeSchema>;

type ReviewDepth = z.infer<typeof reviewDepthSchema>;

const record = z.record(z.string(), z.unknown());

/** @param config parsed JSON of `.mstack/config.json`; undefined where there is none */
export function readSettings(config: unknown): Settings {
  const problems: string[] = [];
  const read = <Value>(name: string, value: unknown, schema: z.ZodType<Value>): Value | undefined => {
    if (value === undefined || value === null) {
      return undefined;
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      const why = parsed.error.issues.map((issue) => [...issue.path, issue.message].join(': ')).join('; ');
      problems.push(`.mstack/config.json: \`${name}\` cannot be read (${why}); it is ignored.`);
    }
    return parsed.data;
  };
  const object = record.safeParse(config ?? {});
  if (!object.success) {
    problems.push('.mstack/config.json: it must hold a JSON object; it is ignored.');
  }
  const values = object.data ?? {};
  // Each limit and each agent is read for itself, so that one that is wrong does not take the others with it.
  const limits = read('limits', values['limits'], record) ?? {};
  const limit = (name: string, schema: z.ZodType<number>): number | undefined =>
    read(`limits.${name}`, limits[name], schema);
  const agents = Object.entries(read('agents', values['agents'], record) ?? {}).map(([id, settings]) =>
    read(`agents.${id}`, { [id]: settings }, agentSettings),
  );
  const budget = read('budget', values['budget'], record) ?? {};
  for (const [name, schema] of Object.entries(budgetParts)) {
    // Whoever holds the budget reads it; here it is only said what cannot be read.
    read(`budget.${name}`, budget[name], schema);
  }
  const review = read('review', values['review'], record) ?? {};
  const known = {
    agent: read('agent', values['agent'], parts.agent),
    reviewer: read('reviewer', values['reviewer'], parts.reviewer),
    agents: Object.assign({}, ...agents) as AgentSettings,
    plansDirectory: read('plansDirectory', values['plansDirectory'], parts.plansDirectory),
    attempts: limit('attemptsPerCategory', limitParts.attemptsPerCategory) ?? usual.attemptsPerCategory,
    silentMinutes: limit('silentMinutes', limitParts.silentMinutes) ?? usual.silentMinutes,
    sessionMinutes: limit('sessionMinutes', limitParts.sessionMinutes) ?? usual.sessionMinutes,
    probe: read('probe', values['probe'], probeSchema) ?? usual.probe,
    probeHoldsBack: read('probeHoldsBack', values['probeHoldsBack'], parts.probeHoldsBack) ?? usual.probeHoldsBack,
    sandbox: read('sandbox', values['sandbox'], parts.sandbox) ?? usual.sandbox,
    keptAttempts: limit('keptAttempts', limitParts.keptAttempts) ?? usual.keptAttempts,
    fileBytes: limit('fileBytes', limitParts.fileBytes) ?? usual.fileBytes,
    reviewDepth: read('review.depth', review['depth'], reviewDepthSchema) ?? usual.reviewDepth,
  };
  return { ...known, problems: [...problems, ...unknownSettings(values)] };
}
