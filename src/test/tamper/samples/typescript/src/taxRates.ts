export interface TaxRates {
  rateOf(country: string): Promise<number>;
}

export class FixedTaxRates implements TaxRates {
  readonly #rates: ReadonlyMap<string, number>;

  constructor(rates: ReadonlyMap<string, number>) {
    this.#rates = rates;
  }

  async rateOf(country: string): Promise<number> {
    const rate = this.#rates.get(country);
    if (rate === undefined) {
      throw new Error(`No tax rate for ${country}`);
    }
    return rate;
  }
}
