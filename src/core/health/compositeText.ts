/** A composite as people read it: one decimal, or `n/a` where no tool ran. */
export function compositeText(composite: number | undefined): string {
  return composite === undefined ? 'n/a' : composite.toFixed(1);
}
