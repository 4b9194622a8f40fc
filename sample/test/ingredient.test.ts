import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatIngredient, fraction, parseIngredient, scale } from '../src/index.ts';

function thrice(line: string): string {
  return formatIngredient(scale(parseIngredient(line), fraction(3)));
}

describe('ingredient', () => {
  it('is read as amount, unit and name', () => {
    assert.deepEqual(parseIngredient('1 1/2 cups plain flour'), {
      amount: fraction(3, 2),
      unit: 'cup',
      name: 'plain flour',
    });
  });

  it('may be counted, or have no amount', () => {
    assert.deepEqual(parseIngredient('2 eggs'), { amount: fraction(2), unit: undefined, name: 'eggs' });
    assert.deepEqual(parseIngredient(' salt and  pepper '), {
      amount: undefined,
      unit: undefined,
      name: 'salt and pepper',
    });
  });

  it('knows long and short unit names', () => {
    assert.equal(parseIngredient('2 Tablespoons honey').unit, 'tbsp');
    assert.equal(parseIngredient('250 g butter').unit, 'g');
  });

  it('is scaled without rounding, and its unit follows the number', () => {
    assert.equal(thrice('1/3 cup sugar'), '1 cup sugar');
    assert.equal(thrice('1/2 cup milk'), '1 1/2 cups milk');
    assert.equal(thrice('5 ml vanilla'), '15 ml vanilla');
    assert.equal(thrice('salt'), 'salt');
  });
});
