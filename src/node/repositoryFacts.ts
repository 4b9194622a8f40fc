import { spawn } from 'node:child_process';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileTree } from '../core/plan/fileTree.ts';
import { ignoreRules } from '../core/plan/ignoreRules.ts';
import {
  cargoNames,
  justRecipeNames,
  makeTargetNames,
  packageDependencyNames,
  packageScriptNames,
} from '../core/plan/manifests.ts';
import type { CargoName, FileTree, RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import { gitEnvironment } from './gitEnvironment.ts';

/** In the order in which GNU make and just look for them. */
const makefiles = ['GNUmakefile', 'makefile', 'Makefile'];
const justfiles = ['justfile', '.justfile', 'Justfile'];

/** A repository with more manifests than this is read as far as these. */
const mostManifests = 2000;

/** Where there is no git to say what is generated: folders that nobody writes by hand. */
const generatedFolders = new Set(['node_modules', '.git', '.hg', '.svn', '.venv', 'venv', '__pycache__']);

/** Files that a walk without git looks at. */
const longestWalk = 100_000;

/** Beyond this many changed paths reading all of them anew costs less. */
const mostChanges = 200;

/**
 * Reads what is known of a repository: what git tracks or would track, and the names that project files offer. A folder
 * without git is walked.
 *
 * @param root absolute
 */
export async function readRepositoryFacts(root: string, signal?: AbortSignal): Promise<RepositoryFacts> {
  const listing = (await listByGit(root, signal)) ?? { paths: await walk(root), opaque: [] };
  signal?.throwIfAborted();
  return factsOf(root, listing);
}

/**
 * What git tracks or would track, relative to the repository, forward slashes; without git what lies in the folder. Files
 * that were deleted and are still tracked are among them: telling them apart takes git three times as long.
 *
 * @param root absolute
 */
export async function listRepositoryPaths(root: string, signal?: AbortSignal): Promise<readonly string[]> {
  const output = await gitOutput(root, ['ls-files', '-z', '-c', '-o', '--exclude-standard'], signal);
  // A file with conflicts is listed once for each side.
  return output === undefined ? await walk(root) : [...new Set(output.split('\0'))].filter((file) => file !== '');
}

/**
 * Reads again what some created, changed or deleted paths may have changed.
 *
 * @param changed relative to the repository, forward slashes
 */
export async function refreshRepositoryFacts(
  facts: RepositoryFacts,
  root: string,
  changed: readonly string[],
): Promise<RepositoryFacts> {
  const paths = [...new Set(changed)];
  const manifests = paths.some((file) => isManifest(file) || file.endsWith('.gitignore'));
  if (paths.length > mostChanges || manifests) {
    return readRepositoryFacts(root);
  }
  const states = await Promise.all(paths.map(async (file) => ({ file, state: await stateOf(path.join(root, file)) })));
  if (states.some(({ file, state }) => state === 'folder' && !facts.files.hasFolder(file))) {
    // A folder that was moved here brings files that nobody named.
    return readRepositoryFacts(root);
  }
  const created = states.filter(
    ({ file, state }) => state === 'file' && !facts.files.hasFile(file) && facts.mayBeUnlisted?.(file) !== true,
  );
  const deleted = states.filter(
    ({ file, state }) => state === 'absent' && (facts.files.hasFile(file) || facts.files.hasFolder(file)),
  );
  return created.length === 0 && deleted.length === 0
    ? facts
    : {
        ...facts,
        files: facts.files.withChanges(
          created.map(({ file }) => file),
          deleted.map(({ file }) => file),
        ),
      };
}

async function stateOf(file: string): Promise<'file' | 'folder' | 'absent'> {
  try {
    return (await lstat(file)).isDirectory() ? 'folder' : 'file';
  } catch {
    // Gone, or nobody may look: for a plan it is not there.
    return 'absent';
  }
}

interface Listing {
  readonly paths: Iterable<string>;
  /** Submodules and links: what lies below them is not listed. */
  readonly opaque: readonly string[];
}

/** Undefined where git is not installed or this is not a work tree. */
async function listByGit(root: string, signal: AbortSignal | undefined): Promise<Listing | undefined> {
  const output = await gitOutput(root, ['ls-files', '-z', '-t', '-s', '-c', '-o', '-d', '--exclude-standard'], signal);
  if (output === undefined) {
    return undefined;
  }
  const paths = new Set<string>();
  const opaque: string[] = [];
  let start = 0;
  for (let end = output.indexOf('\0'); end !== -1; end = output.indexOf('\0', start)) {
    // `? path` of what git does not track yet; else a tag, mode, hash, stage and, behind a tab, the path.
    const tag = output[start];
    const file = output.slice(tag === '?' ? start + 2 : output.indexOf('\t', start) + 1, end);
    if (tag === 'R') {
      paths.delete(file);
    } else {
      paths.add(file);
    }
    if (tag !== '?' && (output.startsWith('160000', start + 2) || output.startsWith('120000', start + 2))) {
      opaque.push(file);
    } else if (file.endsWith('/')) {
      opaque.push(file.slice(0, -1));
    }
    start = end + 1;
  }
  return { paths, opaque };
}

async function gitOutput(
  root: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const child = spawn('git', [...args], {
    cwd: root,
    env: gitEnvironment(process.env),
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
    ...(signal === undefined ? {} : { signal }),
  });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => {
      if (error.name === 'AbortError') {
        reject(error);
      } else {
        // Git is not installed: the folder is walked instead.
        resolve(undefined);
      }
    });
    child.once('close', (code) => {
      resolve(code === 0 ? Buffer.concat(chunks).toString('utf8') : undefined);
    });
  });
}

