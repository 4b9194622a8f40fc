import * as z from 'zod';
import type { Goal } from './proposal.ts';

/** A line of `.mstack/learnings.jsonl` (the contracts). What is not needed here may be missing. */
const entry = z.object({
  key: z.string().default(''),
  insight: z.string().min(1),
  type: z.string().default('note'),
  confidence: z.number().default(5),
  refs: z.array(z.string()).default([]),
});

type Entry = z.infer<typeof entry>;

const mostNotes = 20;
/** From this confidence on a convention holds for whatever is planned. */
const certain = 7;

/** What earlier runs learned that a goal may touch, a line each, the best first. Lines that cannot be read are left out. */
export function knowledgeNotes(text: string, goal: Goal): readonly string[] {
  const words = wordsOf(`${goal.text} ${goal.place?.file ?? ''}`);
  return text
    .split('\n')
    .flatMap((line) => read(line) ?? [])
    .map((one) => ({ one, weight: weightOf(one, words, goal.place?.file) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, mostNotes)
    .map(({ one }) => `${one.type}: ${one.insight}${one.refs.length === 0 ? '' : ` (${one.refs.join(', ')})`}`);
}

function read(line: string): Entry | undefined {
  if (line.trim() === '') {
    return undefined;
  }
  try {
    return entry.safeParse(JSON.parse(line)).data;
  } catch {
    // A torn or foreign line: the others still say what they say.
    return undefined;
  }
}

/** Shared words, a file that both are about, and how sure the entry is. Above 0: it is told. */
function weightOf(
  { key, insight, type, confidence, refs }: Entry,
  words: ReadonlySet<string>,
  file: string | undefined,
): number {
  const shared = [...wordsOf(`${key} ${insight} ${refs.join(' ')}`)].filter((word) => words.has(word)).length;
  const same = file !== undefined && refs.some((ref) => file === ref || file.startsWith(`${ref}/`));
  const holds = type === 'convention' && confidence >= certain;
  const weight = shared + (same ? 5 : 0) + (holds ? 1 : 0);
  return weight === 0 ? 0 : weight + confidence / 100;
}

/** Words of four letters or more; shorter ones are shared by everything. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= 4),
  );
}
