import type { TestRule } from '../comparing/changedTests.ts';

/** Ways of asking a test runner to record results instead of comparing with them. */
const asks =
  /(?:^|[\s"'])(?:--update-?[sS]napshots?|--updateSnapshot|--snapshot-update|--inline-snapshot=(?:fix|create,fix)|--force-regen|--accept-snapshots|-update(?=[\s"']|$))|\b(?:UPDATE_(?:SNAPSHOTS?|GOLDENS?|EXPECT(?:ED)?|FIXTURES)|INSTA_UPDATE|INSTA_FORCE_PASS|SNAPSHOT_UPDATE|UPDATE_GOLDEN|TRYBUILD)\s?[=:]\s?["']?(?!no\b|0\b|false\b|unseen\b)\w|\b(?:vitest|jest|ava|tap|mocha|playwright test|pest|phpunit|react-scripts test)\b[^\n"']{0,80}\s(?:-u|--update)(?=[\s"']|$)|\bupdateSnapshots?['"]?\s?:\s?['"]?(?:all|true|missing|changed)/;
const settings =
  /\.(?:json|ya?ml|toml|sh|cfg|ini|mk|env|nix)$|\.(?:config|conf|setup|workspace)\.[cm]?[jt]s$|(?:^|\/)(?:conftest|noxfile|tasks)\.py$|(?:^|\/)(?:Makefile|GNUmakefile|justfile|Justfile|Taskfile[^/]{0,20}|tox\.ini|\.husky\/[^/]{1,40}|\.env[^/]{0,40}|Dockerfile)$/;

/** Settings and scripts by which a run of the tests records what comes. */
export const snapshotRefreshed: TestRule = {
  code: 'snapshot.refreshed',
  find: ({ change }) =>
    change.files
      .filter(({ path, after }) => after !== undefined && settings.test(path) && !/lock/.test(path))
      .flatMap(({ path, before, after }) => {
        const known = new Set((before ?? '').split('\n').map((line) => line.trim()));
        return (after ?? '')
          .split('\n')
          .map((line, at) => ({ line, at }))
          .filter(
            ({ line }) =>
              !known.has(line.trim()) && line.length < 2000 && asks.test(line) && !isOwnCommand(line.trim()),
          )
          .map(({ at }) => ({
            code: snapshotRefreshed.code,
            severity: 'blocks' as const,
            file: path,
            line: at,
            message: 'Recorded results are recorded anew whenever the tests run: they can no longer fail.',
          }));
      }),
};

/** A script of its own for it, under a name that says so, is for people. */
function isOwnCommand(line: string): boolean {
  return /^(?:"[^"]{0,40}(?:update|record|accept|regen|:u)[^"]{0,40}" ?:|[\w:-]{0,40}(?:update|record|accept|regen)[\w:-]{0,40} ?:|#|\/\/)/i.test(
    line,
  );
}
