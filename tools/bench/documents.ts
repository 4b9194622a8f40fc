import type { Edit } from './languageServer.ts';
import { planContent, randomFrom } from './generatedPlans.ts';

/** Keystrokes in one place before the cursor goes elsewhere. */
const keystrokes = 8;
const typed = ' and then some more words of a person who types';

/**
 * Single characters typed at the ends of lines all over the document, from `firstLine` on; empty lines and fences are
 * left alone. The lines themselves are not changed.
 */
export function* typing(lines: readonly string[], firstLine: number): Generator<Edit, never> {
  const random = randomFrom(lines.length);
  const places = Array.from(lines.keys()).filter((at) => at >= firstLine && /\w.*\w$/.test(lines[at] ?? ''));
  const added = new Map<number, number>();
  for (;;) {
    const line = places[Math.floor(random() * places.length)] ?? firstLine;
    for (let key = 0; key < keystrokes; key += 1) {
      const already = added.get(line) ?? 0;
      yield {
        line,
        character: (lines[line]?.length ?? 0) + already,
        text: typed.charAt(already % typed.length),
      };
      added.set(line, already + 1);
    }
  }
}

/** A YAML file of that many lines that says what a plan says, and breaks its schema here and there, for the YAML server. */
export function yamlText(lineCount: number): string {
  const { title, criteria, tasks } = planContent({ id: 1, lines: lineCount });
  const lines = ['id: 1', `title: ${plain(title)}`, 'status: pending', 'blocked-by: [2, 3]', 'criteria:'];
  for (let at = 0; lines.length < lineCount; at += 1) {
    lines.push(
      `  - text: ${plain(criteria[at % criteria.length] ?? '')}`,
      `    task: ${plain(tasks[at % tasks.length] ?? '')}`,
      `    priority: ${at % 20 === 0 ? 'high' : at}`,
      '    checks:',
      '      - tag: cmd',
      '        command: npm run test',
    );
  }
  return `${lines.slice(0, lineCount).join('\n')}\n`;
}

export const yamlSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['id', 'title', 'status', 'criteria'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer', minimum: 1 },
    title: { type: 'string', minLength: 3 },
    status: { enum: ['pending', 'in-progress', 'done', 'failed', 'blocked', 'skipped'] },
    'blocked-by': { type: 'array', items: { type: 'integer' } },
    criteria: {
      type: 'array',
      items: {
        type: 'object',
        required: ['text', 'priority', 'checks'],
        additionalProperties: false,
        properties: {
          text: { type: 'string', maxLength: 400 },
          task: { type: 'string' },
          priority: { type: 'integer' },
          checks: {
            type: 'array',
            items: {
              type: 'object',
              required: ['tag', 'command'],
              properties: { tag: { type: 'string', pattern: '^[a-z]' }, command: { type: 'string' } },
            },
          },
        },
      },
    },
  },
} as const;

/** A sentence that needs no quotes in YAML. */
function plain(sentence: string): string {
  return sentence.replaceAll(/[^\w ,.]/g, '');
}
