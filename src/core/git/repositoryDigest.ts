/** What a part of a repository decides; each is reported under its own name. */
export type GuardedPart =
  | 'configuration'
  | 'hooks'
  | 'attributes'
  | 'exclusions'
  | 'objects'
  | 'hidden files'
  | 'refs'
  | 'submodules';

/** What git itself goes by, apart from the work tree. Plain data, so that it can be kept in a journal. */
export interface RepositoryDigest {
  /** A digest (or a commit) by part and name, such as `hooks` and `pre-push`. What is not there is not listed. */
  readonly parts: Readonly<Partial<Record<GuardedPart, Readonly<Record<string, string>>>>>;
}

export interface RepositoryChange {
  readonly part: GuardedPart;
  readonly name: string;
  readonly change: 'added' | 'modified' | 'deleted';
  /**
   * Whether this can make git start a program, show other files than there are, or take work away: nothing more may be done
   * with git before a person has looked. Else it is for the report; a person may have done it.
   */
  readonly blocks: boolean;
}

/** Parts that nobody changes while a run works, except to change what git does. */
const blocking: ReadonlySet<GuardedPart> = new Set([
  'configuration',
  'hooks',
  'attributes',
  'exclusions',
  'objects',
  'hidden files',
  'submodules',
]);

/** What changed between two looks. */
export function compareDigests(before: RepositoryDigest, after: RepositoryDigest): readonly RepositoryChange[] {
  const parts = [...new Set([...Object.keys(before.parts), ...Object.keys(after.parts)])] as GuardedPart[];
  return parts.flatMap((part) => {
    const old = before.parts[part] ?? {};
    const now = after.parts[part] ?? {};
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].toSorted();
    return names
      .filter((name) => old[name] !== now[name])
      .map((name): RepositoryChange => {
        const change = old[name] === undefined ? 'added' : now[name] === undefined ? 'deleted' : 'modified';
        // A stash takes a person's work out of the tree, and a branch that is gone may have held it.
        return { part, name, change, blocks: blocking.has(part) || name === 'refs/stash' || change === 'deleted' };
      });
  });
}

/** A sentence for the report. */
export function repositoryChangeText({ part, name, change }: RepositoryChange): string {
  return `git’s ${part} changed while the agent worked: ${name} was ${change}.`;
}
