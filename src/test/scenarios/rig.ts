import { execFile, spawn } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RunEvent } from '../../core/journal/events.ts';
import { readJournal } from '../../node/journalFile.ts';
import { isSameProcess, readLock, type LockContent } from '../../node/lock.ts';
import { listRuns } from '../../node/runFolders.ts';
import { runFolder, stateFolder, stateNames } from '../../node/stateFolder.ts';
import { findMarked, sweep } from '../../node/sweep.ts';
import { controlPrograms, type ControlledPrograms } from './controlled.ts';
import { until, within } from './deadline.ts';

const runFile = promisify(execFile);

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A started `mstack`. */
export interface Started {
  readonly ended: Promise<Ended>;
  readonly signal: (signal: NodeJS.Signals) => void;
}

/** Everything of a repository that a run must not change behind a person's back: compare two of them. */
export interface Picture {
  readonly status: string;
  readonly index: string;
  readonly refs: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A repository of its own with a person's surroundings of its own, the built command line, and controlled programs. */
export interface Rig extends AsyncDisposable {
  /** The repository. */
  readonly root: string;
  /** Folder around it, for a remote and the like. */
  readonly base: string;
  readonly environment: Record<string, string>;
  /** What the command line starts. */
  readonly program: string;
  readonly programs: ControlledPrograms;
  readonly write: (file: string, text: string | Buffer) => Promise<void>;
  readonly read: (file: string) => string;
  readonly exists: (file: string) => boolean;
  readonly git: (...args: readonly string[]) => Promise<string>;
  readonly commit: (message?: string) => Promise<void>;
  readonly mstack: (...args: readonly string[]) => Promise<Ended>;
  readonly start: (...args: readonly string[]) => Started;
  readonly picture: () => Promise<Picture>;
  /** Subjects on the branch, newest first. */
  readonly subjects: () => Promise<string[]>;
  /** Names of private refs, without `refs/mstack/attempts/`. */
  readonly attempts: () => Promise<string[]>;
  readonly journalFile: () => string;
  readonly events: () => readonly RunEvent[];
  /** Waits until the journal of the latest run holds such an event. */
  readonly event: (matches: (event: RunEvent) => boolean, what: string) => Promise<void>;
  readonly runner: () => LockContent;
  /** Ends the runner as a crash does, and waits until it is gone. */
  readonly killRunner: () => Promise<void>;
  /** The processes of this rig that live, the test's own not counted. */
  readonly living: () => Promise<readonly number[]>;
}

export interface RigOptions {
  /** Further files of the first commit, or instead of the usual ones. */
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, unknown>>;
  /** Lines of the Health Stack in AGENTS.md. */
  readonly health?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** False: the folder is left as it is, no git in it. */
  readonly repository?: boolean;
  /** Only `files`, none of the usual ones. */
  readonly bare?: boolean;
  /** Name of the repository's folder. */
  readonly name?: string;
  /** How long one command may take. */
  readonly patienceMs?: number;
}

/** A copy of the bundles, made once, so that a build in the meantime does not pull them away from under a test. */
let built: Promise<string> | undefined;

async function builtProgram(): Promise<string> {
  const source = path.resolve(import.meta.dirname, '../../../dist');
  const copy = await mkdtemp('/tmp/ms-dist-');
  for (const name of (await readdir(source)).filter((file) => file.endsWith('.mjs'))) {
    await copyFile(path.join(source, name), path.join(copy, name));
  }
  return copy;
}

/** Removes the copy of the bundles; for the suite's end. */
export async function removeBuilt(): Promise<void> {
  if (built !== undefined) {
    await rm(await built, { recursive: true, force: true });
    built = undefined;
  }
}

/** Makes a repository with one commit: a README, a source, one health tool that passes, and the scripted agent. */
export async function makeRig(options: RigOptions = {}): Promise<Rig> {
  built ??= builtProgram();
  const program = path.join(await built, 'cli.mjs');
  // Short paths: sockets lie below.
  const base = await mkdtemp('/tmp/ms-');
  const root = path.join(base, options.name ?? 'r');
  const state = path.join(base, 's');
  const programs = await controlPrograms(base);
  const environment: Record<string, string> = {
    PATH: `${path.dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
    HOME: path.join(base, 'h'),
    TMPDIR: path.join(base, 't'),
    LANG: 'C.UTF-8',
    GIT_CONFIG_GLOBAL: path.join(base, 'gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
    MSTACK_STATE_HOME: state,
    ...options.environment,
  };
  await Promise.all(['s', 'h', 't'].map((name) => mkdir(path.join(base, name))));
  await mkdir(root);
  await writeFile(
    path.join(base, 'gitconfig'),
    '[user]\n\tname = A Person\n\temail = person@example.invalid\n[init]\n\tdefaultBranch = main\n[commit]\n\tgpgSign = false\n',
  );
  const folder = stateFolder(root, { platform: process.platform, environment, home: base });

  const git = async (...args: readonly string[]): Promise<string> =>
    (await runFile('git', [...args], { cwd: root, env: environment, maxBuffer: 64_000_000 })).stdout;
  const write = async (file: string, text: string | Buffer): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  const commit = async (message = 'start'): Promise<void> => {
    await git('add', '--all');
    await git('commit', '--quiet', '--no-verify', `--message=${message}`);
  };
  const start = (...args: readonly string[]): Started => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const texts = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
    const ended = new Promise<Ended>((resolve) => {
      child.on('close', (code) => resolve({ code: code ?? -1, ...texts }));
    });
    return {
      ended: within(ended, `the end of mstack ${args.join(' ')}`, options.patienceMs ?? 50_000),
      signal: (signal) => child.kill(signal),
    };
  };
  const journalFile = (): string => path.join(runFolder(folder, listRuns(folder).at(-1) ?? 'none'), stateNames.journal);
  const events = (): readonly RunEvent[] => {
    const content = existsSync(journalFile()) ? readJournal(journalFile()) : undefined;
    return content?.ok === true ? content.value.records.map((record) => record.event) : [];
  };
  const runner = (): LockContent => {
    const lock = readLock(folder);
    if (lock === undefined) {
      throw new Error('There is no runner.');
    }
    return lock;
  };
  const living = (): Promise<readonly number[]> => findMarked('MSTACK_STATE_HOME', state);

  const rig: Rig = {
    root,
    base,
    environment,
    program,
    programs,
    write,
    read: (file) => readFileSync(path.join(root, file), 'utf8'),
    exists: (file) => lstatSync(path.join(root, file), { throwIfNoEntry: false }) !== undefined,
    git,
    commit,
    start,
    mstack: (...args) => start(...args).ended,
    picture: async () => ({
      status: await git('status', '--porcelain=v1', '-z', '--ignored', '--untracked-files=all'),
      index: await git('ls-files', '--stage', '-z'),
      refs: await git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads', 'refs/remotes', 'refs/tags'),
      files: filesBelow(root),
    }),
    subjects: async () => (await git('log', '--format=%s')).trim().split('\n'),
    attempts: async () =>
      (await git('for-each-ref', '--format=%(refname:lstrip=3)', 'refs/mstack/attempts'))
        .split('\n')
        .filter((name) => name !== ''),
    journalFile,
    events,
    event: async (matches, what) => {
      await until(() => (events().some(matches) ? true : undefined), what);
    },
    runner,
    killRunner: async () => {
      const lock = runner();
      process.kill(lock.pid, 'SIGKILL');
      await until(() => (isSameProcess(lock) ? undefined : true), 'the end of the killed runner');
    },
    living,
    [Symbol.asyncDispose]: async () => {
      // A test that broke off leaves programs waiting: its own failure tells more than what is left then.
      const brokeOff = programs.isWaiting();
      // A runner that has told its end takes a moment to go.
      const rest = await until(
        async () => ((await living()).length === 0 ? 'nothing' : undefined),
        'the end of all processes',
        brokeOff ? 0 : 4000,
      ).catch(() => 'something');
      const left = rest === 'nothing' ? [] : (await living()).map(describeProcess);
      await sweep('MSTACK_STATE_HOME', state);
      await programs[Symbol.asyncDispose]();
      await rm(base, { recursive: true, force: true, maxRetries: 5 });
      if (left.length > 0 && !brokeOff) {
        throw new Error(`Processes were left behind:\n${left.join('\n')}`);
      }
    },
  };
  try {
    await setUp(rig, options);
  } catch (error) {
    // An open socket would keep the whole suite from ending.
    await programs[Symbol.asyncDispose]();
    throw error;
  }
  return rig;
}

async function setUp(rig: Rig, options: RigOptions): Promise<void> {
  if (options.repository !== false) {
    await rig.git('init', '--quiet', '--initial-branch=main');
  }
  const health = options.health ?? ['- test: test -f AGENTS.md'];
  const usual: Readonly<Record<string, string>> = {
    'README.md': '# A project\n',
    'src/a.js': 'one\n',
    'AGENTS.md': `# For agents\n\n## Health Stack\n\n${health.join('\n')}\n`,
    '.mstack/config.json': `${JSON.stringify({ agent: 'scripted', agents: { scripted: { command: rig.programs.command('agent') } }, ...options.config }, undefined, 2)}\n`,
  };
  for (const [name, text] of Object.entries({ ...(options.bare === true ? {} : usual), ...options.files })) {
    await rig.write(name, text);
  }
  if (options.repository !== false) {
    await rig.commit();
  }
}

/** What is below a folder, `.git` left out: text of files (as Latin-1, so that each byte counts) with their mode. */
function filesBelow(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const absolute = path.join(entry.parentPath, entry.name);
    const relative = path.relative(root, absolute);
    if (relative === '.git' || relative.startsWith(`.git${path.sep}`)) {
      continue;
    }
    if (entry.isSymbolicLink()) {
      found[relative] = `-> ${readlinkSync(absolute)}`;
    } else if (entry.isFile()) {
      const executable = (lstatSync(absolute).mode & 0o100) !== 0;
      found[relative] = `${executable ? 'x' : '-'} ${readFileSync(absolute, 'latin1')}`;
    } else {
      found[relative] = 'folder';
    }
  }
  return found;
}