async function walk(root: string): Promise<string[]> {
  const paths: string[] = [];
  const folders = [''];
  // The list grows while it is walked.
  for (const folder of folders) {
    for (const entry of await entriesOf(path.join(root, folder))) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) {
        paths.push(name);
      } else if (!generatedFolders.has(entry.name)) {
        folders.push(name);
      }
    }
    if (paths.length > longestWalk) {
      break;
    }
  }
  return paths;
}

async function entriesOf(folder: string): Promise<readonly { name: string; isDirectory: () => boolean }[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // A folder that went meanwhile, or that nobody may read, holds nothing for a plan.
    return [];
  }
}

async function factsOf(root: string, listing: Listing): Promise<RepositoryFacts> {
  const files = fileTree(listing.paths);
  const manifests = [...listing.paths].filter((file) => isManifest(file) || nameOf(file) === '.gitignore');
  const texts = new Map<string, string>();
  await Promise.all(
    manifests.slice(0, mostManifests).map(async (file) => {
      texts.set(file, await textOf(path.join(root, file)));
    }),
  );
  const named = (name: string): [string, string][] =>
    manifests.flatMap((file) => (nameOf(file) === name ? [[folderOf(file), texts.get(file) ?? '']] : []));
  const first = (names: readonly string[]): string | undefined => names.find((name) => texts.has(name));
  const packages = named('package.json');
  const makefile = first(makefiles);
  const justfile = first(justfiles);
  const opaque = new Set(listing.opaque);
  const ignored = ignoreRules(new Map(named('.gitignore')));
  return {
    files,
    packageScripts: new Map(packages.map(([folder, text]) => [folder, packageScriptNames(text)])),
    packageDependencies: new Map(packages.map(([folder, text]) => [folder, packageDependencyNames(text)])),
    makeTargets: makefile === undefined ? undefined : makeTargetNames(texts.get(makefile) ?? ''),
    justRecipes: justfile === undefined ? undefined : justRecipeNames(texts.get(justfile) ?? ''),
    cargoNames: texts.has('Cargo.toml') ? allCargoNames(files, [...named('Cargo.toml')], texts) : undefined,
    mayBeUnlisted: (file) => ignored(file) || foldersAbove(file).some((folder) => opaque.has(folder)),
  };
}

function isManifest(file: string): boolean {
  const name = nameOf(file);
  const top = !file.includes('/') && (makefiles.includes(name) || justfiles.includes(name));
  return name === 'package.json' || name === 'Cargo.toml' || file === '.cargo/config.toml' || top;
}

/** Besides what manifests declare, cargo finds binaries, examples, tests and benches by where they lie. */
function allCargoNames(
  files: FileTree,
  manifests: readonly (readonly [string, string])[],
  texts: ReadonlyMap<string, string>,
): readonly CargoName[] {
  const declared = manifests.flatMap(([folder, text]) => {
    const names = cargoNames(text);
    const main = files.hasFile(folder === '' ? 'src/main.rs' : `${folder}/src/main.rs`);
    // A package's own binary is called like the package.
    const own = names
      .filter(({ kind }) => main && kind === 'package')
      .map(({ name }) => ({ kind: 'bin', name }) as const);
    return [...names, ...own];
  });
  const aliases = cargoNames(texts.get('.cargo/config.toml') ?? '').filter(({ kind }) => kind === 'alias');
  const found = manifests.flatMap(([folder]) =>
    cargoPlaces.flatMap(([place, kind]) =>
      files
        .namesIn(folder === '' ? place : `${folder}/${place}`)
        .filter((name) => /(?:\.rs|\/)$/.test(name))
        .map((name) => ({ kind, name: name.replace(/(?:\.rs|\/)$/, '') })),
    ),
  );
  const all = [...declared, ...aliases, ...found];
  return [...new Map(all.map((each) => [`${each.kind} ${each.name}`, each])).values()];
}

const cargoPlaces = [
  ['src/bin', 'bin'],
  ['examples', 'example'],
  ['tests', 'test'],
  ['benches', 'bench'],
] as const;

function foldersAbove(file: string): string[] {
  const parts = file.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    // It went between being listed and being read.
    return '';
  }
}
