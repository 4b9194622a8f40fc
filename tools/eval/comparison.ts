import { type Estimate, type Estimates, estimate } from './bootstrap.ts';
import type { Item } from './corpus.ts';
import { tableText } from './figures.ts';

/** Something that says of a criterion that there is something wrong with it, or says nothing. */
export interface Detector {
  readonly name: string;
  /** For each item whether it said anything of it; undefined: it cannot read such an item, which counts as nothing said. */
  readonly flags: (items: readonly Item[]) => Promise<readonly (boolean | undefined)[]>;
}

/** What detectors find in the same items, side by side. */
export async function comparisonText(items: readonly Item[], detectors: readonly Detector[]): Promise<string> {
  const core = items.map(({ borderline }) => !borderline);
  const rows: string[][] = [];
  const notes: string[] = [];
  for (const { name, flags } of detectors) {
    const flagged = await flags(items);
    const said = flagged.map((one) => one === true);
    const all = estimate(items, said);
    const ofCore = estimate(
      items.filter((_, index) => core[index]),
      said.filter((_, index) => core[index]),
    );
    rows.push([name, String(all.flagged), ...cells(all), String(ofCore.flagged), ...cells(ofCore)]);
    const unread = flagged.filter((one) => one === undefined).length;
    if (unread > 0) {
      notes.push(`${name} can read ${items.length - unread} of the ${items.length} items.`);
    }
  }
  return [
    'Beside others: anything said of an item counts. Intervals: 95 %, bootstrap over repositories',
    tableText([['detector', 'flagged', 'P', 'R', 'F1', 'core', 'P', 'R', 'F1'], ...rows]),
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}

/** The one to beat: nobody has to read anything for it. */
export const flagEverything: Detector = {
  name: 'flag everything',
  flags: async (items) => items.map(() => true),
};

function cells({ precision, recall, f1 }: Estimates): string[] {
  return [precision, recall, f1].map(cell);
}

function cell({ value, low, high }: Estimate): string {
  return Number.isFinite(value) ? `${value.toFixed(2)} [${low.toFixed(2)}–${high.toFixed(2)}]` : 'none';
}
