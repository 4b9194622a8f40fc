import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount } from '../src/money.js';

describe('parseAmount', () => {
  it('reads whole numbers', () => {
    expect(parseAmount('12')).toBe(1200);
  });

  it('reads cents', () => {
    expect(parseAmount('12.5')).toBe(1250);
    expect(parseAmount('12.05')).toBe(1205);
  });

  it.each([['', 'empty'], ['1,5', 'comma'], ['-3', 'sign'], ['1.234', 'digits']])('refuses %s (%s)', (text) => {
    expect(() => parseAmount(text)).toThrow(/Not an amount/);
  });
});

describe('formatAmount', () => {
  it('shows cents', () => {
    expect(formatAmount(1205)).toBe('12.05');
  });

  it('shows a sign', () => {
    expect(formatAmount(-5)).toBe('-0.05');
  });
});
