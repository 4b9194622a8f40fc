// Makes a fresh clone ready: installs the packages when they are missing or out of date, and checks that the programs
// which everything else needs are there. Plain JavaScript, because it runs on the system's Node (18 or newer), before
// the project's own Node 24 is installed. Does next to nothing when all is ready.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const lockFile = path.join(root, 'package-lock.json');
/** Written by npm at the end of an install: what it really put there. */
const installedFile = path.join(root, 'node_modules', '.package-lock.json');
const ownNode = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const neededNode = 24;
const neededGit = [2, 30];

class SetupError extends Error {}

try {
  if (!isInstalled()) {
    await install();
  }
  checkNode();
  checkGit();
} catch (error) {
  if (!(error instanceof SetupError)) {
    throw error;
  }
  console.error(`Set-up stopped: ${error.message}`);
  process.exitCode = 1;
}

function isInstalled() {
  if (!existsSync(installedFile)) {
    return false;
  }
  if (!existsSync(lockFile) || statSync(lockFile).mtimeMs <= statSync(installedFile).mtimeMs) {
    return true;
  }
  // A checkout makes the lock file newer without changing it: only a difference in what it asks for counts.
  if (!isWhatTheLockFileAsksFor()) {
    return false;
  }
  utimesSync(installedFile, new Date(), new Date());
  return true;
}

function isWhatTheLockFileAsksFor() {
  const wanted = packagesOf(lockFile);
  const installed = packagesOf(installedFile);
  const isThere = ([place, { version, optional }]) =>
    installed.has(place) ? installed.get(place).version === version : optional === true;
  return [...wanted].every(isThere) && [...installed.keys()].every((place) => wanted.has(place));
}

/** Packages by their place in the tree, without the project itself. */
function packagesOf(file) {
  const { packages = {} } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(Object.entries(packages).filter(([place]) => place !== ''));
}

async function install() {
  console.log('Installing the packages (once; about a minute) ...');
  const started = Date.now();
  const clean = await npm('ci');
  if (clean.code !== 0) {
    // It insists on a lock file with the packages of every platform; an ordinary install takes what fits this one.
    // Without saving: setting up a clone must not change its files.
    const ordinary = await npm('install', '--no-save');
    if (ordinary.code !== 0) {
      console.error(ordinary.output);
      throw new SetupError('the packages could not be installed; npm says why above. Is its registry in reach?');
    }
  }
  if (existsSync(installedFile)) {
    // npm install leaves the file alone when it had nothing to do.
    utimesSync(installedFile, new Date(), new Date());
  }
  console.log(`Packages installed in ${seconds(started)} s.`);
}

/** Scripts of packages are never run: no package of ours needs its own, and a foreign one has no business here. */
function npm(...command) {
  const args = [...command, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // Started by npm itself, its path is known; else it is a script that Windows starts only through its shell.
  const ownPath = process.env.npm_execpath;
  const byPath = ownPath !== undefined && /npm-cli\.c?js$/.test(ownPath);
  const child = byPath
    ? spawn(process.execPath, [ownPath, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const started = Date.now();
  const progress = setInterval(() => console.log(`  still installing, ${seconds(started)} s`), 5000);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      clearInterval(progress);
      reject(
        new SetupError(`npm could not be started (${error.message}). It comes with Node: see https://nodejs.org.`),
      );
    });
    child.on('close', (code) => {
      clearInterval(progress);
      resolve({ code, output: output.trimEnd() });
    });
  });
}

function seconds(started) {
  return Math.round((Date.now() - started) / 1000);
}

/** Node 24 comes as a package for some platforms; elsewhere the one on PATH will do. */
function checkNode() {
  const own = existsSync(ownNode);
  const version = versionOf(own ? ownNode : 'node');
  if (version?.[0] === neededNode || (!own && version !== undefined && version[0] > neededNode)) {
    return;
  }
  const found = version === undefined ? 'none that starts' : version.join('.');
  throw new SetupError(
    own
      ? `node_modules/.bin/node should be Node ${neededNode}, but is ${found}. Remove the folder node_modules and start again.`
      : `Node ${neededNode} is needed, and on PATH there is ${found}. There is no package of it for ${process.platform} on ${process.arch} (or optional packages are switched off in npm): install Node ${neededNode} from https://nodejs.org and start again.`,
  );
}

function checkGit() {
  const version = versionOf('git');
  const [major, minor] = neededGit;
  if (version === undefined) {
    throw new SetupError(
      `git is needed, and there is none on PATH. Install git ${neededGit.join('.')} or newer: https://git-scm.com.`,
    );
  }
  if (version[0] < major || (version[0] === major && version[1] < minor)) {
    throw new SetupError(`git ${neededGit.join('.')} or newer is needed, and on PATH there is ${version.join('.')}.`);
  }
}

/** Numbers of what `program --version` prints; undefined when it cannot be started. */
function versionOf(program) {
  const shell = process.platform === 'win32' && program.endsWith('.cmd');
  const run = spawnSync(shell ? `"${program}"` : program, ['--version'], {
    encoding: 'utf8',
    shell,
    windowsHide: true,
  });
  const match = run.status === 0 ? /(\d+)\.(\d+)(?:\.(\d+))?/.exec(run.stdout) : null;
  return match === null ? undefined : match.slice(1).map((part) => Number(part ?? 0));
}
