import { type FSWatcher, readdirSync, statSync, unwatchFile, watch, watchFile } from 'node:fs';
import path from 'node:path';
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';
import { probesFile } from '../node/probeStore.ts';
import { stateFolder, stateSurroundings } from '../node/stateFolder.ts';
import { usualFolders } from '../core/plan/usualFolders.ts';

/** What plans are judged by besides their own text, and the plans themselves. */
const contents = [
  '**/*.md',
  '**/package.json',
  '**/{Makefile,makefile,GNUmakefile,justfile,Justfile,.justfile,Cargo.toml}',
  '**/.mstack/config.json',
];

/** Asks the client to tell what changes outside the editor; that other files come and go is told as well. */
export async function watchByClient(connection: Connection): Promise<void> {
  const watchers: FileSystemWatcher[] = [
    ...contents.map((globPattern) => ({ globPattern })),
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  ];
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

/**
 * Watches a repository's plans for a client that cannot: the plans folder, its archive, what lies above them and at the
 * top. A folder that comes later, or comes again, is watched from then on.
 *
 * @param onChange gets absolute paths
 */
export function watchByOurselves(
  repository: { readonly root: string; readonly folder: string | undefined },
  onChange: (file: string) => void,
): () => void {
  const watched = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();
  const forget = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  /** Gives the folders that it could not watch before. */
  const watchAll = (): readonly string[] =>
    foldersAround(repository.folder).filter((folder) => {
      const absolute = path.join(repository.root, folder);
      const inode = inodeOf(absolute);
      if (watched.get(folder)?.inode === inode) {
        return false;
      }
      // A folder of the same name may have come for the one that is watched.
      forget(folder);
      const watcher =
        inode === undefined ? undefined : watcherOf(absolute, (name) => changed(path.join(absolute, name)));
      if (inode === undefined || watcher === undefined) {
        return false;
      }
      watcher.on('error', () => forget(folder));
      watched.set(folder, { watcher, inode });
      return true;
    });
  const changed = (file: string): void => {
    onChange(file);
    for (const folder of watchAll()) {
      // What came into it before it was watched was told by nobody.
      const absolute = path.join(repository.root, folder);
      for (const name of namesIn(absolute)) {
        onChange(path.join(absolute, name));
      }
    }
  };
  watchAll();
  return () => {
    for (const folder of watched.keys()) {
      forget(folder);
    }
  };
}

/** How often is looked whether a probe has found something out, in milliseconds. */
const probesLook = 1000;

/**
 * Watches for what probes find out, in the terminal say. It is looked for again and again, because neither the file nor its
 * folder need be there yet, and clients watch nothing outside of the workspace.
 *
 * @param root the repository's real path
 */
export function watchProbes(root: string, onChange: () => void): () => void {
  const file = probesFile(stateFolder(root, stateSurroundings()));
  watchFile(file, { interval: probesLook, persistent: false }, onChange);
  return () => unwatchFile(file, onChange);
}

/** A folder comes before those in it. */
function foldersAround(plansFolder: string | undefined): readonly string[] {
  const places = [...usualFolders, ...(plansFolder === undefined ? [] : [plansFolder])].flatMap((place) => {
    const parts = place.split('/');
    return [...parts.map((_, at) => parts.slice(0, at + 1).join('/')), `${place}/archive`];
  });
  // Git's own folder tells of what it tracks now: another branch, files added and taken away.
  return [...new Set(['', '.mstack', '.git', ...places])];
}

/** Undefined: there is no such folder now. */
function inodeOf(folder: string): number | undefined {
  try {
    const stats = statSync(folder, { throwIfNoEntry: false });
    return stats?.isDirectory() === true ? stats.ino : undefined;
  } catch {
    // Nobody may look at it: nothing is seen there.
    return undefined;
  }
}

function watcherOf(folder: string, onName: (name: string) => void): FSWatcher | undefined {
  try {
    return watch(folder, (_, name) => {
      if (name !== null) {
        onName(name);
      }
    });
  } catch {
    // It went again, or the system watches no more folders.
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It went again; that is told by the folder above.
    return [];
  }
}
