import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Remote } from '../core/git/pushGuard.ts';
import { agentPlaces, cachePlaces, credentialPlaces, socketPlaces } from '../core/sandbox/homePlaces.ts';
import type { SandboxPlace, SandboxRules, SandboxSetting } from '../core/sandbox/sandbox.ts';
import { tryGit } from './gitCommand.ts';
import { readRemotes } from './remotes.ts';
import type { StartedCommand } from './sandbox.ts';

export interface AgentSandboxing {
  /** One of ours by its id; undefined: an agent that mstack does not know, which may write the whole home. */
  readonly agent: string | undefined;
  /** Whether it may change files of the work tree. */
  readonly writes: boolean;
  /** Absolute path of the work tree. */
  readonly repository: string;
  /** Absolute path outside the repository: `answers` in it can be written, and `sandbox` becomes the temporary folder. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly command: StartedCommand;
}

/**
 * What an agent may do with files: it writes the work tree, without its git folder, its own settings and sessions, caches,
 * and a temporary folder of its own. Credentials for pushing and other programs' sockets are not there.
 */
export async function agentSandboxRules(sandboxing: AgentSandboxing): Promise<SandboxRules> {
  const { agent, repository, folder, environment, writes } = sandboxing;
  const home = homeOf(environment);
  const own = agent === undefined ? [''] : (agentPlaces[agent] ?? []);
  const answers = path.join(folder, 'answers');
  const temporary = path.join(folder, 'sandbox');
  await Promise.all([answers, temporary].map((made) => mkdir(made, { recursive: true, mode: 0o700 })));
  const [root, replaced, git] = await Promise.all([
    realpath(repository),
    temporaryFolders(environment),
    gitPlaces(repository),
  ]);
  const settings = ['CLAUDE_CONFIG_DIR', 'CODEX_HOME'].flatMap((name) => environment[name] ?? []);
  return {
    rest: 'read-only',
    folder: root,
    temporary: { folder: await realpath(temporary), insteadOf: replaced },
    // By the names that they are started by, which may be links.
    visible: await existing(
      [
        ...programPlaces(sandboxing.command, environment, replaced),
        ...(agent === undefined ? [] : [home]).filter((place) => isBelow(place, replaced)),
      ],
      'as named',
    ),
    writable: await existing([
      ...[...own, ...cachePlaces].map((name) => path.join(home, name)),
      ...settings,
      answers,
      ...(writes ? [root] : []),
    ]),
    readOnly: await existing([
      ...(writes ? [] : [root]),
      path.join(root, '.git'),
      ...git,
      ...(isBelow(folder, replaced) ? [path.join(folder, 'hooks')] : []),
    ]),
    hidden: await hiddenPlaces(home, environment),
  };
}

/** What keeps health tools and checks from pushing. */
export interface ToolSandbox {
  readonly setting: SandboxSetting;
  /** Absolute path of the user's repository, whose remotes are kept from being written, also where a copy of it is worked in. */
  readonly repository: string;
}

/**
 * What a health tool or a check may do with files: everything that it may without, except that the remotes of the repository
 * on this machine cannot be written, and credentials for pushing cannot be read.
 */
export async function toolSandboxRules(
  folder: string,
  { repository }: Pick<ToolSandbox, 'repository'>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<SandboxRules> {
  return {
    rest: 'writable',
    folder: await realpath(folder),
    temporary: undefined,
    visible: [],
    writable: [],
    readOnly: await existing(localRemotes(repository, await remotesIfAny(repository))),
    hidden: await hiddenPlaces(homeOf(environment), environment),
  };
}

function homeOf(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['HOME'] ?? homedir();
}

async function hiddenPlaces(
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<SandboxPlace[]> {
  const runtime = environment['XDG_RUNTIME_DIR'] ?? `/run/user/${process.getuid?.() ?? 0}`;
  return await existing([...credentialPlaces.map((name) => path.join(home, name)), ...socketPlaces, runtime]);
}

async function temporaryFolders(environment: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const named = [environment['TMPDIR'] ?? tmpdir(), '/tmp', '/var/tmp'];
  const places = await existing(named);
  return places.filter((place) => place.kind === 'folder').map((place) => place.path);
}

/** Where git has what the work tree needs, outside of it: linked work trees, borrowed objects, remotes on this machine. */
async function gitPlaces(repository: string): Promise<string[]> {
  const asked = await tryGit(repository, {
    args: ['rev-parse', '--path-format=absolute', '--git-dir', '--git-common-dir', '--git-path', 'objects'],
  });
  if (asked.code !== 0) {
    return [];
  }
  const [gitFolder = '', common = '', objects = ''] = asked.output.trimEnd().split('\n');
  return [
    gitFolder,
    common,
    ...(await borrowedObjects(objects)),
    ...localRemotes(repository, await remotesIfAny(repository)),
  ];
}

async function borrowedObjects(objects: string): Promise<string[]> {
  try {
    const text = await readFile(path.join(objects, 'info', 'alternates'), 'utf8');
    return text.split('\n').filter((line) => path.isAbsolute(line));
  } catch {
    // Most repositories borrow none.
    return [];
  }
}

async function remotesIfAny(folder: string): Promise<readonly Remote[]> {
  try {
    return await readRemotes(folder);
  } catch {
    // Not a repository: then it has no remotes.
    return [];
  }
}

/** Paths of the remotes that lie on this machine. */
function localRemotes(root: string, remotes: readonly Remote[]): string[] {
  return [...new Set(remotes.flatMap(({ url }) => localPath(root, url) ?? []))];
}

/** Undefined for the address of another machine: one with a scheme, or `host:path`, which git reads before a path. */
export function localPath(root: string, url: string): string | undefined {
  if (url.startsWith('file://')) {
    try {
      return fileURLToPath(url);
    } catch {
      // A host in it, or half an escape: nothing that lies here.
      return undefined;
    }
  }
  return /^[^/]*:/.test(url) ? undefined : path.resolve(root, url);
}

/** What the command is made of, as far as it lies where the temporary folders are replaced. */
function programPlaces(
  command: StartedCommand,
  environment: Readonly<Record<string, string | undefined>>,
  replaced: readonly string[],
): string[] {
  const named = [command.program, ...command.args].filter((word) => path.isAbsolute(word));
  const folders = named.map((file) => (replaced.includes(path.dirname(file)) ? file : path.dirname(file)));
  const searched = (environment['PATH'] ?? '').split(path.delimiter).filter((entry) => path.isAbsolute(entry));
  return [...folders, ...searched].filter((place) => isBelow(place, replaced));
}

function isBelow(place: string, folders: readonly string[]): boolean {
  return folders.some((folder) => place.startsWith(`${folder}${path.sep}`));
}

async function existing(places: readonly string[], names: 'real' | 'as named' = 'real'): Promise<SandboxPlace[]> {
  const found = await Promise.all([...new Set(places)].map(async (place) => await placeAt(place, names)));
  const known = new Set<string>();
  return found.filter((place) => {
    const isNew = place !== undefined && !known.has(place.path);
    known.add(place?.path ?? '');
    return isNew;
  }) as SandboxPlace[];
}

async function placeAt(place: string, names: 'real' | 'as named'): Promise<SandboxPlace | undefined> {
  try {
    const real = await realpath(place);
    const facts = await stat(real);
    return { path: names === 'real' ? real : place, kind: facts.isDirectory() ? 'folder' : 'file' };
  } catch {
    // Not there, or not to be read: then there is nothing to open or to hide.
    return undefined;
  }
}
