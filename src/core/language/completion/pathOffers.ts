import { lineRange } from '../../base/range.ts';
import type { FileTree } from '../../plan/repositoryFacts.ts';
import type { Offer } from './completion.ts';
import type { CompletionPlace } from './completionPlace.ts';

/** What nobody lists or names in a check: git's and our own. */
const never = new Set(['.git/', '.mstack/']);

/**
 * Names in the folder that a path is typed into; only the segment at the cursor is replaced. Nothing for paths that
 * leave the repository.
 *
 * @param typed the path up to the cursor, which is where it ends
 * @param folder that the path is relative to; `''` is the top
 */
export function pathOffers(place: CompletionPlace, files: FileTree, typed: string, folder = ''): Offer[] {
  const slash = typed.lastIndexOf('/') + 1;
  const parents = typed
    .slice(0, slash)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (typed.startsWith('/') || parents.includes('..') || /[*?{}$~]/.test(typed)) {
    return [];
  }
  const character = place.before.length;
  const segment = typed.length - slash;
  // A name that is being changed is replaced to its end; at its very beginning something is put before it.
  const rest = segment === 0 ? '' : (/^[\w.@+()[\]-]*\/?/.exec(place.after)?.[0] ?? '');
  const names = files.namesIn([...(folder === '' ? [] : [folder]), ...parents].join('/'));
  return (
    names
      .filter((name) => !never.has(name))
      // What is hidden is seldom meant.
      .toSorted((one, other) => Number(one.startsWith('.')) - Number(other.startsWith('.')))
      .map((name) => {
        const isFolder = name.endsWith('/');
        const replaced = isFolder ? rest.length : rest.replace(/\/$/, '').length;
        return {
          label: name,
          kind: isFolder ? ('folder' as const) : ('file' as const),
          range: lineRange(place.line, character - segment, character + replaced),
          text: name,
          again: isFolder,
        };
      })
  );
}
