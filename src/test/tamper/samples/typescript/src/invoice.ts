import { type Cents, formatAmount } from './money.js';
import type { TaxRates } from './taxRates.js';

export interface Line {
  readonly name: string;
  readonly price: Cents;
  readonly count: number;
}

export function subtotal(lines: readonly Line[]): Cents {
  return lines.reduce((sum, line) => sum + line.price * line.count, 0);
}

export async function total(lines: readonly Line[], country: string, rates: TaxRates): Promise<Cents> {
  const rate = await rates.rateOf(country);
  return Math.round(subtotal(lines) * (1 + rate));
}

export function render(lines: readonly Line[]): string {
  // eslint-disable-next-line no-console -- the trace is asked for by the person
  const trace = (text: string): void => console.debug(text);
  trace(`${lines.length} lines`);
  return lines.map((line) => `${line.count} x ${line.name} ${formatAmount(line.price)}`).join('\n');
}
