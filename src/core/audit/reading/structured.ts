import { parse as parseJsonc } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';

/**
 * Files of others are read leniently: what is not as it should be is as if it were not there. Nothing is decided by
 * their form, and whoever made them has tools that complain.
 */
export type Json = Readonly<Record<string, unknown>>;

/** JSON, with comments and trailing commas as editors take them; undefined: it is none. */
export function readJson(text: string): unknown {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return JSON.parse(plain);
  } catch {
    // Comments, trailing commas, or somebody is writing it just now: the slower reader takes what it can.
    return parseJsonc(plain, [], { allowTrailingComma: true }) as unknown;
  }
}

export function readToml(text: string): Json {
  try {
    return recordOf(parseToml(text));
  } catch {
    // Somebody is writing it just now.
    return {};
  }
}

export function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or the texts of a list. */
export function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : listOf(value).filter((each) => typeof each === 'string');
}

/** What is found by following keys inwards. */
export function within(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => recordOf(inner)[key], value);
}
