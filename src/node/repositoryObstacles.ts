import { runGit, tryGit } from './gitCommand.ts';

/** Signing that needs no person is done at once; a program that asks for a passphrase waits. */
const signWithinMs = 10_000;

/**
 * What this repository asks of git that would only fail at the end of a plan's work: filters whose program is missing, signing
 * that has to ask somebody, names that this file system cannot tell apart. A sentence each, with what to do; none: a run may
 * begin. Writes nothing but an unreferenced object.
 */
export async function repositoryObstacles(root: string, signal: AbortSignal): Promise<readonly string[]> {
  const found = await Promise.all([filterObstacles(root), signingObstacle(root, signal), caseObstacles(root)]);
  return found.flat();
}

async function filterObstacles(root: string): Promise<string[]> {
  const listed = await runGit(root, { args: ['ls-files', '--cached', '--others', '--exclude-standard', '-z'] });
  // The command knows no literal paths, and takes these as they are.
  const asked = await runGit(root, { args: ['check-attr', '--stdin', '-z', 'filter'], input: listed, literal: false });
  const fields = asked.split('\0');
  const example = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [file = '', , filter = ''] = fields.slice(at, at + 3);
    if (!['unspecified', 'unset', 'set', ''].includes(filter) && !example.has(filter)) {
      example.set(filter, file);
    }
  }
  const tried = await Promise.all([...example].map(async ([filter, file]) => await filterObstacle(root, filter, file)));
  return tried.flat();
}

/** A filter that is not required and fails is passed over by git, as it is for a person. */
async function filterObstacle(root: string, filter: string, file: string): Promise<string[]> {
  const outcome = await tryGit(root, { args: ['hash-object', `--path=${file}`, '--stdin'], input: 'x\n' });
  const words = outcome.errorText.trim().replaceAll(/\s+/g, ' ');
  return outcome.code === 0
    ? []
    : [
        `The filter ${filter}, which .gitattributes asks for, does not work: ${words} Install its program (for Git LFS: git-lfs), then run again.`,
      ];
}

async function signingObstacle(root: string, signal: AbortSignal): Promise<string[]> {
  const wanted = await tryGit(root, { args: ['config', '--type=bool', '--get', 'commit.gpgSign'] });
  const tree = await tryGit(root, { args: ['rev-parse', '--verify', '--quiet', 'HEAD^{tree}'] });
  if (wanted.output.trim() !== 'true' || tree.code !== 0) {
    return [];
  }
  const outcome = await tryGit(root, {
    args: ['commit-tree', '-S', '-m', 'mstack: can commits be signed', tree.output.trim()],
    environment: { SSH_ASKPASS_REQUIRE: 'never' },
    timeLimitMs: signWithinMs,
    signal,
  });
  if (!outcome.timedOut && outcome.code === 0) {
    return [];
  }
  const words = outcome.timedOut ? 'it waits for somebody' : outcome.errorText.trim();
  return [
    `Commits are signed here, and signing does not work without a person: ${words}. Unlock the key for as long as the run takes, or run \`git config commit.gpgSign false\` in this repository.`,
  ];
}

async function caseObstacles(root: string): Promise<string[]> {
  const ignores = await tryGit(root, { args: ['config', '--type=bool', '--get', 'core.ignorecase'] });
  if (ignores.output.trim() !== 'true') {
    return [];
  }
  const files = (await runGit(root, { args: ['ls-files', '-z'] })).split('\0').filter((file) => file !== '');
  const byName = Map.groupBy(files, (file) => file.toLowerCase());
  return [...byName.values()]
    .filter((same) => same.length > 1)
    .map(
      (same) => `${same.join(' and ')} differ in case only, and this file system keeps one of them. Rename one first.`,
    );
}
