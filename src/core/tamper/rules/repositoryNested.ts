import { scopeRule } from './scopeRule.ts';

/** Folders that are a repository of their own: of their files a commit has only a name that others cannot look up. */
export const repositoryNested = scopeRule('scope.repository', ({ path, entry }, { files, textBefore }) =>
  entry?.kind !== 'repository' ||
  [textBefore('.gitmodules'), files.find((file) => file.path === '.gitmodules')?.after].some((text) =>
    text?.includes(path),
  )
    ? []
    : [
        {
          severity: 'blocks',
          message: `${path} is a repository of its own: its files would not be in the commit. Take its \`.git\` away, or make it a submodule in a plan that lists .gitmodules.`,
        },
      ],
);
