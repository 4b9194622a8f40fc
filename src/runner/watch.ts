import { compareDigests, repositoryChangeText, type RepositoryDigest } from '../core/git/repositoryDigest.ts';
import { compareRemoteRefs, remoteChangeText, type RemoteRefs } from '../core/git/remoteRefs.ts';
import { remoteRefs } from '../node/remoteRefs.ts';
import { fileDigest, type GuardedPlaces, guardedPlaces, repositoryDigest } from '../node/repositoryGuard.ts';

/** What is looked at before and after whatever runs programs of others: agents, tools, checks. */
export class Watch {
  readonly #root: string;
  /** The last look: what could not be seen then is not waited for again. */
  #remotes: RemoteRefs | undefined;

  /** @param root absolute path of the repository's top level */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Does some work, and says what it did to git itself or to the remotes: then nothing more may be done before a person has
   * looked. Undefined: nothing.
   */
  async over<Value>(
    work: () => Promise<Value>,
  ): Promise<{ readonly value: Value; readonly alarm: string | undefined }> {
    const places = await guardedPlaces(this.#root);
    const [before, remotes] = await Promise.all([repositoryDigest(places), this.#remotes ?? remoteRefs(this.#root)]);
    const value = await work();
    const alarm = (await changedGit(places, before)) ?? (await this.#pushed(remotes));
    return { value, alarm };
  }

  async #pushed(before: RemoteRefs): Promise<string | undefined> {
    const now = await remoteRefs(this.#root, before);
    this.#remotes = now;
    const pushes = compareRemoteRefs(before, now).filter(({ by }) => by === 'pushed');
    return pushes.length === 0 ? undefined : pushes.map(remoteChangeText).join(' ');
  }
}

async function changedGit(places: GuardedPlaces, before: RepositoryDigest): Promise<string | undefined> {
  const files = await fileDigest(places);
  const asFiles = Object.fromEntries(Object.entries(before.parts).filter(([part]) => part in files.parts));
  // Git is asked only where nothing says that it would start what the agent wrote.
  return sentence({ parts: asFiles }, files) ?? sentence(before, await repositoryDigest(places));
}

function sentence(before: RepositoryDigest, after: RepositoryDigest): string | undefined {
  const changes = compareDigests(before, after).filter(({ blocks }) => blocks);
  return changes.length === 0
    ? undefined
    : `${changes.map(repositoryChangeText).join(' ')} Git may act on that, so nothing more is done with it. Look at it, put it back if it was not you, then run again.`;
}
