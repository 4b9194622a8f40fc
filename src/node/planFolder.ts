import {
  closeSync,
  constants,
  fstatSync,
  opendirSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';
import { usualFolders } from '../core/plan/usualFolders.ts';
import { withoutTrailing } from '../core/base/withoutTrailing.ts';

/** A plan is prose; whatever is larger than this is something else, and would only cost memory. */
const largestPlan = 2_000_000;

/** Where plans lie, and the files there that may be plans. */
export interface PlanPlaces {
  readonly folder: string | undefined;
  /** As `planFileNames` gives them. */
  readonly files: readonly string[];
}

/** Where plans lie: the setting, else `docs/plans`, else `plans`; a folder with plans wins over an empty one. */
export function findPlansFolder(repository: string, configured: string | undefined): string | undefined {
  if (configured !== undefined) {
    return configuredFolder(configured);
  }
  const existing = existingFolders(repository);
  return existing.find((folder) => hasPlanFile(repository, folder)) ?? existing[0];
}

export function findPlanFiles(repository: string, configured: string | undefined): PlanPlaces {
  if (configured !== undefined) {
    const folder = configuredFolder(configured);
    return { folder, files: planFileNames(repository, folder) };
  }
  const existing = existingFolders(repository);
  for (const folder of existing) {
    const files = planFileNames(repository, folder);
    if (files.length > 0) {
      return { folder, files };
    }
  }
  return { folder: existing[0], files: [] };
}

function configuredFolder(configured: string): string {
  return withoutTrailing(configured.replaceAll('\\', '/'), '/');
}

function existingFolders(repository: string): string[] {
  return usualFolders.filter((folder) => isFolder(path.join(repository, folder)));
}

/** Markdown files where plans lie, relative to the repository: those of the folder first, then those of its archive. */
export function planFileNames(repository: string, folder: string): string[] {
  return placesOf(folder).flatMap((place) =>
    namesIn(path.join(repository, place))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${place}/${name}`),
  );
}

/** Whether there is any: of many thousand names only the first ones are looked at. */
function hasPlanFile(repository: string, folder: string): boolean {
  return placesOf(folder).some((place) => {
    try {
      const names = opendirSync(path.join(repository, place));
      try {
        for (let entry = names.readSync(); entry !== null; entry = names.readSync()) {
          if (entry.name.endsWith('.md')) {
            return true;
          }
        }
        return false;
      } finally {
        names.closeSync();
      }
    } catch {
      // No such folder, or none that may be read: it has no plans for us.
      return false;
    }
  });
}

function placesOf(folder: string): string[] {
  return [folder, `${folder}/archive`];
}

/** The text of a plan file; the failure says why it cannot be read. */
export function readPlanText(repository: string, file: string): Result<string, string> {
  const read = readPlanFile(repository, file);
  return read.ok ? success(read.value.text) : read;
}

export interface PlanFile {
  readonly text: string;
  /** The file's state before it was read. */
  readonly stats: Stats;
}

/** A plan file's text and state, by one look at the file; the failure says why it cannot be read. */
export function readPlanFile(repository: string, file: string): Result<PlanFile, string> {
  try {
    // A pipe of this name must not keep us waiting for somebody to write into it.
    const descriptor = openSync(`${repository}/${file}`, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return readOpened(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

function readOpened(descriptor: number): Result<PlanFile, string> {
  const stats = fstatSync(descriptor);
  if (stats.size > largestPlan) {
    return failure('It is larger than 2 MB; that is no plan.');
  }
  if (!stats.isFile() && !stats.isDirectory()) {
    return failure('It is neither a file nor a link to one.');
  }
  // One byte more than there should be shows whether the file has grown meanwhile.
  let buffer = Buffer.allocUnsafe(stats.size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += count;
    // What was read with room left, and is as long as the file, is all of it: one look more would cost as much as the first.
    if (count === 0 || length > largestPlan || (length === stats.size && length < buffer.length)) {
      return success({ text: buffer.toString('utf8', 0, length), stats });
    }
    if (length === buffer.length) {
      buffer = Buffer.concat([buffer, Buffer.allocUnsafe(length)]);
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    // No such folder, or none that may be read: it has no plans for us.
    return [];
  }
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
