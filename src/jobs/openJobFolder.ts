import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { namesIn } from './namesIn.ts';

/** Jobs whose transcripts are kept. */
const keptFolders = 20;

/** A folder for one job's transcripts, below that of all jobs of its kind; the oldest ones are gone. */
export function openJobFolder(jobs: string, now: Date): string {
  const folders = namesIn(jobs).filter((each) => /^\d{8}T/.test(each));
  for (const old of folders.toSorted().slice(0, -(keptFolders - 1))) {
    rmSync(path.join(jobs, old), { recursive: true, force: true });
  }
  // Names sort by time.
  const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const folder = path.join(jobs, `${time}-${process.pid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
