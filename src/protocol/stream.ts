import * as z from 'zod';

/**
 * A line of the run's stream file (`stream.jsonl` in the run's folder): what a person watches. It is written as things
 * happen, is not flushed line by line, and decides nothing; the journal does.
 */
export interface StreamLine {
  /** Milliseconds since 1970. */
  readonly t: number;
  readonly plan: string | undefined;
  /** Where the text comes from. */
  readonly source: 'runner' | 'agent' | 'reviewer' | 'gate' | 'check' | 'git';
  /** How to show it: plain text, or the start or end of a step. */
  readonly kind: 'text' | 'thought' | 'tool' | 'result' | 'error' | 'heading';
  /** May hold several lines; control characters are already taken out, except line feeds and tabs. */
  readonly text: string;
}

const streamLine = z.object({
  t: z.number(),
  plan: z.string().optional(),
  source: z.enum(['runner', 'agent', 'reviewer', 'gate', 'check', 'git']),
  kind: z.enum(['text', 'thought', 'tool', 'result', 'error', 'heading']),
  text: z.string(),
});

/** Reads one line of a stream file. Undefined for what is none: a torn line, or one of a newer version. */
export function readStreamLine(line: string): StreamLine | undefined {
  try {
    const parsed = streamLine.safeParse(JSON.parse(line));
    return parsed.success ? { ...parsed.data, plan: parsed.data.plan } : undefined;
  } catch {
    // Not JSON: a crash tore the line.
    return undefined;
  }
}
