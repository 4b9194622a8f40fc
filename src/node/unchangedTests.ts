import { newFailures } from '../core/health/compare.ts';
import type { Finding, HealthReport, ToolRun } from '../core/health/health.ts';
import { testNameText } from '../core/health/suspects.ts';
import { readRun } from '../core/health/tools/tools.ts';
import type { Tampering, TriedTests } from '../core/journal/events.ts';
import type { Suite } from '../core/mutation/findSuites.ts';
import type { ProbeCopy } from './probeCopy.ts';

export interface ReadableSuite extends Suite {
  /** As of a health command: whose output it is. */
  readonly tool: string;
}

export interface UnchangedRequest {
  /** Trees before and after the work. */
  readonly start: string;
  readonly tree: string;
  /** What the gate gave after the work. */
  readonly gate: HealthReport;
  /** Test files that the plan lists and the work changed. */
  readonly tests: readonly string[];
}

/** What a run without a small change gave, and how others are compared with it. */
export interface UnchangedTests {
  readonly command: string;
  readonly seconds: number;
  readonly isAsBefore: (run: Pick<ToolRun, 'exit' | 'stdout' | 'stderr'>) => boolean;
}

/**
 * In a red repository, what fails newly counts; but what passed in the gate and fails in a copy, where the start commit's
 * tests pass, proves nothing anywhere else.
 */
export async function unchangedTests(
  { start, tree, gate, tests }: UnchangedRequest,
  suite: ReadableSuite,
  copy: ProbeCopy,
  runOnce: (line: string) => Promise<ToolRun>,
): Promise<UnchangedTests | TriedTests> {
  const run = async (line: string): Promise<ToolRun> => {
    const done = await runOnce(line);
    await copy.restore();
    return done;
  };
  const quick = await run(suite.untilFirstFailure ?? suite.command);
  if (isGreen(quick)) {
    return { command: quick.command.command, seconds: quick.seconds, isAsBefore: isGreen };
  }
  const { command } = suite;
  const whole = quick.command.command === command ? quick : await run(command);
  if (isGreen(whole)) {
    return { command, seconds: whole.seconds, isAsBefore: isGreen };
  }
  const { test, e2e } = gate.categories;
  const isRed = [test, e2e].some(({ status }) => status === 'fail');
  const expected = [...test.findings, ...e2e.findings];
  const failures = namedFailures(whole);
  if (failures === undefined || newFailures(expected, failures).length > 0) {
    await copy.moveTo(start);
    const before = await run(command);
    await copy.moveTo(tree);
    const known = isGreen(before) ? [] : namedFailures(before);
    const again = known === undefined ? undefined : await run(command);
    if (known !== undefined && again !== undefined && !isGreen(again)) {
      const fresh = newFailures([...known, ...expected], failures ?? []);
      const still = fresh.filter(
        ({ message }) => namedFailures(again)?.some((other) => other.message === message) ?? true,
      );
      const isWhole = failures === undefined && isGreen(before) && !isRed;
      if (still.length > 0 || isWhole) {
        return { findings: [onlyInPlace(still[0], tests[0] ?? '')], remark: undefined };
      }
    }
  }
  if (failures === undefined) {
    return {
      findings: [],
      remark: `What the changed tests notice was not tried: \`${command}\` does not pass in a copy, and does not name what fails.`,
    };
  }
  return {
    command,
    seconds: whole.seconds,
    isAsBefore: (other) => {
      const now = namedFailures({ ...whole, ...other });
      return isGreen(other) || (now !== undefined && newFailures(failures, now).length === 0);
    },
  };
}

function isGreen({ exit }: Pick<ToolRun, 'exit'>): boolean {
  return exit.kind === 'exited' && exit.code === 0;
}

/** The failed tests of a red run, where each of them is named; else undefined. */
function namedFailures(run: ToolRun): readonly Finding[] | undefined {
  const { findings, tests } = readRun(run);
  const isNamed = findings.length > 0 && tests !== undefined && findings.length === tests.total - tests.passed;
  return run.exit.kind === 'exited' && isNamed ? findings : undefined;
}

function onlyInPlace(finding: Finding | undefined, file: string): Tampering {
  const who =
    finding === undefined
      ? 'The tests pass'
      : `The test ${testNameText({ file: finding.file, name: finding.message })} passes`;
  const fail = finding === undefined ? 'fail' : 'fails';
  return {
    code: 'test.only-in-place',
    severity: 'blocks',
    file: finding?.file ?? file,
    line: (finding?.line ?? 1) - 1,
    message: `${who} in the work tree and ${fail} in a copy of it, where the start commit’s tests pass: nobody else can rely on that. Let the tests need nothing but the repository’s files.`,
  };
}
