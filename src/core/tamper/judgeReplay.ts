import { newFailures } from '../health/compare.ts';
import { filesOfTest } from '../health/filesOfTest.ts';
import type { Finding, ToolRun } from '../health/health.ts';
import { testNameText } from '../health/suspects.ts';
import type { Reading } from '../health/tools/tool.ts';
import type { Plan } from '../plan/plan.ts';
import { languageOf } from '../mutation/languages.ts';
import { isSupportFile } from './reading/supportFile.ts';
import { namesTestFile } from './comparing/changedTests.ts';
import type { Tampering } from './tamper.ts';

/** One run of a test command, read. */
export interface ReplayRun {
  readonly exit: ToolRun['exit'];
  readonly reading: Reading;
}

/** The new code under the start commit's versions of the test files that the work changed. */
export interface Replay {
  readonly plan: Pick<Plan, 'files' | 'allow'>;
  /** Files that were put back to what they were on the start commit. */
  readonly changed: readonly string[];
  /** Files that the work added: a test in them was on no start commit. */
  readonly added: ReadonlySet<string>;
  /** Texts of `changed` on the start commit. */
  readonly textBefore: (path: string) => string;
  readonly replay: ReplayRun;
  /** The same, once more: what fails only once does not count. */
  readonly again: ReplayRun;
  /** The start commit by itself, in the same copy: what fails there as well is not the work's doing. */
  readonly start: ReplayRun;
}

const code = 'test.changed-to-fit';
/** Findings of one replay that are told. */
const mostTold = 10;

/** Failures of a replay that need a closer look: those that are known neither from before the work nor from after it. */
export function replaySuspects(
  { exit, reading }: ReplayRun,
  known: readonly Finding[],
): readonly Finding[] | 'unnamed' | undefined {
  const fresh = newFailures(known, reading.findings);
  const isRed = exit.kind !== 'exited' || exit.code !== 0;
  return fresh.length > 0 ? fresh : isRed && reading.findings.length === 0 ? 'unnamed' : undefined;
}

/** Tests that passed on the start commit, fail there on the new code, and were changed with it. */
export function judgeReplay(replay: Replay, suspects: readonly Finding[] | 'unnamed'): readonly Tampering[] {
  const { start, again, changed } = replay;
  if (suspects === 'unnamed') {
    const isGreen = start.exit.kind === 'exited' && start.exit.code === 0;
    const staysRed = again.exit.kind !== 'exited' || again.exit.code !== 0;
    return isGreen && staysRed ? [tampering(replay, changed, undefined)] : [];
  }
  const fresh = newFailures(start.reading.findings, suspects);
  return fresh
    .filter((finding) => again.reading.findings.some((other) => isSame(other, finding)))
    .flatMap((finding) => {
      const owners = ownersOf(replay, finding);
      return owners.length === 0 ? [] : [tampering(replay, owners, finding)];
    })
    .slice(0, mostTold);
}

function isSame(one: Finding, other: Finding): boolean {
  return one.file === other.file && one.message === other.message;
}

/** The changed files that a failed test of the start commit belongs to; none: it is no test of the start commit. */
function ownersOf({ changed, added, textBefore, start }: Replay, { file, message }: Finding): readonly string[] {
  if (file !== undefined) {
    // A test in a file that stayed as it was fails by what it uses.
    return changed.includes(file) ? [file] : added.has(file) ? [] : changed;
  }
  const passed = start.reading.cases?.some(
    (test) => test.outcome === 'passed' && (test.name === message || test.name.endsWith(` > ${message}`)),
  );
  const owners = filesOfTest(
    { file: undefined, name: message },
    new Map(changed.map((path) => [path, textBefore(path)])),
  );
  return passed === true && owners.length === 0 ? changed : passed === false ? [] : owners;
}

function tampering({ plan }: Replay, owners: readonly string[], finding: Finding | undefined): Tampering {
  const file = owners[0] ?? '';
  const who =
    finding === undefined
      ? 'The tests as they were on the start commit pass'
      : `The test ${testNameText({ file: finding.file === file ? undefined : finding.file, name: finding.message })} as it was on the start commit passes`;
  const isNamed = namesTestFile(plan);
  const unlisted = owners.filter((path) => !isNamed(path));
  const them = unlisted.length === 1 ? 'it' : 'them';
  const wayOut =
    unlisted.length === 0 ? '' : ` Restore ${them}, or list ${unlisted.join(', ')} under Files expected to change.`;
  return {
    code,
    severity: unlisted.length === 0 ? 'flagged' : 'blocks',
    file,
    line: finding?.file === file && finding.line !== undefined ? finding.line - 1 : 0,
    message: `${who} there and ${finding === undefined ? 'fail' : 'fails'} on the new code: the work broke what was held, and ${owners.join(', ')} ${owners.length === 1 ? 'was' : 'were'} changed with it.${wayOut}`,
  };
}

/**
 * Why runs without findings do not show that the tests of the start commit pass, as a clause; undefined: they do.
 *
 * @param texts of the changed files on the start commit, by path
 */
export function whyUntold(runs: readonly ReplayRun[], texts: ReadonlyMap<string, string>): string | undefined {
  const nameless = runs.some(
    ({ reading: { tests, cases } }) => tests === undefined || (cases?.length ?? 0) < tests.total,
  );
  if (nameless || runs.length === 0) {
    return 'the tests that ran there are not named in the output';
  }
  const cases = runs.flatMap(({ reading }) => reading.cases ?? []);
  const owned = cases.map((test) => ({ test, files: filesOfTest(test, texts) }));
  const failed = owned.find(({ test, files }) => test.outcome === 'failed' && files.length > 0)?.test;
  if (failed !== undefined) {
    return `${testNameText(failed)} fails there, and not because of the work alone`;
  }
  const passed = new Set(owned.flatMap(({ test, files }) => (test.outcome === 'passed' ? files : [])));
  const silent = [...texts.keys()].find(
    (path) => !passed.has(path) && languageOf(path) !== undefined && !isSupportFile(path),
  );
  return silent === undefined ? undefined : `no test of ${silent} is known to have passed there`;
}
