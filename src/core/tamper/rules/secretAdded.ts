import { isTestFile } from '../../mutation/sources.ts';
import { namesFile } from '../reading/plannedWords.ts';
import { isMadeUp, secretForms } from '../reading/secretForms.ts';
import { lineAt } from '../reading/sourceParts.ts';
import { scopeRule } from './scopeRule.ts';

/**
 * Keys that were nowhere before. Commits are for ever, so they are stopped in every file, tests too; only a fixture that the
 * plan lists by its name may hold one, and a person sees it. The message never has the key.
 */
export const secretAdded = scopeRule('scope.secret', ({ path, after = '' }, { plan, files }) =>
  secretForms.flatMap(({ name, pattern }) =>
    [...after.matchAll(pattern)]
      .filter(([secret]) => !isMadeUp(secret) && !files.some(({ before }) => before?.includes(secret) === true))
      .map(({ 0: secret, index }) => ({
        line: lineAt(after, index),
        severity: isTestFile(path) && namesFile(plan, path) ? ('flagged' as const) : ('blocks' as const),
        message: `${name} (\`${secret.slice(0, 4)}…\`) would be in the history for ever. Take it out and read it from the environment; if it was real, have it revoked.`,
      })),
  ),
);
