import { languageOf } from '../../mutation/languages.ts';
import { isTestFile, liesWithGenerated } from '../../mutation/sources.ts';
import { holdsCommands } from '../reading/commandPlaces.ts';
import { manifestsOf } from '../reading/lockEntries.ts';
import { isSupportFile } from '../reading/supportFile.ts';
import { isWritten } from '../reading/writtenFile.ts';
import { type FileVersions, longestText } from '../tamper.ts';
import { scopeRule } from './scopeRule.ts';

/**
 * Programs, tests and scripts that nobody reads any more: git takes a file with a zero byte for no text and shows nothing of
 * it, and what is longer than `longestText` no rule reads. That a plan lists the file makes it no more readable.
 */
export const unreadable = scopeRule('scope.unreadable', (file, { pathsBefore }) => {
  const { path, pathBefore, entry } = file;
  const reason = reasonOf(file);
  if (reason === undefined || entry === undefined || !isWritten(path) || isSupportFile(path)) {
    return [];
  }
  const isKnown =
    manifestsOf(path) !== undefined || (pathsBefore.has(pathBefore ?? path) && entry.bytesBefore > longestText);
  const message = `${path} ${reason}, so nobody can review it. Write it as plain text of a usual length.`;
  return [{ message, ...(isKnown ? { severity: 'flagged' } : mustBeRead(path) ? { severity: 'blocks' } : {}) }];
});

function reasonOf({ before, after, entry }: FileVersions): string | undefined {
  if (entry?.kind !== 'file') {
    return undefined;
  }
  return after === undefined
    ? 'is longer than what is read'
    : after.includes('\0') && before?.includes('\0') !== true
      ? 'has a zero byte, which makes it no text'
      : undefined;
}

/** What runs, or says what runs. What tools make, and what tests are fed with, is judged by the plan's list alone. */
function mustBeRead(path: string): boolean {
  return (
    holdsCommands(path) ||
    ((languageOf(path) !== undefined || isTestFile(path)) &&
      !liesWithGenerated(path) &&
      !/(?:^|\/)(?:testdata|fixtures?|__fixtures__)\//.test(path))
  );
}
