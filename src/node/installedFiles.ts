import { hash } from 'node:crypto';
import { type Dirent, readdirSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FileStamps, stampOf, touchedFiles } from './fileStamps.ts';
import { runGit } from './gitCommand.ts';
import { dependencyFolders } from './ignoredFiles.ts';

/** Directly in `node_modules`, no package's name begins with a dot: the others are caches and notes of tools. */
const packagesWithDot = new Set(['.bin', '.pnpm', '.store', '.deno', '.bun']);
const caches = new Set(['__pycache__', '.cache']);
/** Bytes of one file beyond which only its stamp counts. */
const mostBytes = 100_000_000;
/** Beside what is installed for the first time lies what names it. */
const installedBy =
  /^(?:package\.json|pyproject\.toml|requirements[\w.-]*\.txt|setup\.(?:py|cfg)|Pipfile|composer\.json|Gemfile|Podfile|go\.mod|mix\.exs|bower\.json)$/;
/** Programs that everything is started by: no package brings them. */
const shadows = /(?:^|\/)(?:\.bin|bin)\/(?:node|npm|npx|yarn|pnpm|bun|sh|bash|env|git|make)(?:\.\w+)?$/;

/**
 * Everything in folders of installed packages that git ignores, by path relative to `root`; what tools write there while they
 * run is left out. 20,000 files of 530 MB take 0.2 s.
 */
export async function installedStamps(root: string, folders?: Iterable<string>): Promise<FileStamps> {
  const stamps = new Map<string, string>();
  for (const folder of new Set([...(folders ?? []), ...(await installedFolders(root))])) {
    addBelow(root, folder, stamps);
  }
  return stamps;
}

async function installedFolders(root: string): Promise<readonly string[]> {
  const listed = await runGit(root, {
    args: ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z'],
  });
  return listed
    .split('\0')
    .map((entry) => (entry.endsWith('/') ? entry.slice(0, -1) : entry))
    .filter((name) => dependencyFolders.has(path.posix.basename(name)));
}

function addBelow(root: string, folder: string, stamps: Map<string, string>): void {
  const inModules = path.posix.basename(folder) === 'node_modules';
  for (const entry of entriesOf(path.join(root, folder))) {
    const { name } = entry;
    if (
      caches.has(name) ||
      name.endsWith('.pyc') ||
      (inModules && name.startsWith('.') && !packagesWithDot.has(name))
    ) {
      continue;
    }
    const file = `${folder}/${name}`;
    if (entry.isDirectory()) {
      addBelow(root, file, stamps);
    } else {
      stamps.set(file, stampOf(path.join(root, file)) ?? 'gone');
    }
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Gone, or not to be read; a link to a folder is followed.
    return [];
  }
}

/** What is installed beside the sources: git does not know of it, and the gate runs it. */
export class InstalledFiles {
  readonly #root: string;
  #folders: readonly string[] = [];
  #known: FileStamps | undefined;
  readonly #contents = new Map<string, { readonly stamp: string; readonly digest: string }>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Remembers what is there, the first time; later calls change nothing. */
  async remember(): Promise<void> {
    if (this.#known === undefined) {
      this.#folders = await installedFolders(this.#root);
      this.#known = await installedStamps(this.#root, this.#folders);
    }
  }

  /** Reads what was remembered, as far as it is still that, so that a file written anew with the same bytes is known as such. */
  async read(signal: AbortSignal): Promise<void> {
    for (const [file, stamp] of this.#known ?? []) {
      if (signal.aborted) {
        return;
      }
      if (this.#contents.get(file)?.stamp !== stamp) {
        const digest = await this.#digest(file, stamp);
        if (digest !== undefined && stampOf(path.join(this.#root, file)) === stamp) {
          this.#contents.set(file, { stamp, digest });
        }
      }
    }
  }

  /** Files that are others than those remembered. What was installed for the first time, where something names it, is none. */
  async changes(): Promise<readonly string[]> {
    if (this.#known === undefined) {
      return [];
    }
    const now = await installedStamps(this.#root, this.#folders);
    const changed: string[] = [];
    for (const file of touchedFiles(this.#known, now)) {
      const known = this.#known.get(file);
      const there = now.get(file);
      if (known === undefined ? !this.#isFirstInstalled(file) : !(await this.#isSame(file, known, there))) {
        changed.push(file);
      }
    }
    return changed;
  }

  /** Takes what is there now for what belongs there. */
  async accept(): Promise<void> {
    this.#known = undefined;
    await this.remember();
  }

  async #isSame(file: string, known: string, now: string | undefined): Promise<boolean> {
    const content = this.#contents.get(file);
    return now !== undefined && content?.stamp === known && content.digest === (await this.#digest(file, now));
  }

  #isFirstInstalled(file: string): boolean {
    const wasThere = this.#folders.some((folder) => file.startsWith(`${folder}/`));
    const folder =
      /^(.*?)(?:^|\/)(?:node_modules|bower_components|\.yarn|\.venv|venv|vendor|Pods|packages|\.bundle|deps)\//.exec(
        file,
      )?.[1];
    return (
      !wasThere &&
      !shadows.test(file) &&
      entriesOf(path.join(this.#root, folder ?? '')).some(({ name }) => installedBy.test(name))
    );
  }

  /** Undefined: not to be read, or too large. */
  async #digest(file: string, stamp: string): Promise<string | undefined> {
    const absolute = path.join(this.#root, file);
    const mode = stamp.slice(stamp.lastIndexOf(' ') + 1);
    try {
      // Octal 120000 marks a link.
      if ((Number(mode) & 0o170_000) === 0o120_000) {
        return `-> ${readlinkSync(absolute)}`;
      }
      return Number.parseInt(stamp, 10) > mostBytes || (Number(mode) & 0o170_000) !== 0o100_000
        ? undefined
        : `${mode} ${hash('sha256', await readFile(absolute))}`;
    } catch {
      return undefined;
    }
  }
}
