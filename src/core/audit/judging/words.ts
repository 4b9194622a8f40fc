/** `18 thousand`, `640`, `about` by rounding: nobody reads digits behind the second. */
export function linesText(lines: number): string {
  if (lines < 1000) {
    return `${lines} ${lines === 1 ? 'line' : 'lines'}`;
  }
  const thousands = lines / 1000;
  return thousands < 1000
    ? `${thousands < 10 ? thousands.toFixed(1).replace(/\.0$/, '') : Math.round(thousands)} thousand lines`
    : `${(thousands / 1000).toFixed(1)} million lines`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}

/** The parts that say something, joined by commas. */
export function joined(parts: readonly string[]): string {
  return [...new Set(parts.filter((part) => part !== ''))].join(', ');
}

/** The parts that say something, of which some have commas of their own. */
export function sentences(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('; ');
}

/** `87 %`, rounded down: nothing but everything is 100 %. */
export function percent(share: number): string {
  // A hundredth has no exact form in binary; what lies this little below one is meant to be it.
  return `${Math.floor(share * 100 + 1e-6)} %`;
}