/** Id and command line of a process, as far as the machine tells. */
export function describeProcess(pid: number): string {
  try {
    return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
  } catch {
    // Ended meanwhile, or not Linux.
    return String(pid);
  }
}

export interface PlanOptions {
  readonly id?: number;
  readonly title?: string;
  readonly files?: readonly string[];
  readonly checks?: readonly string[];
  /** Further lines of the frontmatter. */
  readonly keys?: readonly string[];
}

/** A plan that the doctor has nothing against. */
export function planText(options: PlanOptions = {}): string {
  const { id = 1, title = 'Change the letter', files = ['src/a.js'], keys = [] } = options;
  const checks = options.checks ?? ['[cmd] `grep -q two src/a.js`'];
  return `---
id: ${String(id).padStart(3, '0')}
title: ${title}
status: pending
${keys.map((key) => `${key}\n`).join('')}---

## Requirements

- [ ] The file holds the word.

## Design

**Files expected to change:**

${files.map((file) => `- \`${file}\` (modify)`).join('\n')}

**Approach:** Write the word into the file.

**Testing approach:** The check reads the file.

**Out of scope:**

- Everything else.

## Tasks

1. Write the word.

## Verification

${checks.map((check) => `- ${check}`).join('\n')}
`;
}

/** A plan whose criterion and check are about what the program does. */
export function soundPlan(options: PlanOptions = {}): string {
  return planText({ checks: ['[assert] `node src/a.js` outputs `two`'], ...options }).replace(
    'The file holds the word.',
    '`node src/a.js` prints `two`',
  );
}

export function planName(id: number): string {
  return `docs/plans/${String(id).padStart(3, '0')}-plan.md`;
}

export const approval = { verdict: 'approve', summary: 'Does what the plan says.', findings: [] };

/** The usual agent: writes these files for every plan, and approves what it reviews. */
export function diligent(rig: Rig, files: Readonly<Record<string, string>> = { 'src/a.js': 'two\n' }): void {
  rig.programs.always('agent', async (agent) => {
    if (agent.role === 'review') {
      await agent.answer(approval);
    } else {
      for (const [file, text] of Object.entries(files)) {
        await agent.write(file, text);
      }
    }
    await agent.exit();
  });
}

/** What an assertion on an ended command should show. */
export function told({ code, out, err }: Ended): string {
  return `exit ${code}\n--- out\n${out}\n--- err\n${err}`;
}
