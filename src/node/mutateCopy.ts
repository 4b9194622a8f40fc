import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { textHash } from '../core/base/textHash.ts';
import type { SandboxSetting } from '../core/sandbox/sandbox.ts';
import { runGit } from './gitCommand.ts';
import { processAlive } from './processAlive.ts';
import { runShellCommand, type ShellOutcome } from './shellCommand.ts';
import { sweep } from './sweep.ts';
import { throwAwayCopy } from './throwAwayCopy.ts';

/** Variable by which everything that an audit has started is found, whatever became of the audit itself. */
const auditMarker = 'MSTACK_AUDIT';

/** Place of one audit: its copies, and a folder for what programs call temporary. */
export interface AuditPlace {
  readonly folder: string;
  /** Ends what still runs, and removes everything. May be called twice. */
  readonly remove: () => Promise<void>;
}

/**
 * Makes a place for an audit, and removes those that dead processes left, with what they left running.
 *
 * @param base absolute; places are folders in it
 */
export async function makeAuditPlace(base: string): Promise<AuditPlace> {
  mkdirSync(base, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(base)) {
    const owner = /^(\d+)-\d+$/.exec(name)?.[1];
    if (owner !== undefined && !processAlive(Number(owner))) {
      await clear(path.join(base, name));
    }
  }
  const folder = path.join(base, freeName(base));
  return { folder, remove: async () => await clear(folder) };
}

function freeName(base: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${process.pid}-${number}`;
    if (!existsSync(path.join(base, name))) {
      mkdirSync(path.join(base, name), { mode: 0o700 });
      return name;
    }
  }
}

async function clear(folder: string): Promise<void> {
  await sweep(auditMarker, folder);
  const always = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const;
  await rm(temporaryOf(folder), always);
  await rm(folder, always);
}

/** Follows from the folder, so that whoever finds it finds this one, too. Short: tests put sockets there, whose paths are limited. */
function temporaryOf(folder: string): string {
  return path.join(tmpdir(), `mstack-${textHash(folder)}`);
}

/** A copy of the project in which commands are run and files changed, and which is put back in between. */
export interface MutableCopy {
  readonly root: string;
  readonly run: (command: string, timeoutSeconds: number, signal: AbortSignal) => Promise<ShellOutcome>;
  /** Puts every file back but those that git ignores: caches and builds stay. Empties the temporary folder. */
  readonly putBack: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** What is kept of an output: its ends, where runners put what they have found out. */
const keptOutput = 4_000_000;

/**
 * @param repository absolute real path of the top level
 * @param tree whose files the copy gets
 */
export async function makeMutableCopy(
  repository: string,
  tree: string,
  place: AuditPlace,
  sandbox: SandboxSetting,
): Promise<MutableCopy> {
  const copy = await throwAwayCopy({
    repository,
    tree,
    folder: path.join(place.folder, 'copies'),
    withDependencies: true,
  });
  const { root } = copy;
  // One for each copy: each is emptied at its own time.
  const temporary = path.join(temporaryOf(place.folder), path.basename(root));
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  const index = path.join(root, '.git', 'mstack-index');
  await runGit(root, { args: ['add', '--all', '--', '.'], index });
  const environment = surroundings(root, place.folder, temporary);
  return {
    root,
    run: async (command, timeoutSeconds, signal) =>
      await runShellCommand({
        command,
        folder: root,
        timeoutSeconds: Math.max(1, Math.ceil(timeoutSeconds)),
        signal,
        marker: environment,
        sandbox: { setting: sandbox, repository },
        keptOutput,
      }),
    putBack: async () => {
      const changed = await runGit(root, { args: ['diff-files', '--name-only', '-z'], index });
      if (changed !== '') {
        await runGit(root, { args: ['checkout-index', '--force', '-u', '-z', '--stdin'], index, input: changed });
      }
      const added = await runGit(root, {
        args: ['ls-files', '--others', '--exclude-standard', '--directory', '-z'],
        index,
      });
      for (const name of added.split('\0').filter((entry) => entry !== '')) {
        await rm(path.join(root, name), { recursive: true, force: true, maxRetries: 3 });
      }
      for (const name of readdirSync(temporary)) {
        rmSync(path.join(temporary, name), { recursive: true, force: true, maxRetries: 3 });
      }
    },
    remove: copy.remove,
  };
}

function surroundings(root: string, folder: string, temporary: string): Record<string, string> {
  return {
    [auditMarker]: folder,
    TMPDIR: temporary,
    TMP: temporary,
    TEMP: temporary,
    ...pythonOf(root),
  };
}

/** What makes Python run the sources of a copy as they are now. */
export function pythonOf(root: string): Record<string, string> {
  const places = [root, path.join(root, 'src'), process.env['PYTHONPATH'] ?? ''].filter((entry) => entry !== '');
  return {
    // Python takes a compiled file for fresh when size and second of the source agree, which a mutant's do.
    PYTHONDONTWRITEBYTECODE: '1',
    // A package that was installed as a link to the project would be tested where it was installed from.
    PYTHONPATH: places.join(path.delimiter),
  };
}
