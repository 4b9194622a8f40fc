/** Standard deviations around the middle that hold 95 % of a normal distribution. */
const z = 1.96;

/**
 * The share that a sample stands for, with 95 % confidence (E. B. Wilson, 1927): honest for small samples and near 0
 * and 1, where the usual formula gives an interval of no width.
 *
 * @returns both ends from 0 to 1; 0 and 1 when nothing was tried
 */
export function wilsonInterval(hits: number, tried: number): { readonly low: number; readonly high: number } {
  if (tried <= 0) {
    return { low: 0, high: 1 };
  }
  const share = hits / tried;
  const spread = z * Math.sqrt((share * (1 - share)) / tried + (z * z) / (4 * tried * tried));
  const middle = share + (z * z) / (2 * tried);
  const scale = 1 + (z * z) / tried;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
