import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { AuditTopic, DeepAudit } from '../core/audit/audit.ts';
import type { Category, ToolRun } from '../core/health/health.ts';
import { readProject } from '../core/health/detect.ts';
import { expandScripts } from '../core/health/packageManager.ts';
import { countTests, type TestCounts } from '../core/health/testOutput/countTests.ts';
import { coverageReports, coverageRun, type FileCoverage, readCoverageReport } from '../core/mutation/coverage.ts';
import type { Suite } from '../core/mutation/findSuites.ts';
import { notMeasured } from '../core/mutation/notMeasured.ts';
import type { MutableCopy } from '../node/mutateCopy.ts';
import { readTextFile } from '../node/settingsFile.ts';
import type { ShellOutcome } from '../node/shellCommand.ts';
import type { AuditedProject } from './auditProject.ts';

type RunCommand = DeepAudit['commands'][number];

/** A suite that was run once. */
export interface SuiteRun {
  readonly suite: Suite;
  readonly outcome: ShellOutcome;
  readonly counts: TestCounts | undefined;
  /** Why it says nothing about the project; undefined: how it ended counts. */
  readonly unmeasured: string | undefined;
}

/** What the commands of one audit share. */
export interface CommandWork {
  readonly project: AuditedProject;
  readonly copy: MutableCopy;
  readonly signal: AbortSignal;
  /** Seconds that are left of the whole. */
  readonly left: () => number;
  readonly say: (text: string) => void;
  readonly gap: (sentence: string) => void;
}

const topics: Readonly<Record<Exclude<Category, 'test'>, AuditTopic>> = {
  typecheck: 'types',
  lint: 'lint',
  e2e: 'end-to-end',
  deadcode: 'dead-code',
};

/** What is left over for the mutants when everything else takes long: each other command may take a quarter at most. */
const commandShare = 0.25;

export function passed(outcome: ShellOutcome): boolean {
  return outcome.exit.kind === 'exited' && outcome.exit.code === 0;
}

/** How a command ended, for a person: `exit code 1`. */
export function endText({ exit }: ShellOutcome): string {
  switch (exit.kind) {
    case 'exited':
      return `exit code ${exit.code}`;
    case 'timedOut':
      return `it did not end within ${Math.round(exit.afterSeconds)} s`;
    case 'signalled':
      return `ended by ${exit.signal}`;
    case 'notStarted':
      return exit.reason;
    default:
      return exit satisfies never;
  }
}

export async function runSuite(work: CommandWork, suite: Suite, command = suite.command): Promise<SuiteRun> {
  work.say(command);
  const outcome = await work.copy.run(command, Math.max(1, work.left()), work.signal);
  const run: ToolRun = {
    command: { category: 'test', command, tool: '', source: suite.source },
    ...outcome,
    folder: work.copy.root,
  };
  return { suite, outcome, counts: countTests(run), unmeasured: notMeasured(run, lackingIn(work.copy.root)) };
}

/** Whether the project names a package that is not installed. */
function lackingIn(root: string): (name: string) => boolean {
  return (name) =>
    !existsSync(path.join(root, 'node_modules', name)) &&
    (readTextFile(path.join(root, 'package.json')) ?? '').includes(`"${name}"`);
}

/** What was found out by running a suite. Nothing of one that was not measured: a gap says why. */
export function suiteCommand({ gap }: CommandWork, run: SuiteRun): RunCommand | undefined {
  const { suite, outcome, counts, unmeasured } = run;
  if (unmeasured !== undefined) {
    gap(gapText(suite.command, unmeasured, outcome));
    return undefined;
  }
  return {
    topic: 'unit',
    command: suite.command,
    passed: passed(outcome),
    seconds: outcome.seconds,
    tests: counts?.total,
    skipped: counts?.skipped,
  };
}

/** Runs every other command that the project has for its health. One that cannot be started says nothing about the project. */
export async function runOthers(work: CommandWork): Promise<RunCommand[]> {
  const runs: RunCommand[] = [];
  for (const { category, command, source } of work.project.discovery.commands) {
    if (category === 'test' || work.signal.aborted) {
      continue;
    }
    work.say(command);
    const limit = Math.max(1, work.left() * commandShare);
    const outcome = await work.copy.run(command, limit, work.signal);
    if (!work.signal.aborted) {
      const run: ToolRun = { command: { category, command, tool: '', source }, ...outcome };
      const unmeasured = notMeasured(run, lackingIn(work.copy.root));
      if (unmeasured === undefined) {
        const counts = category === 'e2e' ? countTests(run) : undefined;
        runs.push({
          topic: topics[category],
          command,
          passed: passed(outcome),
          seconds: outcome.seconds,
          tests: counts?.total,
          skipped: counts?.skipped,
        });
      } else {
        work.gap(gapText(command, unmeasured, outcome));
      }
    }
    await work.copy.putBack();
  }
  return runs;
}

function gapText(command: string, why: string, { exit }: ShellOutcome): string {
  const more = exit.kind === 'timedOut' ? ' Give the audit more time with `--minutes` or `audit.minutes`.' : '';
  return `Not measured: \`${command}\`, because ${why}.${more}`;
}

/**
 * Which lines the tests of a suite reach: from what it has written, else from a run that measures it, where that is
 * possible with what is installed. What it has printed is not taken: tables do not tell which files they leave out.
 */
export async function measureCoverage(
  work: CommandWork,
  { suite, outcome }: SuiteRun,
): Promise<readonly FileCoverage[] | undefined> {
  const told = freshReport(work, outcome.seconds);
  if (told !== undefined) {
    return told;
  }
  const folder = path.join(work.copy.root, '.git', 'mstack-coverage');
  const run = coverageRun({
    command: suite.command,
    expanded: expandScripts(suite.command, packageScripts(work.copy.root)),
    installed: (name) => existsSync(path.join(work.copy.root, 'node_modules', name, 'package.json')),
    folder,
  });
  // Measuring slows tests down; a second suite run that takes all the time would leave none for the mutants.
  if (run === undefined || work.left() < outcome.seconds * 4 || /['"\s]/.test(folder)) {
    return undefined;
  }
  await mkdir(folder, { recursive: true });
  await runSuite(work, suite, withPackagePrograms(run.command, work.copy.root));
  const text = readTextFile(run.report);
  rmSync(run.report, { force: true });
  await work.copy.putBack();
  return text === undefined ? undefined : readCoverageReport(text);
}

function packageScripts(root: string): ReadonlyMap<string, string> {
  return readProject(readTextFile(path.join(root, 'package.json')), () => false, undefined).project.scripts;
}

/** A script's own text is run as its package manager would: with the programs of the installed packages. */
function withPackagePrograms(command: string, root: string): string {
  const programs = path.join(root, 'node_modules', '.bin');
  return process.platform !== 'win32' && existsSync(programs) && !/^(?:npm|npx|go) /.test(command)
    ? `PATH="${programs}:$PATH" ${command}`
    : command;
}

/** A report that the run itself has written just now. */
function freshReport({ copy, project }: CommandWork, seconds: number): readonly FileCoverage[] | undefined {
  const since = Date.now() - (seconds + 60) * 1000;
  for (const name of coverageReports.filter((report) => !project.files.has(report))) {
    const file = path.join(copy.root, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile() === true && stats.mtimeMs >= since) {
      const files = readCoverageReport(readFileSync(file, 'utf8'));
      if (files !== undefined) {
        return files;
      }
    }
  }
  return undefined;
}
