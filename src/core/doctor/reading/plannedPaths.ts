import type { Plan } from '../../plan/plan.ts';
import { expandBraces, wildcardMatcher } from '../../plan/glob.ts';
import type { Surroundings } from '../surroundings.ts';

/**
 * Whether a plan's words about what is there can be held against the repository as it is now. What a plan that is done,
 * failed or skipped once said about files was about another time, and nobody is to be bothered with it.
 */
export function isToBeDone(plan: Plan): boolean {
  return !plan.archived && plan.status !== 'done' && plan.status !== 'failed' && plan.status !== 'skipped';
}

/** Paths that will be there once the plan, and those that it waits for, have changed what they list. */
export function plannedPaths(plan: Plan, surroundings: Surroundings): readonly string[] {
  return [...ownPaths(plan), ...(surroundings.neighbours?.createdBefore(plan) ?? [])];
}

/** Paths that the plan itself creates or changes. */
export function ownPaths(plan: Plan): readonly string[] {
  return plan.files.filter((file) => file.change !== 'delete').map((file) => plainPath(file.path));
}

/** Of more globs than these nobody looks whether a path matches them. */
const mostGlobs = 50;

/** Planned paths, to be asked for many: each question takes time in proportion to the path. */
export class PlannedPaths {
  readonly #entries: ReadonlySet<string>;
  /** Folders that entries lie in. */
  readonly #above = new Set<string>();
  readonly #globs: readonly string[];

  constructor(entries: Iterable<string>) {
    this.#entries = new Set(entries);
    for (const entry of this.#entries) {
      for (const folder of foldersAbove(entry)) {
        this.#above.add(folder);
      }
    }
    this.#globs = [...this.#entries].filter((entry) => /[*?{]/.test(entry)).slice(0, mostGlobs);
  }

  /** Whether one of them is this one, lies in it, holds it, or is a glob that stands for it. */
  has(path: string): boolean {
    return (
      this.#entries.has(path) ||
      this.#above.has(path) ||
      foldersAbove(path).some((folder) => this.#entries.has(folder) && isFolderName(folder)) ||
      this.#globs.some((glob) => matchesGlob(glob, path))
    );
  }

  /** Whether words stand in one of them. Takes time in proportion to all of them. */
  includes(words: string): boolean {
    return [...this.#entries].some((entry) => entry.includes(words));
  }
}

/** Folders that a path lies in, the nearest first; not the top. */
export function foldersAbove(path: string): string[] {
  const found: string[] = [];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    found.push(path.slice(0, slash));
  }
  return found;
}

/** Without what does not belong to the place: `./`, a closing slash, stars that stand for all in a folder. */
export function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, '').replace(/(?:\/\*{1,2}){0,2}\/?$/, '');
}

/** A name without an ending is a folder's, as far as anybody can tell. */
function isFolderName(path: string): boolean {
  return !/\.[A-Za-z\d]+$/.test(path);
}

function matchesGlob(glob: string, path: string): boolean {
  const segments = path.split('/');
  return expandBraces(glob).some((pattern) => {
    const parts = pattern.split('/');
    const deep = parts.indexOf('**');
    if (deep === -1) {
      return parts.length === segments.length && parts.every((part, at) => wildcardMatcher(part)(segments[at] ?? ''));
    }
    // Before the first `**` every part has its segment; what follows is held against the last ones.
    const head = parts.slice(0, deep);
    const tail = parts.slice(deep + 1).filter((part) => part !== '**');
    return (
      segments.length >= head.length + tail.length &&
      head.every((part, at) => wildcardMatcher(part)(segments[at] ?? '')) &&
      tail.every((part, at) => wildcardMatcher(part)(segments[segments.length - tail.length + at] ?? ''))
    );
  });
}
