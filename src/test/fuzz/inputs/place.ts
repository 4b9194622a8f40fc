import * as fc from 'fast-check';
import type { Position } from '../../../core/base/range.ts';

const whole = 10_000;

/** A place of a text that is not known when the place is drawn; now and then one behind the end, as clients send them. */
export const place: fc.Arbitrary<(lines: readonly string[]) => Position> = fc
  .record({ line: fc.nat(whole + 200), character: fc.nat(whole + 200) })
  .map(({ line, character }) => (lines: readonly string[]) => {
    const at = Math.floor((line / whole) * lines.length);
    return { line: at, character: Math.floor((character / whole) * ((lines[at] ?? '').length + 1)) };
  });
