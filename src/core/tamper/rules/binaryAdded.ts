import { isTestFile } from '../../mutation/sources.ts';
import { namesFile } from '../reading/plannedWords.ts';
import { scopeRule } from './scopeRule.ts';

/** Pictures, fonts and sounds: people look at them. */
const shown = /\.(?:png|jpe?g|gif|ico|webp|avif|svg|bmp|woff2?|ttf|otf|mp[34]|wav|ogg|webm|pdf)$/i;

/** Files without text that nobody asked for: nobody can review what a program in one does. */
export const binaryAdded = scopeRule(
  'scope.binary',
  ({ path, before, after, entry }, { plan, fileBytes, pathsBefore }) =>
    entry?.kind !== 'file' ||
    after !== undefined ||
    entry.bytes > fileBytes ||
    (before === undefined && pathsBefore.has(path)) ||
    namesFile(plan, path)
      ? []
      : [
          {
            severity: shown.test(path) || isTestFile(path) ? ('flagged' as const) : ('blocks' as const),
            message: `${path} is no text, so nobody can review it, and the plan does not list it. Leave it out, or have the plan list it.`,
          },
        ],
);
