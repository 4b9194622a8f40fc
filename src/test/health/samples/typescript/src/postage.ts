/** Postage in cents of a parcel of so many grams. */
export function postage(grams: number): number {
  return grams <= 500 ? 700 : 1100;
}
