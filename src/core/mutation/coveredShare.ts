import type { FileCoverage } from './coverage.ts';

/** What coverage is a share of. Paths are relative to the project, forward slashes. */
export interface CoverableSources {
  /** Every source of the project with its lines, whether or not a report names it. */
  readonly lines: ReadonlyMap<string, number>;
  /** Whether there is anything in a file that a test could reach: types alone never run. Asked for unnamed files only. */
  readonly runs: (file: string) => boolean;
  /** Absolute folder of the project, as reports name it. */
  readonly root: string;
}

/**
 * Share of the lines of all sources that tests reach. Most tools for JavaScript report loaded files only, so that tests of
 * one small file would reach everything: what no report names counts as not reached. Reports count statements or lines
 * with code; a file's share is taken for all of its lines.
 *
 * @returns 0 to 1; undefined: the reports name no source of the project, so nothing is known
 */
export function coveredShare(
  reported: readonly FileCoverage[],
  { lines, runs, root }: CoverableSources,
): number | undefined {
  const find = finder([...lines.keys()], root);
  const shares = new Map<string, number>();
  for (const { file, covered, all } of reported) {
    const source = find(file);
    if (source !== undefined) {
      shares.set(source, Math.max(shares.get(source) ?? 0, covered / all));
    }
  }
  if (shares.size === 0) {
    return undefined;
  }
  let reached = 0;
  let total = 0;
  for (const [file, count] of lines) {
    const share = shares.get(file);
    if (share !== undefined || runs(file)) {
      reached += (share ?? 0) * count;
      total += count;
    }
  }
  return total === 0 ? undefined : reached / total;
}

/** Finds the source that a report means. One name that fits several sources means none of them for certain. */
function finder(sources: readonly string[], root: string): (reported: string) => string | undefined {
  const known = new Set(sources);
  const byName = Map.groupBy(sources, nameOf);
  const inside = `${root.replaceAll('\\', '/')}/`;
  return (reported) => {
    const isInside = reported.startsWith(inside);
    const path = (isInside ? reported.slice(inside.length) : reported).replace(/^\.\//, '');
    if (known.has(path) || isInside) {
      return known.has(path) ? path : undefined;
    }
    // Go names the module before the path, Java and .NET leave out the folders of sources.
    const fitting = (byName.get(nameOf(path)) ?? []).filter(
      (source) => path.endsWith(`/${source}`) || source.endsWith(`/${path}`),
    );
    const [longest, next] = fitting.toSorted((one, other) => other.length - one.length);
    return next === undefined || path.endsWith(`/${longest}`) ? longest : undefined;
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
