import { readdirSync } from 'node:fs';

/** Names in a folder; none where it is not there yet. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It is not there yet.
    return [];
  }
}
