import { realpathSync } from 'node:fs';
import path from 'node:path';

/** A path without links; of what is not there (yet), as far as its folders are. */
export function realPathOf(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    // Not there, or not for us to see: what lies above it may be.
    const folder = path.dirname(file);
    return folder === file ? file : path.join(realPathOf(folder), path.basename(file));
  }
}
