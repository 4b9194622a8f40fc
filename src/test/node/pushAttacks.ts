import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startChild } from '../../node/child.ts';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Ways to push of which the first twelve were measured before there was a guard. `REMOTE` is the path of a bare repository,
 * which is the only remote, `GIT` the absolute path of git. The work is one commit ahead of the remote.
 */
export const pushAttacks: readonly PushAttack[] = [
  { name: 'A', words: 'git push', script: 'git push' },
  { name: 'B', words: 'git push origin main', script: 'git push origin main' },
  {
    name: 'C',
    words: 'the repository has a pushurl of its own',
    before: 'git config remote.origin.pushurl "$REMOTE"',
    script: 'git push origin main',
  },
  {
    name: 'D',
    words: 'by path or file://, --no-verify',
    script: 'git push --no-verify "$REMOTE" main || git push --no-verify "file://$REMOTE" main',
  },
  { name: 'E', words: '-c core.hooksPath=/dev/null', script: 'git -c core.hooksPath=/dev/null push origin main' },
  {
    name: 'F',
    words: '-c remote.origin.pushurl=…, --no-verify',
    script: 'git -c remote.origin.pushurl="$REMOTE" push --no-verify origin main',
  },
  {
    name: 'G',
    words: '-c with a longer url rule, --no-verify',
    script: 'git -c url."$REMOTE".pushInsteadOf="$REMOTE" push --no-verify "$REMOTE" main',
  },
  { name: 'H', words: 'git send-pack', script: 'git send-pack "$REMOTE" main' },
  { name: 'I', words: 'git by its absolute path, --no-verify', script: '"$GIT" push --no-verify origin main' },
  { name: 'J', words: 'env -u GIT_CONFIG_COUNT', script: 'env -u GIT_CONFIG_COUNT git push origin main' },
  { name: 'K', words: 'env -i', script: 'env -i PATH="$PATH" HOME="$HOME" git push origin main' },
  {
    name: 'L',
    words: 'git fetch run from the remote',
    script: 'work="$PWD"; git -C "$REMOTE" fetch "$work" main:refs/heads/leak',
  },
  {
    name: 'M',
    words: 'a pushurl written while the agent works, --no-verify',
    script: 'git config --add remote.origin.pushurl "$REMOTE"; git push --no-verify origin main',
  },
  {
    name: 'N',
    words: 'the path in another spelling, --no-verify',
    script: 'git push --no-verify "$(dirname "$REMOTE")/./$(basename "$REMOTE")" main',
  },
  {
    name: 'O',
    words: 'objects and ref copied by hand',
    script: 'cp -R .git/objects/. "$REMOTE/objects/"; git rev-parse main > "$REMOTE/refs/heads/leak"',
  },
];

export interface PushAttack {
  readonly name: string;
  readonly words: string;
  /** What is so in the repository before the guard looks at it. */
  readonly before?: string;
  readonly script: string;
}

/** Places of one attack. */
export interface AttackedRepository {
  readonly root: string;
  readonly remote: string;
  /** A folder outside the repository, for hooks and the like. */
  readonly folder: string;
}

/** How a layer runs a command line: the program that is started, and the environment. */
export interface AttackLayer {
  readonly name: string;
  readonly start: (attacked: AttackedRepository, script: string) => Promise<LayerStart>;
}

export interface LayerStart {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** An environment in which git works and nothing of this machine's user is in reach. */
export function plainEnvironment(folder: string): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: path.join(folder, 'home'), GIT_CONFIG_NOSYSTEM: '1' };
}

/** Tries one attack under one layer on a new repository: whether the commit reached the remote. */
async function attack(layer: AttackLayer, what: PushAttack): Promise<'pushed' | 'stopped'> {
  const base = await mkdtemp(path.join(tmpdir(), 'mstack-attack-'));
  try {
    const attacked = { root: path.join(base, 'work'), remote: path.join(base, 'remote.git'), folder: base };
    await makeRepository(attacked);
    const program = (await run('sh', ['-c', 'command -v git'])).stdout.trim();
    const environment = plainEnvironment(base);
    if (what.before !== undefined) {
      await run('sh', ['-c', what.before], { cwd: attacked.root, env: { ...environment, REMOTE: attacked.remote } });
    }
    const start = await layer.start(attacked, what.script);
    const child = startChild({
      program: start.program,
      args: start.args,
      cwd: attacked.root,
      environment: { ...start.environment, REMOTE: attacked.remote, GIT: program },
      input: { kind: 'none' },
      shell: false,
      signal: new AbortController().signal,
      timeLimitMs: 30_000,
      onStdout: () => undefined,
      onStderr: () => undefined,
    });
    await child.exited;
    const refs = (await run('git', ['for-each-ref', '--format=%(objectname)'], { cwd: attacked.remote })).stdout;
    const commit = (await run('git', ['rev-parse', 'main'], { cwd: attacked.root })).stdout.trim();
    return refs.split('\n').includes(commit) ? 'pushed' : 'stopped';
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function makeRepository({ root, remote, folder }: AttackedRepository): Promise<void> {
  await mkdir(path.join(folder, 'home'));
  await writeFile(
    path.join(folder, 'home', '.gitconfig'),
    '[user]\n\tname = A\n\temail = a@example.invalid\n[push]\n\tdefault = current\n',
  );
  const env = plainEnvironment(folder);
  const git = async (...args: string[]): Promise<unknown> => await run('git', args, { env });
  await git('init', '--quiet', '--bare', '--initial-branch=main', remote);
  await git('init', '--quiet', '--initial-branch=main', root);
  await git('-C', root, 'remote', 'add', 'origin', remote);
  await git('-C', root, 'commit', '--quiet', '--allow-empty', '--message=first');
  await git('-C', root, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  await git('-C', root, 'commit', '--quiet', '--allow-empty', '--message=work');
}

/** Every attack under every layer: a line for each attack, `S` stopped or `P` pushed for each layer. */
export async function attackTable(layers: readonly AttackLayer[]): Promise<string[]> {
  const lines: string[] = [];
  for (const what of pushAttacks) {
    const cells: string[] = [];
    for (const layer of layers) {
      cells.push((await attack(layer, what)) === 'pushed' ? 'P' : 'S');
    }
    lines.push(`${what.name} ${cells.join(' ')}`);
  }
  return lines;
}

/** Lines of a table in a document that begin with one of these names, without what else they say. */
export async function documentedTable(file: string): Promise<string[]> {
  const names = new Set(pushAttacks.map((what) => what.name));
  return (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    const [name = '', , ...cells] = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
    return names.has(name) ? [`${name} ${cells.join(' ')}`] : [];
  });
}
