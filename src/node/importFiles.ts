import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isText } from '../core/import/sourcePath.ts';

/** Where the tools put their folders, relative to a project. */
const markers = [
  'specs',
  '.specify',
  'openspec/changes',
  '.kiro/specs',
  'backlog',
  '.backlog',
  '.taskmaster/tasks/tasks.json',
  'tasks/tasks.json',
] as const;

/** Nobody has more of them; more than this is another kind of folder. */
const mostFiles = 20_000;
const deepest = 8;
/** Bytes. The largest list of tasks seen in the wild has 1.6 million. */
const largestText = 20_000_000;

/**
 * Files in the folders of other planning tools, relative to the repository, with forward slashes. Links are listed and not
 * followed; what git or a package manager keeps is passed over.
 *
 * @param place a folder of the repository, or a file or folder that one of the tools has made; empty: the repository
 */
export function listImportFiles(root: string, place: string): readonly string[] {
  const found = new Set<string>();
  for (const project of new Set([projectOf(place), place])) {
    for (const marker of markers) {
      walk({ root, found }, project === '' ? marker : `${project}/${marker}`, 0);
    }
  }
  return [...found];
}

/** The text of each file that is one and can be read as text. */
export function readImportTexts(root: string, files: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of files.filter(isText)) {
    const text = textOf(path.join(root, file));
    if (text !== undefined) {
      texts.set(file, text);
    }
  }
  return texts;
}

/** What stands before the first folder of a tool. */
function projectOf(place: string): string {
  const parts = place.split('/');
  const at = parts.findIndex((part) => markers.some((marker) => marker.split('/')[0] === part));
  return at === -1 ? place : parts.slice(0, at).join('/');
}

interface Walk {
  readonly root: string;
  readonly found: Set<string>;
}

function walk(walking: Walk, file: string, depth: number): void {
  const { root, found } = walking;
  const stats = lstatSync(path.join(root, file), { throwIfNoEntry: false });
  if (stats === undefined || found.size >= mostFiles) {
    return;
  }
  if (!stats.isDirectory()) {
    found.add(file);
  } else if (depth < deepest) {
    for (const name of namesIn(path.join(root, file))) {
      walk(walking, `${file}/${name}`, depth + 1);
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name !== 'node_modules' && name !== '.git')
      .toSorted();
  } catch {
    // It may not be read, so there is nothing in it for us.
    return [];
  }
}

function textOf(file: string): string | undefined {
  try {
    const stats = lstatSync(file);
    return stats.isFile() && stats.size <= largestText ? readFileSync(file, 'utf8') : undefined;
  } catch {
    // Gone, or not to be read: whoever asked tells it.
    return undefined;
  }
}
