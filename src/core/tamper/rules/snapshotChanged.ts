import { isTestFile } from '../../mutation/sources.ts';
import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import { lineOfText, snapshotEntries } from '../reading/snapshotEntries.ts';
import { isSnapshot } from '../reading/supportFile.ts';
import type { FileVersions, Tampering } from '../tamper.ts';

/** Recorded results that were recorded anew, or thrown away: what was wrong is right by decree. */
export const snapshotChanged: TestRule = {
  code: 'snapshot.changed',
  find: (tests) =>
    tests.change.files
      .filter(({ path, pathBefore }) => isSnapshot(pathBefore ?? path))
      .flatMap((file) => ofFile(tests, file)),
};

function ofFile(tests: ChangedTests, file: FileVersions): readonly Tampering[] {
  const { path, pathBefore, before, after } = file;
  const severity = [path, ownerOf(path)].some((each) => tests.judged(each) === 'flagged') ? 'flagged' : 'blocks';
  const say = (line: number, message: string): Tampering => ({
    code: snapshotChanged.code,
    severity,
    file: path,
    line,
    message,
  });
  const existed = tests.change.pathsBefore.has(pathBefore ?? path);
  const isGone = before !== undefined && after === undefined;
  if (isGone) {
    return isOrphan(tests, path)
      ? []
      : [say(0, `The recorded results in ${path} were deleted: the next run records whatever comes.`)];
  }
  if (before === undefined || after === undefined) {
    return existed && before === undefined && after === undefined
      ? [say(0, `The recorded result ${path} was recorded anew.`)]
      : [];
  }
  const now = snapshotEntries(after);
  const gone = new Set(tests.deleted.map(({ name }) => name));
  const kept = new Set(now.values());
  return [...snapshotEntries(before)].flatMap(([name, text]) => {
    const other = now.get(name);
    // A test under another name has its result under another name.
    if (other === text || (other === undefined && kept.has(text)) || [...gone].some((each) => name.includes(each))) {
      return [];
    }
    const what = name === '' ? path : `“${name}”`;
    return [
      say(
        lineOfText(other === undefined ? before : after, name),
        other === undefined
          ? `The recorded result of ${what} was deleted: the next run records whatever comes.`
          : `The recorded result of ${what} was recorded anew: what the program gives now is right by decree.`,
      ),
    ];
  });
}

/** `test/a.test.ts` for `test/__snapshots__/a.test.ts.snap` */
function ownerOf(path: string): string {
  const folder = path.indexOf('-snapshots/');
  return (folder === -1 ? path : path.slice(0, folder))
    .replace('__snapshots__/', '')
    .replace(/\.(?:snap|ambr|snapshot)$/, '');
}

/** The tests it was recorded for are gone, too. */
function isOrphan({ change }: ChangedTests, path: string): boolean {
  const owner = ownerOf(path);
  return (
    isTestFile(owner) &&
    change.files.some(
      (file) => (file.pathBefore ?? file.path) === owner && (file.after === undefined || file.path !== owner),
    )
  );
}
