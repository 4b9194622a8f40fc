import { folderOf } from '../reading/plannedWords.ts';
import { scopeRule } from './scopeRule.ts';

/** Links to what lies outside the repository, or in git's own folder: elsewhere they lead to something else, or nowhere. */
export const linkOutside = scopeRule('scope.link', ({ path, after, entry }) =>
  entry?.kind !== 'link' || after === undefined || staysInside(folderOf(path), after)
    ? []
    : [
        {
          severity: 'blocks',
          message: `The link ${path} leads to ${after.slice(0, 100)}, out of the repository. Take it out.`,
        },
      ],
);

function staysInside(folder: string, target: string): boolean {
  const at = folder === '' ? [] : folder.split('/');
  for (const part of target.split(/[/\\]/)) {
    if (part === '..') {
      if (at.pop() === undefined) {
        return false;
      }
    } else if (part !== '.' && part !== '') {
      at.push(part);
    }
  }
  return at[0] !== '.git' && !/^(?:[/\\~]|[A-Za-z]:)/.test(target);
}
