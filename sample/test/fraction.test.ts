import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatFraction, fraction, multiply, parseFraction } from '../src/index.ts';

describe('fraction', () => {
  it('is kept in lowest terms', () => {
    assert.deepEqual(fraction(6, 8), { numerator: 3, denominator: 4 });
    assert.deepEqual(fraction(1, -2), { numerator: -1, denominator: 2 });
  });

  it('refuses what is no fraction', () => {
    assert.throws(() => fraction(1, 0), RangeError);
    assert.throws(() => fraction(0.5), RangeError);
  });

  it('multiplies without rounding', () => {
    assert.deepEqual(multiply(fraction(1, 3), fraction(3)), fraction(1));
  });

  it('reads whole, broken, mixed and decimal amounts', () => {
    assert.deepEqual(parseFraction('3'), fraction(3));
    assert.deepEqual(parseFraction('3/4'), fraction(3, 4));
    assert.deepEqual(parseFraction('1 3/4'), fraction(7, 4));
    assert.deepEqual(parseFraction('0.75'), fraction(3, 4));
  });

  it('does not read anything else', () => {
    for (const text of ['', 'a', '1/0', '1/', '-1', '1,5']) {
      assert.equal(parseFraction(text), undefined, text);
    }
  });

  it('is written as cooks write it', () => {
    assert.equal(formatFraction(fraction(7, 4)), '1 3/4');
    assert.equal(formatFraction(fraction(3, 4)), '3/4');
    assert.equal(formatFraction(fraction(4, 2)), '2');
  });
});
