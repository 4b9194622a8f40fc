import type * as z from 'zod';
import { failure, success, type Result } from '../base/result.ts';

/** Reads JSON text without throwing. */
export function readJson(text: string): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(text);
    return success(value);
  } catch (error) {
    // JSON.parse throws nothing but SyntaxError, whose message names the place.
    return failure(error instanceof Error ? error.message : 'not JSON');
  }
}

/** A line of an agent that speaks JSON lines: read, of a shape that is no concern of ours, or no JSON at all. */
export type JsonLine<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable' };

export function readJsonLine<Value>(line: string, schema: z.ZodType<Value>): JsonLine<Value> {
  const json = readJson(line);
  if (!json.ok) {
    return { kind: 'unreadable' };
  }
  const read = schema.safeParse(json.value);
  return read.success ? { kind: 'read', value: read.data } : { kind: 'unknown' };
}

/** The beginning of a line that could not be read, for a warning. */
export function quoteLine(line: string): string {
  return line.length <= 200 ? line : `${line.slice(0, 200)}…`;
}
