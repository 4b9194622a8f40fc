import { describe, expect, it } from 'vitest';
import { type Line, render, subtotal, total } from '../src/invoice.js';
import { FixedTaxRates } from '../src/taxRates.js';
import { expectCents } from './expectCents.js';

const lines: readonly Line[] = [
  { name: 'Chair', price: 4999, count: 2 },
  { name: 'Lamp', price: 1250, count: 1 },
];
const rates = new FixedTaxRates(new Map([['DE', 0.19], ['CH', 0.081]]));

describe('invoice', () => {
  it('adds lines up', () => {
    expectCents(subtotal(lines), 11248);
  });

  it('adds tax', async () => {
    expect(await total(lines, 'DE', rates)).toBe(13385);
    expect(await total(lines, 'CH', rates)).toBe(12159);
  });

  it('refuses a country without a rate', async () => {
    await expect(total(lines, 'XX', rates)).rejects.toThrow('No tax rate for XX');
  });

  it('renders', () => {
    expect(render(lines)).toMatchSnapshot();
  });

  it('keeps shares within a cent', () => {
    expect(subtotal(lines) / 3).toBeCloseTo(3749.33, 2);
  });
});
