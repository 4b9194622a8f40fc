import type { ToolRun } from './health.ts';
import type { RerunTest, TestName } from './suspects.ts';
import type { Reading } from './tools/tool.ts';

/** What became of one test in one run. */
export type TestOutcome = 'passed' | 'failed' | 'notRun';

/** How often a test is run again by itself, or with the whole tool where it cannot be. */
const times = 3;
/** Runs on the start commit, at least, of a test that wavers: one that fails twice in five is green in all of them once in thirteen. */
const startTimes = 5;

/** What is known of a test that failed in the gate. */
export interface Reruns {
  /** Whether its tool can be told to run it alone. */
  readonly selectable: boolean;
  /** Whether it is known to have passed before the work, or not to have been there. */
  readonly wasGreen: boolean;
  /** Runs of it alone, after the work. */
  readonly alone: readonly TestOutcome[];
  /** Runs on the start commit, alone where it is selectable. */
  readonly start: readonly TestOutcome[];
  /** Runs of the whole tool after the work, besides that of the gate. */
  readonly whole: readonly TestOutcome[];
}

/** What to run next, or what the test is. */
export type RerunStep =
  | { readonly kind: 'run'; readonly what: 'alone' | 'start' | 'whole' }
  | ({ readonly kind: 'verdict' } & Pick<RerunTest, 'verdict' | 'passed' | 'runs' | 'start'>);

/**
 * A test that passes and fails on the same files is flaky, but where it fails again after the gate it must be seen failing
 * on the start commit, too: else the work has made it waver. What failed in the gate alone is taken for chance, since the
 * same test would pass most gates unseen. Passing alone is not enough: what fails only beside others is broken when it does
 * so again. Failing alone is not enough to be broken: what fails alone on the start commit as
 * well, and passed there beside others, is only judged beside them.
 */
export function judgeReruns(known: Reruns): RerunStep {
  const { alone, start, whole, wasGreen } = known;
  const selectable = known.selectable && !alone.includes('notRun');
  if (selectable && !isMixed(alone)) {
    if (alone.length < times) {
      return { kind: 'run', what: 'alone' };
    }
    if (alone[0] === 'passed') {
      return whole.length === 0 ? { kind: 'run', what: 'whole' } : verdict(known, isGreen(whole) ? 'flaky' : 'failing');
    }
    if (start.length === 0) {
      return { kind: 'run', what: 'start' };
    }
    if (start[0] !== 'failed' || !wasGreen) {
      return verdict(known, start[0] === 'failed' ? 'before' : 'failing');
    }
  }
  if (isMixed(alone)) {
    return judgeWavering(known);
  }
  if (whole.length < times) {
    return { kind: 'run', what: 'whole' };
  }
  if (isGreen(whole)) {
    return whole.includes('failed') ? judgeWavering(known) : verdict(known, 'flaky');
  }
  if (wasGreen) {
    return verdict(known, 'failing');
  }
  return start.length === 0
    ? { kind: 'run', what: 'start' }
    : verdict(known, start[0] === 'failed' ? 'before' : 'failing');
}

/** A test that is new, or that cannot be run on the start commit, was not seen wavering there. */
function judgeWavering(known: Reruns): RerunStep {
  const { alone, start, whole } = known;
  if (start.includes('failed')) {
    return verdict(known, 'flaky');
  }
  if (start.length < Math.max(startTimes, alone.length + whole.length + 1) && !start.includes('notRun')) {
    return { kind: 'run', what: 'start' };
  }
  const said = verdict(known, 'failing');
  return { ...said, start: start.filter((outcome) => outcome === 'passed').length };
}

function isMixed(outcomes: readonly TestOutcome[]): boolean {
  return outcomes.includes('passed') && outcomes.includes('failed');
}

function isGreen(outcomes: readonly TestOutcome[]): boolean {
  return outcomes.includes('passed');
}

function verdict({ alone, whole }: Reruns, said: RerunTest['verdict']): Extract<RerunStep, { kind: 'verdict' }> {
  const ran = [...alone, ...whole].filter((outcome) => outcome !== 'notRun');
  const passed = ran.filter((outcome) => outcome === 'passed').length;
  return { kind: 'verdict', verdict: said, passed, runs: ran.length + 1 };
}

/** What a run says of one test: passed is only what ran, in a run of which every failure is named. */
export function outcomeIn(run: Pick<ToolRun, 'exit'>, reading: Reading, { file, name }: TestName): TestOutcome {
  const { findings, tests } = reading;
  if (findings.some((finding) => finding.file === file && finding.message === name)) {
    return 'failed';
  }
  if (run.exit.kind !== 'exited') {
    return 'failed';
  }
  if (tests === undefined || tests.total === 0) {
    return 'notRun';
  }
  const isNamed = findings.length === tests.total - tests.passed;
  return isNamed && (run.exit.code === 0 || findings.length > 0) ? 'passed' : 'failed';
}
