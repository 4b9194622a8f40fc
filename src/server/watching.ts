import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';

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
 * Watches a repository's plans for a client that cannot: the plans folder, its archive, and what lies at the top.
 *
 * @param onChange gets absolute paths
 */
export function watchByOurselves(
  root: string,
  plansFolder: string | undefined,
  onChange: (file: string) => void,
): () => void {
  const folders = ['', '.mstack', ...(plansFolder === undefined ? [] : [plansFolder, `${plansFolder}/archive`])];
  const watchers = folders.flatMap((folder): FSWatcher[] => {
    const absolute = path.join(root, folder);
    try {
      const watcher = watch(absolute, (_, name) => {
        if (name !== null) {
          onChange(path.join(absolute, name));
        }
      });
      // A folder that goes away ends its watcher; its plans are gone then, as the folder above tells.
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      // There is no such folder now, and a new one shows in the folder above.
      return [];
    }
  });
  return () => {
    for (const watcher of watchers) {
      watcher.close();
    }
  };
}
