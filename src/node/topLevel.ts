import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * Absolute real path of the work tree that a folder lies in, found without starting git: the nearest folder above it
 * with a `.git` (a folder, or a file in linked work trees and submodules). Undefined when there is none.
 */
export function topLevel(folder: string): string | undefined {
  return nearestWorkTree(realpathSync(folder));
}

/** As `topLevel`, for a folder that need not exist, and in the caller's own words: links in its path stay. */
export function nearestWorkTree(folder: string): string | undefined {
  for (let place = path.resolve(folder); ; place = path.dirname(place)) {
    if (existsSync(path.join(place, '.git'))) {
      return place;
    }
    if (place === path.dirname(place)) {
      return undefined;
    }
  }
}
