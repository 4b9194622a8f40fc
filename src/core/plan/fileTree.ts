import { expandBraces, wildcardMatcher } from './glob.ts';
import type { FileTree } from './repositoryFacts.ts';

/** Names directly in each folder, those of folders with a closing slash. The top is `''`. */
type Folders = ReadonlyMap<string, ReadonlySet<string>>;

/** @param paths of files, relative to the repository, forward slashes; a closing slash stands for an empty folder */
export function fileTree(paths: Iterable<string>): FileTree {
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  let last = '';
  let names = folders.get('');
  for (const path of paths) {
    const { folder, name } = placeOf(path);
    // Git lists the files of one folder one after the other.
    if (folder !== last) {
      last = folder;
      names = folderNamed(folders, folder);
    }
    if (name === '') {
      continue;
    }
    names?.add(name);
  }
  return treeOf(folders);
}

function folderNamed(folders: Map<string, Set<string>>, folder: string): Set<string> {
  const known = folders.get(folder);
  if (known !== undefined) {
    return known;
  }
  const names = new Set<string>();
  folders.set(folder, names);
  const parent = placeOf(folder);
  folderNamed(folders, parent.folder).add(`${parent.name}/`);
  return names;
}

function placeOf(path: string): { folder: string; name: string } {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? { folder: '', name: path } : { folder: path.slice(0, slash), name: path.slice(slash + 1) };
}

function treeOf(folders: Folders): FileTree {
  return {
    hasFile: (path) => hasFile(folders, path),
    hasFolder: (path) => folders.has(path),
    named: (name) => {
      const found: string[] = [];
      for (const [folder, names] of folders) {
        if (names.has(name)) {
          found.push(folder === '' ? name : `${folder}/${name}`);
        }
      }
      return found;
    },
    namesIn: (folder) => [...(folders.get(folder) ?? [])].toSorted(),
    matches: (glob) =>
      expandBraces(glob).some((pattern) => {
        // Brackets of routes (`app/[id]/page.tsx`) are part of the name.
        const literal = pattern !== '' && (hasFile(folders, pattern) || folders.has(pattern));
        return literal || walk(folders, '', pattern.split('/').map(readPart), [0]);
      }),
    withChanges: (created, deleted) => changed(folders, created, deleted),
  };
}

function hasFile(folders: Folders, path: string): boolean {
  const { folder, name } = placeOf(path);
  return name !== '' && folders.get(folder)?.has(name) === true;
}

/** A segment of a glob. `literal`: it stands for this name only. */
interface Part {
  readonly text: string;
  readonly literal: boolean;
  readonly matches: (name: string) => boolean;
}

function readPart(text: string): Part {
  return {
    text,
    literal: !/[*?[\\]/.test(text),
    matches: text === '**' ? () => true : wildcardMatcher(text),
  };
}

/**
 * Whether anything in a folder matches the rest of a pattern. Every name is looked at once: `active` are all the parts
 * of the pattern that the name may be held against, because `**` may have stood for any number of folders.
 */
function walk(folders: Folders, folder: string, parts: readonly Part[], active: readonly number[]): boolean {
  const reached = new Set(active);
  for (const at of reached) {
    if (parts[at]?.text === '**' && at < parts.length - 1) {
      reached.add(at + 1);
    }
  }
  const names = folders.get(folder) ?? new Set<string>();
  const only = reached.size === 1 ? parts[active[0] ?? 0] : undefined;
  const looked = only?.literal === true ? [only.text, `${only.text}/`].filter((name) => names.has(name)) : names;
  for (const entry of looked) {
    const isFolder = entry.endsWith('/');
    const name = isFolder ? entry.slice(0, -1) : entry;
    const next: number[] = [];
    for (const at of reached) {
      const part = parts[at];
      if (part?.matches(name) !== true) {
        continue;
      }
      if (at === parts.length - 1 || (isFolder && at === parts.length - 2 && parts.at(-1)?.text === '')) {
        return true;
      }
      next.push(part.text === '**' ? at : at + 1);
    }
    const place = folder === '' ? name : `${folder}/${name}`;
    if (isFolder && next.length > 0 && walk(folders, place, parts, next)) {
      return true;
    }
  }
  return false;
}

/** A tree of its own: folders that do not change are shared with the one before. */
function changed(before: Folders, created: Iterable<string>, deleted: Iterable<string>): FileTree {
  const folders = new Map(before);
  const own = new Map<string, Set<string>>();
  const namesOf = (folder: string): Set<string> => {
    const names = own.get(folder) ?? new Set(folders.get(folder));
    own.set(folder, names);
    folders.set(folder, names);
    return names;
  };
  const add = (path: string, closing: '' | '/'): void => {
    const { folder, name } = placeOf(path);
    if (folder !== '' && !folders.has(folder)) {
      add(folder, '/');
    }
    if (name !== '') {
      namesOf(folder).add(name + closing);
    }
  };
  const remove = (path: string, closing: '' | '/'): void => {
    const { folder, name } = placeOf(path);
    if (folders.get(folder)?.has(name + closing) !== true) {
      return;
    }
    const names = namesOf(folder);
    names.delete(name + closing);
    if (names.size === 0 && folder !== '') {
      folders.delete(folder);
      remove(folder, '/');
    }
  };
  for (const path of deleted) {
    for (const name of folders.get(path) ?? []) {
      deleteBelow(folders, `${path}/${name}`);
    }
    if (folders.delete(path)) {
      remove(path, '/');
    }
    remove(path, '');
  }
  for (const path of created) {
    add(path, '');
  }
  return treeOf(folders);
}

function deleteBelow(folders: Map<string, ReadonlySet<string>>, entry: string): void {
  if (!entry.endsWith('/')) {
    return;
  }
  const folder = entry.slice(0, -1);
  for (const name of folders.get(folder) ?? []) {
    deleteBelow(folders, `${folder}/${name}`);
  }
  folders.delete(folder);
}
