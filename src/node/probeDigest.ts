import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../core/plan/plan.ts';

/** Of a plan that lists more, the first ones count. */
const mostPaths = 200;

/** In bytes. Of a larger file its size counts, and nobody waits until it is read. */
const largestRead = 4_000_000;

/** Files that a plan lists, without globs and folders: they say whether what was probed is still so. */
export function listedFiles(plan: Pick<Plan, 'files'>): readonly string[] {
  const paths = plan.files.map((file) => file.path.replace(/^(?:\.\/)+/, ''));
  return [...new Set(paths.filter((file) => file !== '' && !/[*?{[\]]|\/$|^\/|(?:^|\/)\.\.(?:\/|$)/.test(file)))]
    .toSorted()
    .slice(0, mostPaths);
}

/** What some files hold, as a short text: equal as long as none has changed, come or gone. Remembers what it has read. */
export class FileDigests {
  readonly #known = new Map<string, { readonly state: string; readonly hash: string }>();

  /**
   * @param root absolute
   * @param files relative to it
   */
  of(root: string, files: readonly string[]): string {
    const all = createHash('sha256');
    for (const file of files) {
      all.update(`${file}\0${this.#hashOf(path.join(root, file))}\0`);
    }
    return all.digest('hex').slice(0, 16);
  }

  #hashOf(file: string): string {
    try {
      const stats = statSync(file, { throwIfNoEntry: false });
      if (stats?.isFile() !== true) {
        return stats === undefined ? 'absent' : 'no file';
      }
      const state = `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}`;
      const known = this.#known.get(file);
      if (known?.state === state) {
        return known.hash;
      }
      const hash =
        stats.size > largestRead ? `size ${stats.size}` : createHash('sha256').update(readFileSync(file)).digest('hex');
      this.#known.set(file, { state, hash });
      return hash;
    } catch {
      // Not for us to read, then and now.
      return 'unreadable';
    }
  }
}
