import * as z from 'zod';
import type { JournalRecord, RunEvent } from './events.ts';

/** Checksum of a text as lower-case hexadecimal; the host gives it, because the core has no built-ins. */
export type Checksum = (text: string) => string;

const version = z.looseObject({ v: z.number() });

const envelope = z.object({
  v: z.literal(1),
  seq: z.number().int().nonnegative(),
  t: z.number(),
  run: z.string(),
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
  sum: z.string(),
});

export type JournalLine =
  | { readonly kind: 'record'; readonly record: JournalRecord }
  /** Written by a newer version: this one cannot understand it. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged' };

/** One journal line, line feed included. The checksum covers everything else. */
export function encodeRecord(record: JournalRecord, checksum: Checksum): string {
  const { kind, ...data } = record.event;
  const { v, seq, t, run } = record;
  const body = { v, seq, t, run, kind, data };
  return `${JSON.stringify({ ...body, sum: checksum(JSON.stringify(body)) })}\n`;
}

/**
 * Reads one line without its line feed. A record whose checksum is right was written by this program, so its data are
 * taken as what the writer's types say; a kind that is not known here is kept for the fold to skip.
 */
export function decodeRecord(line: string, checksum: Checksum): JournalLine {
  const json = parseJson(line);
  // Only the version is sure to be where it is now: a newer envelope may look different in all the rest.
  const written = version.safeParse(json);
  if (written.success && written.data.v > 1) {
    return { kind: 'newer', version: written.data.v };
  }
  const parsed = envelope.safeParse(json);
  if (!parsed.success) {
    return { kind: 'damaged' };
  }
  const { v, seq, t, run, kind, data, sum } = parsed.data;
  if (checksum(JSON.stringify({ v, seq, t, run, kind, data })) !== sum) {
    return { kind: 'damaged' };
  }
  return { kind: 'record', record: { v, seq, t, run, event: { ...data, kind } as RunEvent } };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A torn line is what a crash leaves behind; the caller decides what it means.
    return undefined;
  }
}
