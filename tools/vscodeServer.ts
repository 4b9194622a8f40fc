/** A VS Code server on a free port of the loopback interface, with its data in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import type { VsCodeHost } from './vscodeHost.ts';

export interface ServerRequest {
  readonly host: VsCodeHost;
  /** Fresh, and with a short path: socket paths are limited to about 107 bytes. */
  readonly folder: string;
  /**
   * `suite`: the workbench takes an extension and a test suite from its address, trusts every folder and shows no
   * dialogs. `person`: as it comes, in Restricted Mode until the folder is trusted.
   */
  readonly mode: 'suite' | 'person';
  readonly environment: Readonly<Record<string, string>>;
}

export interface VsCodeServer {
  readonly pid: number;
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** Ends the server and what it started; detached runners live on, as they should. */
  readonly stop: () => Promise<void>;
}

const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'git.openRepositoryInParentFolders': 'never',
  'mstack.agent': 'rehearsal',
};

export async function startServer(request: ServerRequest): Promise<VsCodeServer> {
  const { folder, host } = request;
  const userFolder = path.join(folder, 'd', 'data', 'User');
  await mkdir(userFolder, { recursive: true });
  await writeFile(path.join(userFolder, 'settings.json'), JSON.stringify(settings));
  const args = [
    host.serverMain,
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--server-data-dir',
    path.join(folder, 'd'),
    '--without-connection-token',
    '--accept-server-license-terms',
    '--disable-telemetry',
    '--skip-release-notes',
    ...(request.mode === 'suite' ? ['--enable-smoke-test-driver', '--disable-workspace-trust'] : []),
  ];
  const child = spawn(host.node, args, {
    cwd: folder,
    env: await serverEnvironment(folder, request.environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const port = await portOf(child);
  return {
    pid: child.pid ?? 0,
    authority: `127.0.0.1:${port}`,
    stop: async () => {
      await stopGroup(child);
    },
  };
}

/** Installs a packaged extension into the data folder that the server uses. */
export async function installExtension(host: VsCodeHost, folder: string, vsix: string): Promise<void> {
  await execa(host.node, [host.serverMain, '--install-extension', vsix, '--server-data-dir', path.join(folder, 'd')], {
    env: await serverEnvironment(folder, {}),
    extendEnv: false,
  });
}

/** Nothing of an outer VS Code or npm, and every place for leftovers below our folder. */
async function serverEnvironment(
  folder: string,
  added: Readonly<Record<string, string>>,
): Promise<Record<string, string | undefined>> {
  const places = { TMPDIR: 't', XDG_RUNTIME_DIR: 'r', XDG_CONFIG_HOME: 'c', XDG_CACHE_HOME: 'k' };
  const own: Record<string, string> = {};
  for (const [name, place] of Object.entries(places)) {
    own[name] = path.join(folder, place);
    await mkdir(own[name], { recursive: true, mode: 0o700 });
  }
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|npm_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
  const PATH = [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter);
  return { ...inherited, ...own, PATH, EXTENSIONS_GALLERY: '{}', ...added };
}

async function portOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let printed = '';
  // It prints much that means nothing here, such as stacks about modules that are deliberately not compiled.
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-20_000);
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-20_000);
    const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
    if (port !== undefined) {
      resolve(port);
    }
  });
  child.on('error', reject);
  child.on('exit', (code) => {
    reject(new Error(`The VS Code server ended with code ${String(code)} before it listened:\n${printed}`));
  });
  return await promise;
}

const patienceMs = 5000;

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const { promise, resolve } = Promise.withResolvers<void>();
  child.on('exit', () => {
    resolve();
  });
  const group = -child.pid;
  signalGroup(group, 'SIGTERM');
  const timer = setTimeout(() => {
    signalGroup(group, 'SIGKILL');
  }, patienceMs);
  await promise;
  clearTimeout(timer);
  // The server has ended; a child of it that ignored the request is still in its group.
  signalGroup(group, 'SIGKILL');
}

function signalGroup(group: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(group, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error;
    }
  }
}
