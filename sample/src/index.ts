export { formatFraction, fraction, multiply, parseFraction, type Fraction } from './fraction.ts';
export { formatIngredient, parseIngredient, scale, type Ingredient } from './ingredient.ts';
export type { Unit } from './unit.ts';
