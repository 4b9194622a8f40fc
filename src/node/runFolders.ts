import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { stateNames } from './stateFolder.ts';

/** Ids of the runs in a state folder that have a journal, oldest first. */
export function listRuns(folder: string): string[] {
  try {
    return readdirSync(path.join(folder, stateNames.runs))
      .filter((name) => existsSync(path.join(folder, stateNames.runs, name, stateNames.journal)))
      .toSorted();
  } catch {
    // No run yet.
    return [];
  }
}

/** A new run's id: sorts by its time (UTC, to the millisecond), and is told apart by `unique`. */
export function newRunId(now: Date, unique: string): string {
  const digits = now.toISOString().replaceAll(/\D/g, '');
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${digits.slice(14, 17)}${unique}`;
}
