import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { DeepAudit } from '../core/audit/audit.ts';
import { isMeasured } from '../core/mutation/staleness.ts';
import { deepAudit } from '../protocol/audit.ts';
import { tryGit } from './gitCommand.ts';
import { findRepository, Repository } from './repository.ts';
import { stateFolder, stateNames, stateSurroundings } from './stateFolder.ts';

/** Another figure of the same name is another version: one that was measured in another way must be measured again. */
const version = 2;

const keptSchema = z.object({
  version: z.literal(version),
  measuredOn: z.string(),
  measuredAt: z.number(),
  deep: deepAudit,
});

/** What a deep audit found out, and of what. */
export interface Measured {
  readonly deep: DeepAudit;
  /** Tree that it was measured on. */
  readonly measuredOn: string;
  /** Milliseconds since 1970. */
  readonly measuredAt: number;
}

export interface KeptAudit extends Measured {
  /** Sources, tests and settings that have changed since; undefined: the tree it was measured on is gone. */
  readonly changed: number | undefined;
}

/** Keeps git from removing the tree that later ones are compared with. */
const treeRef = 'refs/mstack/audit';

function keptFile(root: string): string {
  return path.join(stateFolder(root, stateSurroundings()), stateNames.audit);
}

/**
 * The latest deep audit of a repository, however old; undefined: there is none that this version can read.
 *
 * @param root absolute real path of its top level
 */
export async function readKeptAudit(root: string): Promise<KeptAudit | undefined> {
  const kept = readKept(keptFile(root));
  return kept === undefined ? undefined : { ...kept, changed: await changedSince(root, kept.measuredOn) };
}

function readKept(file: string): Measured | undefined {
  try {
    const read = keptSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? measuredOf(read.data) : undefined;
  } catch {
    // None was made yet, or the file is damaged: then it must be made again.
    return undefined;
  }
}

function measuredOf({ measuredOn, measuredAt, deep }: z.infer<typeof keptSchema>): Measured {
  return {
    measuredOn,
    measuredAt,
    deep: {
      ...deep,
      commands: deep.commands.map((one) => ({ ...one, tests: one.tests, skipped: one.skipped })),
      coverage: deep.coverage,
      mutants: deep.mutants,
    },
  };
}

async function changedSince(root: string, tree: string): Promise<number | undefined> {
  const place = await findRepository(root);
  if (!place.ok || (await tryGit(root, { args: ['cat-file', '-e', `${tree}^{tree}`] })).code !== 0) {
    return undefined;
  }
  const repository = new Repository(place.value, path.join(stateFolder(root, stateSurroundings()), 'temporary'));
  const changes = await repository.changes(tree, await repository.snapshot());
  return changes.filter((change) => isMeasured(change.path)).length;
}

/** Keeps a deep audit, whole or not at all. Throws when it cannot be written. */
export async function keepAudit(root: string, measured: Measured): Promise<void> {
  const file = keptFile(root);
  const temporary = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(temporary, JSON.stringify({ version, ...measured }), { mode: 0o600, flush: true });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  // Without the ref only the number of changed files is lost, some day.
  await tryGit(root, { args: ['update-ref', treeRef, measured.measuredOn] });
}
