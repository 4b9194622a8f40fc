import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RemotePlace, RemoteRefs } from '../core/git/remoteRefs.ts';
import { runGit, tryGit } from './gitCommand.ts';
import { readRemotes } from './remotes.ts';
import { localPath } from './sandboxRules.ts';

/** A look must not hold a run up: a remote that takes longer is not seen, and its tracking refs must do. */
const lookWithinMs = 5000;

/**
 * Looks what the remotes of a repository hold. Nothing of the repository's own configuration is asked, because an agent may
 * have written there what git should start; the addresses are the ones that `since` knew, where there is one.
 *
 * @param since an earlier look: what it could not see is not tried again, and what moved since is looked up in the logs
 */
export async function remoteRefs(root: string, since?: RemoteRefs): Promise<RemoteRefs> {
  const [places, tracking] = await Promise.all([placesOf(root, since), trackingRefs(root)]);
  const moved = since === undefined ? [] : Object.keys(tracking).filter((ref) => tracking[ref] !== since.tracking[ref]);
  const [moves, here] = await Promise.all([
    Promise.all(moved.map(async (ref) => [ref, await lastMove(root, ref)] as const)),
    objectsHere(root, new Set(places.flatMap((place) => Object.values(place.refs ?? {})))),
  ]);
  return { places, tracking, moves: Object.fromEntries(moves), here };
}

async function placesOf(root: string, since: RemoteRefs | undefined): Promise<RemotePlace[]> {
  const addresses = new Map<string, { remote: string; url: string }>();
  // A remote that was taken out of the configuration meanwhile is looked at all the same.
  for (const { remote, address } of since?.places ?? []) {
    addresses.set(`${remote}\0${address}`, { remote, url: address });
  }
  for (const { name, url } of await readRemotes(root)) {
    addresses.set(`${name}\0${withoutSecret(url)}`, { remote: name, url });
  }
  const unseen = new Set(
    since?.places.filter((place) => place.refs === undefined).map(({ remote, address }) => `${remote}\0${address}`),
  );
  return await Promise.all(
    [...addresses].map(async ([key, { remote, url }]) => ({
      remote,
      address: withoutSecret(url),
      refs: unseen.has(key) ? undefined : await refsAt(localPath(root, url) ?? url),
    })),
  );
}

/** `https://me:secret@host/a` without what stands before the `@`. */
function withoutSecret(url: string): string {
  return url.replace(/^([a-z][a-z+]*:\/\/)[^/@]*@/, '$1');
}

async function refsAt(address: string): Promise<Record<string, string> | undefined> {
  // A folder in which there is no repository, so that only the user's own configuration counts.
  const nowhere = path.join(tmpdir(), 'mstack-nowhere');
  await mkdir(nowhere, { recursive: true });
  const outcome = await tryGit(nowhere, {
    args: ['ls-remote', '--upload-pack=git-upload-pack', '--', address],
    environment: {
      GIT_CEILING_DIRECTORIES: tmpdir(),
      GIT_ASKPASS: 'false',
      SSH_ASKPASS: 'false',
      SSH_ASKPASS_REQUIRE: 'never',
    },
    timeLimitMs: lookWithinMs,
  });
  return outcome.timedOut || outcome.code !== 0 ? undefined : refsOf(outcome.output, '\t');
}

async function trackingRefs(root: string): Promise<Record<string, string>> {
  return refsOf(
    await runGit(root, { args: ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/remotes'] }),
    ' ',
  );
}

function refsOf(lines: string, between: string): Record<string, string> {
  const entries = lines.split('\n').flatMap((line) => {
    const [hash = '', ref = ''] = line.split(between);
    return ref === '' ? [] : [[ref, hash] as const];
  });
  return Object.fromEntries(entries);
}

async function lastMove(root: string, ref: string): Promise<string> {
  return (await tryGit(root, { args: ['log', '-g', '-1', '--format=%gs', ref, '--'] })).output.trim();
}

async function objectsHere(root: string, hashes: ReadonlySet<string>): Promise<string[]> {
  if (hashes.size === 0) {
    return [];
  }
  const output = await runGit(root, {
    args: ['cat-file', '--batch-check=%(objectname)'],
    input: `${[...hashes].join('\n')}\n`,
    // A clone that fetches objects only when they are needed would fetch each of them now.
    environment: { GIT_NO_LAZY_FETCH: '1' },
  });
  return output.split('\n').filter((line) => line !== '' && !line.endsWith(' missing'));
}
