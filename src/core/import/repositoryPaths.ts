import type { FileTree } from '../plan/repositoryFacts.ts';
import type { ProposedPlan } from '../planning/proposal.ts';

type Files = ProposedPlan['files'];

export interface FoundPaths {
  readonly files: Files;
  /** Paths of which several files of the repository may be meant. */
  readonly ambiguous: readonly string[];
  /** Paths from the top of some other place than the repository. */
  readonly outside: readonly string[];
}

/**
 * Paths of a source as files of a plan: what is there is changed, what is not is new. Some sources leave out the first
 * folders; where one file of the repository ends like that, it is meant. A name alone that no file has is no file. What
 * begins with a slash is meant from the top of the repository where there is such a file.
 *
 * @param isOpen false: the work is done, so that nothing is new any more
 */
export function filesOf(paths: readonly string[], tree: FileTree, isOpen: boolean): FoundPaths {
  const ambiguous: string[] = [];
  const outside: string[] = [];
  const files = paths.flatMap((path): Files => {
    if (path.startsWith('/')) {
      const below = path.slice(1);
      if (tree.hasFile(below)) {
        return [{ path: below, change: 'modify' }];
      }
      outside.push(path);
      return [];
    }
    if (tree.hasFile(path)) {
      return [{ path, change: 'modify' }];
    }
    const alike = tree.named(path.slice(path.lastIndexOf('/') + 1)).filter((file) => file.endsWith(`/${path}`));
    const [only] = alike;
    if (alike.length === 1 && only !== undefined) {
      return [{ path: only, change: 'modify' }];
    }
    if (alike.length > 1 && path.includes('/')) {
      ambiguous.push(path);
      return [];
    }
    return isOpen && path.includes('/') && alike.length === 0 ? [{ path, change: 'new' }] : [];
  });
  return { files, ambiguous, outside };
}
