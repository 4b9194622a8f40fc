import { formatFraction, multiply, parseFraction, type Fraction } from './fraction.ts';
import { formatUnit, parseUnit, type Unit } from './unit.ts';

/** One line of a recipe: `1 1/2 cups flour`, `2 eggs`, `salt`. */
export interface Ingredient {
  /** Undefined: as much as one likes. */
  readonly amount: Fraction | undefined;
  /** Undefined: it is counted. */
  readonly unit: Unit | undefined;
  readonly name: string;
}

/** Never fails: what is no amount is part of the name. */
export function parseIngredient(line: string): Ingredient {
  const text = line.trim().replace(/\s+/g, ' ');
  const match = /^(\d+ \d+\/\d+|\d+\/\d+|\d+\.\d+|\d+) (.+)$/.exec(text);
  const amount = match === null ? undefined : parseFraction(match[1] ?? '');
  if (match === null || amount === undefined) {
    return { amount: undefined, unit: undefined, name: text };
  }
  const [first = '', ...rest] = (match[2] ?? '').split(' ');
  const unit = parseUnit(first);
  return unit === undefined || rest.length === 0
    ? { amount, unit: undefined, name: [first, ...rest].join(' ') }
    : { amount, unit, name: rest.join(' ') };
}

export function formatIngredient({ amount, unit, name }: Ingredient): string {
  if (amount === undefined) {
    return name;
  }
  const isPlural = amount.numerator > amount.denominator;
  return [formatFraction(amount), ...(unit === undefined ? [] : [formatUnit(unit, isPlural)]), name].join(' ');
}

export function scale(ingredient: Ingredient, times: Fraction): Ingredient {
  return ingredient.amount === undefined ? ingredient : { ...ingredient, amount: multiply(ingredient.amount, times) };
}
