import * as z from 'zod';
import { categories, type Category } from './health.ts';
import { defaultWeights } from './score.ts';

const categorySchema = z.enum(categories);
/** `false`, an empty command or `none` switch a category off. */
export const commandSchema = z.union([z.string(), z.literal(false)]);
export const timeoutSchema = z.number().positive();
export const weightSchema = z.number().min(0);

/** Only what is ours is looked at; one bad value must not hide the good ones beside it. */
const healthSchema = z.looseObject({
  health: z
    .looseObject({
      commands: z.record(z.string(), z.unknown()).optional(),
      weights: z.record(z.string(), z.unknown()).optional(),
      timeout: z.unknown().optional(),
    })
    .optional(),
});

export interface HealthSettings {
  /** By category; undefined: switched off. */
  readonly commands: ReadonlyMap<Category, string | undefined>;
  readonly weights: Readonly<Record<Category, number>>;
  /** Seconds that one tool may take; undefined: the host's default. */
  readonly timeoutSeconds: number | undefined;
  readonly problems: readonly string[];
}

/** Reads the health part of `.mstack/config.json` (parsed JSON; undefined where there is no such file). Never fails. */
export function readHealthSettings(config: unknown): HealthSettings {
  const nothing = { commands: new Map<Category, undefined>(), weights: defaultWeights, timeoutSeconds: undefined };
  if (config === undefined) {
    return { ...nothing, problems: [] };
  }
  const parsed = healthSchema.safeParse(config);
  if (!parsed.success) {
    return { ...nothing, problems: [`.mstack/config.json: ${z.prettifyError(parsed.error)}`] };
  }
  const problems: string[] = [];
  const { commands = {}, weights = {}, timeout } = parsed.data.health ?? {};
  const timeLimit = timeoutSchema.safeParse(timeout);
  if (timeout !== undefined && !timeLimit.success) {
    problems.push('.mstack/config.json: health.timeout must be a number of seconds above 0; it is ignored.');
  }
  const readCommands = readByCategory('commands', commands, commandSchema, problems);
  return {
    commands: new Map([...readCommands].map(([category, command]) => [category, isOff(command) ? undefined : command])),
    weights: { ...defaultWeights, ...Object.fromEntries(readByCategory('weights', weights, weightSchema, problems)) },
    timeoutSeconds: timeLimit.data,
    problems,
  };
}

function readByCategory<Value>(
  key: string,
  values: Readonly<Record<string, unknown>>,
  schema: z.ZodType<Value>,
  problems: string[],
): ReadonlyMap<Category, Value> {
  const read = new Map<Category, Value>();
  for (const [name, value] of Object.entries(values)) {
    const category = categorySchema.safeParse(name);
    const parsed = schema.safeParse(value);
    if (!category.success) {
      problems.push(
        `.mstack/config.json: health.${key}.${name} is no category (${categories.join(', ')}); it is ignored.`,
      );
    } else if (parsed.success) {
      read.set(category.data, parsed.data);
    } else {
      problems.push(`.mstack/config.json: health.${key}.${name} cannot be read; it is ignored.`);
    }
  }
  return read;
}

function isOff(command: string | false): command is false {
  return command === false || /^(?:none)?$/i.test(command.trim());
}
