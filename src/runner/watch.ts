import { compareDigests, repositoryChangeText, type RepositoryDigest } from '../core/git/repositoryDigest.ts';
import { compareRemoteRefs, remoteChangeText, type RemoteRefs } from '../core/git/remoteRefs.ts';
import { remoteRefs } from '../node/remoteRefs.ts';
import { homeChangeText, homeSettings } from '../node/homeSettings.ts';
import { InstalledFiles } from '../node/installedFiles.ts';
import { fileDigest, type GuardedPlaces, guardedPlaces, repositoryDigest } from '../node/repositoryGuard.ts';

/** Files that were there while the health tools ran, and those of them that the tools wrote to. */
interface ToolWrites {
  readonly seen: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
}

/** What is looked at before and after whatever runs programs of others: agents, tools, checks. */
export class Watch {
  readonly #root: string;
  /** The last look: what could not be seen then is not waited for again. */
  #remotes: RemoteRefs | undefined;
  /** The first look: what is written between two steps counts, too. */
  #home: ReadonlyMap<string, string> | undefined;
  readonly installed: InstalledFiles;
  /** What the health tools did before any agent worked; undefined: this runner has not seen it. */
  toolWrites: ToolWrites | undefined;
  /** Results that were measured while files changed are void: each time, what was kept until then is not used again. */
  voided = 0;

  /** @param root absolute path of the repository's top level */
  constructor(root: string) {
    this.#root = root;
    this.installed = new InstalledFiles(root);
  }

  /**
   * Does some work, and says what it did to git itself, to the remotes, or to the user's settings that tools go by: then nothing
   * more may be done before a person has looked. Undefined: nothing.
   */
  async over<Value>(
    work: () => Promise<Value>,
  ): Promise<{ readonly value: Value; readonly alarm: string | undefined }> {
    const places = await guardedPlaces(this.#root);
    const [before, remotes] = await Promise.all([repositoryDigest(places), this.#remotes ?? remoteRefs(this.#root)]);
    this.#home ??= await homeSettings(this.#root);
    const value = await work();
    const alarms = [
      (await changedGit(places, before)) ?? (await this.#pushed(remotes)),
      homeChangeText(this.#home, await homeSettings(this.#root)),
    ].filter((alarm) => alarm !== undefined);
    return { value, alarm: alarms.length === 0 ? undefined : alarms.join(' ') };
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
