import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Absolute path of the work tree that a folder lies in, found without starting git: the nearest folder above it with a
 * `.git` (a folder, or a file in linked work trees and submodules). The folder need not exist, and links in its path
 * stay. Undefined when there is none.
 */
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
