import * as z from 'zod';
import { settingsSchema } from './settingsSchema.ts';

/** The JSON Schema of `.mstack/config.json`, by which editors complete and check it; as text. */
export function settingsJsonSchema(): string {
  return `${JSON.stringify(jsonSchema(), undefined, 2)}\n`;
}

/** Draft 7 is what VS Code understands wholly. */
function jsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(settingsSchema, { target: 'draft-07', io: 'input' });
}

type Schema = z.core.JSONSchema.BaseSchema;

/** `docs/settings.md`. */
export function settingsPage(): string {
  return `<!-- Written by \`npm run docs\` from src/core/settings/settingsSchema.ts. Change it there. -->

# Settings of a project

\`.mstack/config.json\` holds what is so for everybody who works on the project. It is JSON, lies in the repository, and may say as little as you like:

\`\`\`json
{ "agent": "claude", "limits": { "sessionMinutes": 90 }, "health": { "commands": { "test": "npm test" } } }
\`\`\`

What cannot be read, and a name that is no setting, is said by every command and ignored; the rest counts. A file that is no JSON stops a run. VS Code completes the file and marks what is wrong in it.
Your own choices for one run are options of \`mstack run\`, and [settings of the editor](editor.md).

| Key | Value | Default | What it is |
| --- | --- | --- | --- |
${rowsOf(jsonSchema(), '').join('\n')}

More: [agents](agents.md), [the health gate](health.md), [the probe](plans.md#red-first-what-a-check-can-prove), [the deep audit](deepAudit.md), [the preflight](preflight.md), [git and the sandbox](git.md).
`;
}

function rowsOf(schema: Schema, above: string): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    typeof inner === 'boolean' || name === '$schema' ? [] : rowsOfKey(inner, `${above}${name}`),
  );
}

function rowsOfKey(schema: Schema, key: string): readonly string[] {
  if (schema.properties !== undefined) {
    return rowsOf(schema, `${key}.`);
  }
  const inner = schema.additionalProperties;
  const own = typeof inner === 'object' && inner.properties !== undefined ? rowsOf(inner, `${key}.<id>.`) : [];
  if (own.length > 0) {
    return own;
  }
  const usual =
    schema.default === undefined ? '' : `\`${JSON.stringify(schema.default).replaceAll(/(?<=[:,])/g, ' ')}\``;
  return [`| \`${key}\` | ${valueText(schema)} | ${usual} | ${schema.description ?? ''} |`];
}

function valueText(schema: Schema): string {
  if (schema.enum !== undefined) {
    return schema.enum.map((each) => `\`${String(each)}\``).join(', ');
  }
  if (schema.anyOf !== undefined) {
    return schema.anyOf.map(valueText).join(' or ');
  }
  if (schema.const !== undefined) {
    return `\`${String(schema.const)}\``;
  }
  switch (schema.type) {
    case 'integer':
    case 'number':
      return numberText(schema);
    case 'boolean':
      return '`true`, `false`';
    case 'array':
      return 'list of texts';
    case 'object': {
      const names = typeof schema.propertyNames === 'object' ? schema.propertyNames.enum : undefined;
      const value = typeof schema.additionalProperties === 'object' ? valueText(schema.additionalProperties) : 'value';
      return `by ${(names ?? []).map((name) => `\`${String(name)}\``).join(', ')}: ${value}`;
    }
    default:
      return 'text';
  }
}

function numberText({ type, minimum, maximum, exclusiveMinimum }: Schema): string {
  const least =
    exclusiveMinimum === undefined ? (minimum === undefined ? '' : `from ${minimum}`) : `above ${exclusiveMinimum}`;
  const most = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : `up to ${maximum}`;
  return [type === 'integer' ? 'whole number' : 'number', least, most].filter((part) => part !== '').join(' ');
}
