import path from 'node:path';
import { aloneCommand } from '../../core/health/aloneCommand.ts';
import { newFailures, regressions } from '../../core/health/compare.ts';
import { readProject } from '../../core/health/detect.ts';
import type { HealthCommand, ToolRun } from '../../core/health/health.ts';
import { readHealthSettings } from '../../core/health/healthSettings.ts';
import { judgeReruns, outcomeIn, type Reruns, type TestOutcome } from '../../core/health/judgeReruns.ts';
import {
  type RerunTest,
  sameTest,
  settle,
  type SuspectedTest,
  testNameText,
  waveringText,
} from '../../core/health/suspects.ts';
import { readRun } from '../../core/health/tools/tools.ts';
import type { Running, Suspected } from '../../core/executor/state.ts';
import type { Effect, RunEvent } from '../../core/journal/events.ts';
import { discoverProjectHealth, runTool } from '../../node/healthProject.ts';
import { readTextFile } from '../../node/settingsFile.ts';
import { appendToFolder, fileNameOf, markerOf, type RunContext } from '../runContext.ts';
import { listedTests } from './listedTests.ts';
import { evidenceText } from './measureHealth.ts';
import { copyOf, toolLimit, toolSurroundings } from './toolInCopy.ts';

/** All reruns of one gate together. What is not settled by then is taken for broken. */
const limitSeconds = 600;

type Rerunning = Extract<Effect, { kind: 'rerunTests' }>;

/**
 * Runs newly failed tests again, and takes those for passed that are red by chance, or are red on the start commit as well.
 * It ends with the first test that the work broke: then the attempt has come to nothing.
 */
export async function rerunTests(
  context: RunContext,
  state: Running,
  work: Suspected,
  effect: Rerunning,
): Promise<RunEvent[]> {
  const { plan, attempt } = effect;
  context.stream.write({ plan, source: 'gate', kind: 'heading', text: 'Failed tests again' });
  const reruns = new Runs(context, work, effect);
  const tests: RerunTest[] = [];
  for (const test of work.suspects) {
    const rerun = await reruns.settle(test);
    if (context.signal.aborted) {
      return [{ kind: 'effectAborted', effect }];
    }
    tests.push(rerun);
    context.stream.write({
      plan,
      source: 'gate',
      kind: rerun.verdict === 'failing' ? 'error' : 'result',
      text: `${testNameText(test)}: ${verdictText(rerun)}`,
    });
    if (rerun.verdict === 'failing') {
      break;
    }
  }
  const all = [...tests, ...reruns.others()];
  const innocent = all.filter(({ verdict }) => verdict !== 'failing');
  const health = settle(work.gate, innocent, readHealthSettings(context.config).weights);
  return [
    {
      kind: 'testsRerun',
      plan,
      attempt,
      health,
      tests: all,
      regressions: [
        ...all.flatMap((test) => waveringText(test) ?? []),
        ...regressions(work.baseline, health, context.health.tests, await listedTests(context, state, work)),
      ],
    },
  ];
}

function verdictText({ verdict, passed, runs, start }: RerunTest): string {
  switch (verdict) {
    case 'failing':
      if (start !== undefined) {
        const there = start === 0 ? 'not seen to waver' : `${start} of ${start}`;
        return `passed ${passed} of ${runs} runs, on the start commit ${there}; counted as broken`;
      }
      return passed === 0
        ? `failing in ${runs} of ${runs} runs`
        : `failing beside the others, each time; alone it passes (${passed} of ${runs} runs)`;
    case 'flaky':
      return `flaky, passed ${passed} of ${runs} runs; not counted as broken`;
    case 'before':
      return 'fails on the start commit as well';
    default:
      return verdict satisfies never;
  }
}

/** What was run again in one gate. Runs of a whole tool serve all its tests. */
class Runs {
  readonly #context: RunContext;
  readonly #work: Suspected;
  readonly #effect: Rerunning;
  readonly #commands: readonly HealthCommand[];
  readonly #end = performance.now() + limitSeconds * 1000;
  readonly #whole = new Map<
    HealthCommand,
    { readonly category: SuspectedTest['category']; readonly runs: ToolRun[] }
  >();

  constructor(context: RunContext, work: Suspected, effect: Rerunning) {
    this.#context = context;
    this.#work = work;
    this.#effect = effect;
    this.#commands = discoverProjectHealth(context.repository.root, context.config).commands;
  }

