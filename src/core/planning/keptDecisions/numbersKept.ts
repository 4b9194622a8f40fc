import type { NumberToken } from './decisiveTokens.ts';
import { type Side, units } from './decisiveWords.ts';

/** What a bound may become without letting more pass. */
const narrower: Readonly<Record<Side | 'none', readonly (Side | 'none')[]>> = {
  none: ['none', 'exact'],
  exact: ['exact'],
  most: ['most', 'below'],
  below: ['below'],
  least: ['least', 'above'],
  above: ['above'],
  about: ['about', 'none', 'exact', 'most', 'least', 'below', 'above'],
};

/** The same number on the same side, or on a narrower one; a unit may come where there was none. */
export function isSameNumber(old: NumberToken, other: NumberToken): boolean {
  return (
    old.value === other.value &&
    (old.unit === '' || old.unit === other.unit) &&
    narrower[old.side ?? 'none'].includes(other.side ?? 'none')
  );
}

/** Whether a number that came lets more pass than one of the same measure that was there. */
export function isLooser(number: NumberToken, old: readonly NumberToken[]): boolean {
  const own = sizeOf(number);
  if (own === undefined || old.some((each) => isSameNumber(each, number))) {
    return false;
  }
  return old.some((each) => {
    const known = sizeOf(each);
    if (known?.measure !== own.measure) {
      return false;
    }
    const atLeast =
      each.side === 'least' || each.side === 'above' || (each.side === undefined && known.measure === 'share');
    return atLeast ? own.size < known.size : own.size > known.size;
  });
}

function sizeOf({ value, unit }: NumberToken): { readonly measure: string; readonly size: number } | undefined {
  const known = units.get(unit.toLowerCase());
  const size = Number(value);
  return known === undefined || Number.isNaN(size) ? undefined : { measure: known.measure, size: size * known.factor };
}
