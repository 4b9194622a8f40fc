import { lowerBound } from '../base/lowerBound.ts';
import { withoutTrailing } from '../base/withoutTrailing.ts';
import { expandBraces, matchesWildcard } from './glob.ts';

interface ListedPath<Owner> {
  readonly path: string;
  /** Who lists it, in the order of their files. */
  readonly owners: Owner[];
}

interface ListedGlob {
  readonly path: string;
  readonly matches: (path: string) => boolean;
  /** Listed paths that it matches, sorted; undefined: nobody has asked yet. */
  matched: string[] | undefined;
}

/**
 * Who lists which path, kept up while plans change. A path names what another one names when they are equal, when one is
 * a folder above the other, or when one is a glob that matches the other. Two globs are compared as texts only.
 */
export class ListedPaths<Owner extends { readonly file: string }> {
  readonly #listed = new Map<string, ListedPath<Owner>>();
  /** Every listed path, so that those below a folder stand together; undefined: nobody has asked yet. */
  #sorted: string[] | undefined;
  /** By the folder above everything that they can match. */
  readonly #globs = new Map<string, ListedGlob[]>();

  add(path: string, owner: Owner): void {
    const known = this.#listed.get(path);
    if (known !== undefined) {
      const at = lowerBound(known.owners, (other) => other.file < owner.file);
      known.owners.splice(at, 0, owner);
      return;
    }
    this.#listed.set(path, { path, owners: [owner] });
    if (this.#sorted !== undefined) {
      insert(this.#sorted, path);
    }
    for (const glob of this.#globs.size === 0 ? [] : this.#globsAbove(path)) {
      if (glob.matched !== undefined && glob.matches(path)) {
        insert(glob.matched, path);
      }
    }
    if (isGlob(path)) {
      const folder = globFolder(path);
      this.#globs.set(folder, [...(this.#globs.get(folder) ?? []), unasked(path)]);
    }
  }

  remove(path: string, owner: Owner): void {
    const owners = this.#listed.get(path)?.owners ?? [];
    const at = owners.indexOf(owner);
    if (at !== -1) {
      owners.splice(at, 1);
    }
    if (owners.length > 0) {
      return;
    }
    this.#listed.delete(path);
    drop(this.#sorted ?? [], path);
    if (isGlob(path)) {
      const folder = globFolder(path);
      const left = this.#globs.get(folder)?.filter((glob) => glob.path !== path) ?? [];
      if (left.length === 0) {
        this.#globs.delete(folder);
      } else {
        this.#globs.set(folder, left);
      }
    }
    for (const glob of this.#globsAbove(path)) {
      if (glob.matched !== undefined && glob.matches(path)) {
        drop(glob.matched, path);
      }
    }
  }

  /**
   * Calls `visit` for everybody who lists what a path names, in an order that depends only on what is listed, some of them
   * more than once; `visit` answers whether to go on.
   */
  visitOwners(path: string, visit: (owner: Owner) => boolean): void {
    for (const same of this.namesakes(path)) {
      for (const owner of this.#listed.get(same)?.owners ?? []) {
        if (!visit(owner)) {
          return;
        }
      }
    }
  }

  /** What a path names besides itself, listed or not: folders above it, globs, what lies below it or matches it. */
  *namesakes(path: string): Iterable<string, undefined> {
    yield path;
    yield* foldersAbove(path);
    for (const glob of this.#globsAbove(path)) {
      if (glob.path !== path && glob.matches(path)) {
        yield glob.path;
      }
    }
    if (!isGlob(path)) {
      yield* this.#below(path);
      return undefined;
    }
    const own = this.#globs.get(globFolder(path))?.find((glob) => glob.path === path) ?? unasked(path);
    own.matched ??= [...this.#below(globFolder(path))].filter((other) => own.matches(other));
    yield* own.matched;
    return undefined;
  }

  /** Listed paths below a folder; below `''` all of them. */
  *#below(folder: string): Iterable<string> {
    const start = folder === '' ? '' : `${folder}/`;
    const sorted = (this.#sorted ??= [...this.#listed.keys()].toSorted());
    let at = lowerBound(sorted, (path) => path < start);
    for (let path = sorted[at]; path?.startsWith(start) === true; path = sorted[at]) {
      yield path;
      at += 1;
    }
  }

  *#globsAbove(path: string): Iterable<ListedGlob> {
    if (this.#globs.size > 0) {
      for (const folder of foldersAbove(path)) {
        yield* this.#globs.get(folder) ?? [];
      }
    }
  }
}

/** How a listed path is compared with others: without `./` before it and slashes behind it; the top is everything. */
export function comparablePath(path: string): string {
  const plain = withoutTrailing(path.trim().replace(/^(?:\.?\/)+/, ''), '/');
  return plain === '' || plain === '.' ? '**' : plain;
}

function isGlob(path: string): boolean {
  return /[*?{]/.test(path);
}

/** The folder in which a glob's first wildcard stands. */
function globFolder(glob: string): string {
  const before = glob.slice(0, glob.search(/[*?{]/));
  return before.slice(0, Math.max(0, before.lastIndexOf('/')));
}

/** Every folder that a path lies in, the innermost first, the top (`''`) last. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    folders.push(path.slice(0, slash));
  }
  return [...folders, ''];
}

function unasked(path: string): ListedGlob {
  return { path, matches: globMatcher(path), matched: undefined };
}

/** Brackets of routes (`app/[id]/page.tsx`) are part of the name. A path that is a glob itself is matched by none. */
function globMatcher(glob: string): (path: string) => boolean {
  const patterns = expandBraces(glob.replaceAll('[', String.raw`\[`)).map((pattern) => pattern.split('/'));
  return (path) => !isGlob(path) && patterns.some((parts) => matchesParts(parts, path.split('/')));
}

/** Whether the segments of a path match those of a pattern, in which `**` stands for any number of them. */
function matchesParts(parts: readonly string[], segments: readonly string[]): boolean {
  let at = 0;
  let here = 0;
  let stars = -1;
  let retry = 0;
  while (here < segments.length) {
    const part = parts[at];
    if (part === '**') {
      stars = at;
      at += 1;
      retry = here;
    } else if (part !== undefined && matchesWildcard(part, segments[here] ?? '')) {
      at += 1;
      here += 1;
    } else if (stars !== -1) {
      // The last `**` takes one segment more; earlier ones need not, because this one can take what they would.
      retry += 1;
      here = retry;
      at = stars + 1;
    } else {
      return false;
    }
  }
  return parts.slice(at).every((part) => part === '**');
}

function insert(sorted: string[], text: string): void {
  sorted.splice(
    lowerBound(sorted, (other) => other < text),
    0,
    text,
  );
}

function drop(sorted: string[], text: string): void {
  const at = lowerBound(sorted, (other) => other < text);
  if (sorted[at] === text) {
    sorted.splice(at, 1);
  }
}