  async settle(test: SuspectedTest): Promise<RerunTest> {
    const alone: TestOutcome[] = [];
    const whole: TestOutcome[] = [];
    const start: TestOutcome[] = [];
    const { root } = this.#context.repository;
    const command = this.#commandOf(test);
    for (;;) {
      const known: Reruns = {
        selectable: command !== undefined && this.#alone(root, command, test) !== undefined,
        wasGreen: this.#wasGreen(test),
        alone,
        start,
        whole,
      };
      const next = judgeReruns(known);
      if (next.kind === 'verdict') {
        const { kind: _kind, ...judged } = next;
        return { ...test, ...judged };
      }
      if (command === undefined || this.#left() <= 0 || this.#context.signal.aborted) {
        const ran = [...alone, ...whole];
        const passed = ran.filter((outcome) => outcome === 'passed').length;
        return { ...test, verdict: 'failing', passed, runs: ran.length + 1 };
      }
      switch (next.what) {
        case 'alone':
          alone.push(await this.#run(root, this.#alone(root, command, test) ?? command, test));
          break;
        case 'whole':
          whole.push(await this.#ofWhole(whole.length, command, test));
          break;
        case 'start':
          start.push(await this.#atStart(command, test));
          break;
        default:
          next.what satisfies never;
      }
    }
  }

  /** What passed in the gate and failed when the whole was run again. */
  others(): readonly RerunTest[] {
    const found: RerunTest[] = [];
    for (const { category, runs } of this.#whole.values()) {
      const known = [this.#work.baseline, this.#work.gate].flatMap(({ categories }) => categories[category].findings);
      for (const { file, message } of runs.flatMap((run) => newFailures(known, readRun(run).findings))) {
        const test = { category, file, name: message };
        if (!found.some((other) => sameTest(other, test))) {
          found.push({ ...test, verdict: 'flaky', passed: runs.length, runs: runs.length + 1 });
        }
      }
    }
    return found;
  }

  #left(): number {
    return (this.#end - performance.now()) / 1000;
  }

  /** Of several projects, the one whose folder the test is in. */
  #commandOf({ category, file = '' }: SuspectedTest): HealthCommand | undefined {
    const commands = this.#commands.filter((command) => command.category === category);
    const inside = commands.filter(
      ({ folder }) => folder !== undefined && (file === folder || file.startsWith(`${folder}/`)),
    );
    return inside.at(-1) ?? commands.find(({ folder }) => folder === undefined);
  }

  /** A category that was green, or all of whose failures are known, had no other failures. */
  #wasGreen({ category }: SuspectedTest): boolean {
    const { status, findings, tests } = this.#work.baseline.categories[category];
    return status === 'pass' || (tests !== undefined && findings.length === tests.total - tests.passed);
  }

  /** The command for one test, made up from the scripts that are in the folder. */
  #alone(root: string, command: HealthCommand, test: SuspectedTest): HealthCommand | undefined {
    // In a folder, the names of tests and scripts are others than in the repository.
    if (command.folder !== undefined) {
      return undefined;
    }
    // The shell of Windows reads quotes in another way.
    const manifest = readTextFile(path.join(root, 'package.json'));
    const { scripts } = readProject(manifest, () => false, undefined).project;
    const line = process.platform === 'win32' ? undefined : aloneCommand(command.command, scripts, test);
    return line === undefined ? undefined : { ...command, command: line };
  }

  async #ofWhole(number: number, command: HealthCommand, test: SuspectedTest): Promise<TestOutcome> {
    const { runs } = this.#whole.get(command) ?? { runs: [] };
    this.#whole.set(command, { category: test.category, runs });
    const run = runs[number] ?? (await this.#start(this.#context.repository.root, command, markerOf(this.#context)));
    runs[number] = run;
    return outcomeIn(run, readRun(run), test);
  }

  async #atStart(command: HealthCommand, test: SuspectedTest): Promise<TestOutcome> {
    const { copy, environment } = await copyOf(this.#context, this.#work.snapshot);
    const root = copy.root();
    const outcome = await this.#run(root, this.#alone(root, command, test) ?? command, test, environment);
    await copy.restore();
    return outcome;
  }

  async #run(
    root: string,
    command: HealthCommand,
    test: SuspectedTest,
    environment: Readonly<Record<string, string>> = markerOf(this.#context),
  ): Promise<TestOutcome> {
    const run = await this.#start(root, command, environment);
    return outcomeIn(run, readRun(run), test);
  }

  async #start(root: string, command: HealthCommand, environment: Readonly<Record<string, string>>): Promise<ToolRun> {
    const { plan, attempt } = this.#effect;
    this.#context.stream.write({ plan, source: 'gate', kind: 'tool', text: `${command.category}: ${command.command}` });
    // A script's text is run as its package manager would: with the programs of the installed packages.
    const programs = [path.join(root, 'node_modules', '.bin'), environment['PATH'] ?? process.env['PATH'] ?? ''];
    const marker = { ...environment, PATH: programs.join(path.delimiter) };
    const limit = toolLimit(this.#context, this.#left());
    const run = await runTool(command, { ...toolSurroundings(this.#context), marker }, limit, root);
    appendToFolder(this.#context, 'evidence', `${fileNameOf(plan)}-rerun-${attempt}.txt`, evidenceText(run));
    return run;
  }
}
