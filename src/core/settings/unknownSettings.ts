import * as z from 'zod';
import { nearestWord } from '../base/nearestWord.ts';
import { oneLine } from '../base/oneLine.ts';
import { settingsSchema } from './settingsSchema.ts';

/** Names what no setting is called, with the setting that was perhaps meant; a sentence each. It is never an error. */
export function unknownSettings(config: unknown): readonly string[] {
  return unknownIn(config, settingsSchema, []).map((at) => {
    const meant = meantBy(at);
    const instead = meant === undefined ? '' : `; did you mean \`${meant}\`?`;
    return `.mstack/config.json: \`${oneLine(at.join('.'))}\`: no such setting${instead === '' ? '; it is ignored.' : `${instead} It is ignored.`}`;
  });
}

/** Where in a value a schema names nothing, as names from the top. */
function unknownIn(value: unknown, schema: z.core.$ZodType, at: readonly string[]): readonly (readonly string[])[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unknownIn(value, schema.unwrap(), at);
  }
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  if (schema instanceof z.ZodRecord) {
    // What a name must be like is said where it is read.
    return entries.flatMap(([name, inner]) => unknownIn(inner, schema.valueType, [...at, name]));
  }
  if (schema instanceof z.ZodObject) {
    const { shape } = schema;
    return entries.flatMap(([name, inner]) =>
      Object.hasOwn(shape, name) ? unknownIn(inner, shape[name], [...at, name]) : [[...at, name]],
    );
  }
  return [];
}

/** The setting that a wrong name is nearest to: in its own place, else one of that name in another place. */
function meantBy(at: readonly string[]): string | undefined {
  const name = at.at(-1) ?? '';
  const above = at.slice(0, -1);
  const beside = namesAt(settingsSchema, above);
  const plain = plainName(name);
  const same = beside.find((each) => plainName(each) === plain) ?? nearestWord(name, beside)?.word;
  if (same !== undefined) {
    return [...above, same].join('.');
  }
  const elsewhere = everySetting.filter((each) => plainName(each.split('.').at(-1) ?? '') === plain);
  return elsewhere.length === 1 ? elsewhere[0] : undefined;
}

/** `plans_directory` and `plans-directory` are `plansDirectory`. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

function namesAt(schema: z.core.$ZodType, at: readonly string[]): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return namesAt(schema.unwrap(), at);
  }
  const [first, ...rest] = at;
  if (schema instanceof z.ZodRecord) {
    return first === undefined ? [] : namesAt(schema.valueType, rest);
  }
  if (!(schema instanceof z.ZodObject)) {
    return [];
  }
  const { shape } = schema;
  return first === undefined ? Object.keys(shape) : Object.hasOwn(shape, first) ? namesAt(shape[first], rest) : [];
}

/** With the names above it; what stands below a name of the person's own is not among them. */
const everySetting = namesAt(settingsSchema, []).flatMap((name) => [
  name,
  ...namesAt(settingsSchema, [name]).map((inner) => `${name}.${inner}`),
]);
