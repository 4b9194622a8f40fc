import type { ChangedFile } from '../../journal/events.ts';
import { isTestFile } from '../../mutation/sources.ts';
import { testsInSource } from '../comparing/compareTests.ts';
import { isSupportFile } from '../reading/supportFile.ts';
import type { AttemptedChange } from '../tamper.ts';
import { goesWithCode } from './testDeleted.ts';

/**
 * Paths of the start commit whose tests the work changed or removed: test files, what tests are fed with or compare with, and
 * sources in which tests stand that are others now. A test that moved with its source is none of them.
 *
 * @param files the work's own, without renames
 */
export function changedTestFiles(change: AttemptedChange, files: readonly ChangedFile[]): readonly string[] {
  return files
    .filter(
      ({ path, change: how }) =>
        how !== 'added' && (isTestFile(path) || isSupportFile(path) || isInSource(change, path)),
    )
    .filter(({ path, change: how }) => how !== 'deleted' || !(goesWithCode({ change }, path) || moved(change, path)))
    .map(({ path }) => path);
}

function isInSource({ files }: AttemptedChange, path: string): boolean {
  const file = files.find((each) => (each.pathBefore ?? each.path) === path);
  const tests = testsInSource(path, file?.before ?? '');
  return tests !== undefined && tests !== testsInSource(file?.path ?? path, file?.after ?? '');
}

/** A test that is the same elsewhere, but for where it brings a source from that moved as well. */
function moved({ files }: AttemptedChange, path: string): boolean {
  const file = files.find(({ pathBefore }) => pathBefore === path);
  if (file?.before === undefined || file.after === undefined || !isTestFile(file.path)) {
    return false;
  }
  const lines = file.after.split('\n');
  const before = file.before.split('\n');
  return (
    before.length === lines.length &&
    before.every((line, at) => {
      const now = lines[at] ?? '';
      return line === now || (bringsIn(line) && bringsIn(now) && isSameSource(files, pathIn(line), pathIn(now)));
    })
  );
}

function bringsIn(line: string): boolean {
  return /^(?:import|from|use)\b|^(?:const|let|var)\b.{0,200}\brequire\(/.test(line);
}

/** Last part of where a line brings something from, without its ending. */
function pathIn(line: string): string {
  const quoted =
    /["']([^"']{1,300})["']/.exec(line)?.[1] ?? /^(?:from|import|use) ([\w.:]{1,300})/.exec(line)?.[1] ?? '';
  return stemOf(quoted.replaceAll(/[.:](?=[A-Za-z_]+[.:])/g, '/'));
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}

function isSameSource(files: AttemptedChange['files'], before: string, after: string): boolean {
  return (
    before === after ||
    files.some(
      (each) => each.pathBefore !== undefined && stemOf(each.pathBefore) === before && stemOf(each.path) === after,
    )
  );
}
