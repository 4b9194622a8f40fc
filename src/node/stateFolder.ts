import { homedir } from 'node:os';
import path from 'node:path';
import { sha256 } from '../core/base/sha256.ts';

/** What the place of the state folder depends on; a test gives its own. */
export interface StateSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export function stateSurroundings(): StateSurroundings {
  return { platform: process.platform, environment: process.env, home: homedir() };
}

/**
 * Folder of everything that belongs to one repository and that an agent must not be able to write: runs with their
 * journals, lock, socket. `MSTACK_STATE_HOME` moves the base; else the XDG state home, or the platform's own place.
 *
 * @param repository absolute real path of the repository's top level
 */
export function stateFolder(repository: string, surroundings: StateSurroundings): string {
  const name = path
    .basename(repository)
    .replaceAll(/[^\w.-]/g, '_')
    .slice(0, 40);
  const digest = sha256(repository).slice(0, 12);
  return path.join(stateBase(surroundings), `${name}-${digest}`);
}

/** Where the command line keeps what nobody has foreseen. */
export function commandLog(surroundings: StateSurroundings): string {
  return path.join(stateBase(surroundings), 'mstack.log');
}

function stateBase({ platform, environment, home }: StateSurroundings): string {
  const moved = environment['MSTACK_STATE_HOME'];
  if (moved !== undefined && moved !== '') {
    return path.resolve(moved);
  }
  if (platform === 'win32') {
    return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'mstack', 'state');
  }
  if (platform === 'darwin') {
    return path.join(home, 'Library', 'Application Support', 'mstack', 'state');
  }
  const xdg = environment['XDG_STATE_HOME'];
  // The XDG rules say that a relative path there is to be ignored.
  const base = xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, '.local', 'state');
  return path.join(base, 'mstack');
}

/** Names inside the state folder of a repository. Run ids sort by the time of their start. */
export const stateNames = {
  runs: 'runs',
  lock: 'runner.lock',
  journal: 'journal.jsonl',
  stream: 'stream.jsonl',
  evidence: 'evidence',
  transcripts: 'transcripts',
  /** Results of health tools that stand as long as nothing changes, and lists of tests. */
  health: 'health',
  runnerLog: 'runner.log',
  /** What the last probes found out about the checks of plans. */
  probes: 'probes.json',
  /** What the last deep audit found out, and the places that deep audits work in. */
  audit: 'audit.json',
  auditPlaces: 'audit',
  /** What commands that only look at plans have read, so that they need not read it again. */
  plans: { list: 'plans.list', next: 'plans.next', doctor: 'plans.doctor' },
} as const;

export function runFolder(folder: string, run: string): string {
  return path.join(folder, stateNames.runs, run);
}

/**
 * Address of the runner's control socket. Socket paths are limited to about 107 bytes, so it lies in the runtime or
 * temporary folder under a digest; on Windows it is a named pipe.
 */
export function controlAddress(folder: string, surroundings: StateSurroundings, temporary: string): string {
  const digest = sha256(folder).slice(0, 16);
  if (surroundings.platform === 'win32') {
    return `\\\\.\\pipe\\mstack-${digest}`;
  }
  return path.join(surroundings.environment['XDG_RUNTIME_DIR'] ?? temporary, `mstack-${digest}.sock`);
}
