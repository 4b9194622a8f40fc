import assert from 'node:assert/strict';
import type { Range } from '../../core/base/range.ts';

/** Every range anywhere in a value, whatever it is called there: a reader that learns a new one is tested by itself. */
export function rangesIn(value: unknown): Range[] {
  const ranges: Range[] = [];
  // A part that several others share is looked at once.
  const seen = new Set<object>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) {
      return;
    }
    seen.add(part);
    if (isRange(part)) {
      ranges.push(part);
    }
    const inner: unknown[] = part instanceof Map ? [...part.values()] : [...Object.values(part), ...computedIn(part)];
    inner.forEach(visit);
  };
  visit(value);
  return ranges;
}

/** What the value's class makes when asked for. */
function computedIn(value: object): unknown[] {
  const shape: unknown = Object.getPrototypeOf(value);
  return typeof shape !== 'object' || shape === null || shape === Object.prototype || shape === Array.prototype
    ? []
    : Object.getOwnPropertyNames(shape)
        .filter((name) => Object.getOwnPropertyDescriptor(shape, name)?.get !== undefined)
        .map((name): unknown => value[name as keyof typeof value]);
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}

/** Throws when a range begins or ends outside the text, or ends before it begins. */
export function assertInside(text: string, ranges: readonly Range[]): void {
  const lines = linesOf(text);
  for (const range of ranges) {
    const { start, end } = range;
    for (const { line, character } of [start, end]) {
      const length = lines[line]?.length ?? -1;
      assert.ok(
        Number.isInteger(character) && character >= 0 && character <= length,
        `${JSON.stringify(range)} is outside: line ${line} has ${length} characters of ${lines.length} lines`,
      );
    }
    assert.ok(
      start.line < end.line || (start.line === end.line && start.character <= end.character),
      `${JSON.stringify(range)} ends before it begins`,
    );
  }
}

/** Lines as editors count them, without a byte order mark, which they keep to themselves. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}
