/** What was decided against what is right. */
export interface Counts {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
}

export function count<Item>(
  items: readonly Item[],
  isWeak: (item: Item) => boolean,
  isFound: (item: Item) => boolean,
): Counts {
  const number = (weak: boolean, found: boolean): number =>
    items.filter((item) => isWeak(item) === weak && isFound(item) === found).length;
  return {
    truePositive: number(true, true),
    falsePositive: number(false, true),
    falseNegative: number(true, false),
    trueNegative: number(false, false),
  };
}

export function f1(counts: Counts): number {
  const { truePositive, falsePositive, falseNegative } = counts;
  return (2 * truePositive) / Math.max(1, 2 * truePositive + falsePositive + falseNegative);
}

/** Precision, recall with their intervals, and F1, as one line. */
export function figuresText(counts: Counts): string {
  const { truePositive, falsePositive, falseNegative } = counts;
  return [
    `P ${shareText(truePositive, truePositive + falsePositive)}`,
    `R ${shareText(truePositive, truePositive + falseNegative)}`,
    `F1 ${f1(counts).toFixed(3)}`,
  ].join('   ');
}

/** A share with Wilson's 95 % interval, which also holds for few items and for shares near 0 and 1. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) {
    return 'none';
  }
  const z = 1.96;
  const share = part / whole;
  const middle = (share + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole);
  const half = (z / (1 + z ** 2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2));
  return `${share.toFixed(3)} [${(middle - half).toFixed(2)}–${(middle + half).toFixed(2)}] (${part}/${whole})`;
}

/** Rows of cells in columns as wide as their widest cell. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
