/** An exact amount: lowest terms, denominator above 0. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** @throws RangeError when a part is no whole number, or the denominator is 0 */
export function fraction(numerator: number, denominator = 1): Fraction {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0) {
    throw new RangeError(`${numerator}/${denominator} is not a fraction`);
  }
  const divisor = greatestCommonDivisor(Math.abs(numerator), Math.abs(denominator)) * Math.sign(denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Reads `3`, `3/4`, `1 3/4` and `0.75`; undefined when the text is no amount. */
export function parseFraction(text: string): Fraction | undefined {
  const match = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(text);
  if (match !== null) {
    const [, whole = '0', numerator = '', denominator = ''] = match;
    return Number(denominator) === 0
      ? undefined
      : fraction(Number(whole) * Number(denominator) + Number(numerator), Number(denominator));
  }
  const decimal = /^(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (decimal === null) {
    return undefined;
  }
  const [, whole = '', decimals = ''] = decimal;
  return fraction(Number(whole + decimals), 10 ** decimals.length);
}

/** Writes an amount as cooks do: `1 3/4`. */
export function formatFraction({ numerator, denominator }: Fraction): string {
  const whole = Math.floor(numerator / denominator);
  const rest = numerator % denominator;
  const part = `${rest}/${denominator}`;
  return rest === 0 ? String(whole) : whole === 0 ? part : `${whole} ${part}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
