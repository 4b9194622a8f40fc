import { nameOf } from '../../audit/reading/paths.ts';

/** Names of test files by language: the defaults of their runners. */
const names: readonly (readonly [ending: RegExp, collected: RegExp])[] = [
  [
    /\.[cm]?[jt]sx?$/,
    /[.-](?:test|spec|tests|e2e|cy|e2e-spec)\.[cm]?[jt]sx?$|^test[-_.]|(?:^|\/)__tests__\/|^test\.[cm]?[jt]s$|_test\.[cm]?[jt]sx?$/,
  ],
  [/\.py$/, /(?:^|\/)(?:test[^/]*|[^/]*_test|tests)\.py$/],
  [/\.go$/, /_test\.go$/],
  [/\.(?:java|kt|kts|cs|php)$/, /(?:Tests?|TestCase|IT|Spec|Specs|Cest)\.\w+$|(?:^|\/)Test[A-Z]\w*\.\w+$/],
  [/\.rb$/, /(?:_spec|_test)\.rb$|(?:^|\/)test_[^/]*\.rb$/],
  [/\.rs$/, /\.rs$/],
];
/** Where runners never look, or where only what is put aside lies. */
const aside =
  /(?:^|\/)(?:node_modules|dist|build|target|vendor|testdata|_[^/]{1,60}|\.[^/]{1,60}|(?:[\w-]{0,30}[-_])?(?:disabled|archived?|old|attic|backups?|bak|quarantined?|ignored?|skip(?:ped)?|legacy|deprecated|tmp|temp|unused|wip|pending|parked|trash|graveyard|broken|flaky|later|removed|off|excluded|outdated|obsolete|stale|dead|known-failures|failing|to-?fix|fixme|draft|drafts|inactive|retired|docs?|examples?|scratch|hold|paused|shelved?|storage|misc))\//i;

/** Whether a runner takes the file for one with tests. `like`: where the same tests were collected before. */
export function isCollected(path: string, like: string | undefined): boolean {
  const collected = names.find(([ending]) => ending.test(path))?.[1];
  if (collected === undefined || (aside.test(path) && !(like !== undefined && aside.test(like)))) {
    return false;
  }
  if (path.endsWith('.rs')) {
    // Files deeper in `tests/` are modules that only count when one of the upper ones names them.
    return (
      like === undefined ||
      !/^(?:.*\/)?tests\//.test(like) ||
      /(?:^|\/)tests\/(?:[^/]+|[^/]+\/main)\.rs$|(?:^|\/)src\//.test(path)
    );
  }
  // Test folders of runners that take every file in them: a name of no form counts where the one before had none either.
  return (
    collected.test(path) ||
    (like === undefined
      ? /(?:^|\/)(?:tests?|spec|e2e)\//.test(path)
      : !collected.test(nameOf(like)) && !collected.test(like))
  );
}
