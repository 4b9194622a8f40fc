import { withoutTrailing } from '../core/base/withoutTrailing.ts';

/** Where plan files may lie. */
export interface PlanPlaces {
  /** URIs of the workspace's folders. */
  readonly roots: readonly string[];
  /** Relative to a root, forward slashes; undefined: `docs/plans` or `plans`. */
  readonly plansDirectory: string | undefined;
}

/**
 * The path of a document relative to its root when it lies where plans lie (or in `archive/` there), else undefined.
 * A file opened without any folder is a plan file by the end of its path.
 */
export function planPath(uri: string, places: PlanPlaces): string | undefined {
  const path = decoded(uri);
  if (path === undefined || !path.endsWith('.md')) {
    return undefined;
  }
  const folders = places.plansDirectory === undefined ? ['docs/plans', 'plans'] : [trimmed(places.plansDirectory)];
  const root = places.roots
    .map((each) => `${(decoded(each) ?? '').replace(/\/$/, '')}/`)
    .find((each) => each !== '/' && path.startsWith(each));
  if (root === undefined) {
    const found = folders.map((folder) => path.lastIndexOf(`/${folder}/`)).find((at) => at >= 0);
    return found === undefined ? undefined : inFolder(path.slice(found + 1), folders);
  }
  return inFolder(path.slice(root.length), folders);
}

function inFolder(file: string, folders: readonly string[]): string | undefined {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return folders.some((each) => folder === each || folder === `${each}/archive`) ? file : undefined;
}

function decoded(uri: string): string | undefined {
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    // Not a URI, or one with a broken escape: then it is no plan file of ours.
    return undefined;
  }
}

function trimmed(folder: string): string {
  return withoutTrailing(folder.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, ''), '/');
}
