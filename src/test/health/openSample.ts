import { exec, execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { samplePackages } from '../../../tools/samples.ts';
import type {
  Category,
  CategoryHealth,
  HealthCommand,
  HealthReport,
  TestCase,
  ToolRun,
} from '../../core/health/health.ts';
import { regressions } from '../../core/health/compare.ts';
import { defaultWeights, judgeRun, reportOf } from '../../core/health/score.ts';
import { runGit } from '../../node/gitCommand.ts';
import { discoverProjectHealth, measureHealth, withTests } from '../../node/healthProject.ts';
import { HealthStore } from '../../node/healthStore.ts';
import { recordedRun } from './recordedSample.ts';
import type { Fault, Sample } from './sample.ts';

const start = promisify(execFile);
const startInShell = promisify(exec);
/** What is recorded of the project as it is. */
const greenState = 'green';

export interface OpenSample extends AsyncDisposable {
  readonly folder: string;
  /** By category: the version of the tool on this machine, or undefined where its recorded output is read. */
  readonly onThisMachine: ReadonlyMap<Category, string | undefined>;
  /** Measures what the fault expects something of, or everything where there is none. */
  readonly measure: (fault?: Fault, take?: (run: ToolRun) => void) => Promise<HealthReport>;
  readonly worse: (before: HealthReport, after: HealthReport) => readonly string[];
  readonly tests: (list: string) => readonly TestCase[] | undefined;
}

/**
 * Copies the sample to a repository of its own, and finds out which of its tools are on this machine.
 *
 * @param recorded `always` reads recorded output whatever is installed, `never` runs every tool
 */
export async function openSample(
  sample: Sample,
  recorded: 'always' | 'never' | 'where missing' = 'where missing',
): Promise<OpenSample> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), `mstack-sample-${sample.name}-`)));
  const folder = path.join(root, sample.name);
  cpSync(path.join(import.meta.dirname, 'samples', sample.name), folder, { recursive: true });
  if (existsSync(path.join(folder, 'package.json'))) {
    symlinkSync(await samplePackages(), path.join(folder, 'node_modules'));
  }
  if (existsSync(path.join(folder, 'pyproject.toml')) && recorded !== 'always') {
    await linkPython(folder);
  }
  writeFileSync(path.join(folder, '.gitignore'), 'node_modules\n.venv\ntarget\n*_cache\ntest-results\n__pycache__\n');
  await runGit(folder, { args: ['init', '--quiet'] });
  const { commands } = discoverProjectHealth(folder, {});
  const versions = await Promise.all(
    commands.map(async (command): Promise<readonly [Category, string | undefined]> => [
      command.category,
      recorded === 'always' ? undefined : await versionOf(sample, command, folder),
    ]),
  );
  const onThisMachine = new Map(versions);
  const store = new HealthStore(path.join(root, 'results'), randomBytes(32));

  const isHere = ({ category }: HealthCommand, fault: Fault | undefined): boolean =>
    recorded === 'never' ||
    fault?.expected[category]?.status === 'missing' ||
    onThisMachine.get(category) !== undefined;
  const measure = async (fault?: Fault, take: (run: ToolRun) => void = () => undefined): Promise<HealthReport> => {
    const undo = edit(folder, fault);
    try {
      const found = discoverProjectHealth(folder, {});
      const asked = found.commands.filter(
        ({ category }) => fault === undefined || fault.expected[category] !== undefined,
      );
      const report = await measureHealth({
        repository: folder,
        discovery: { ...found, commands: asked.filter((command) => isHere(command, fault)) },
        config: {},
        signal: new AbortController().signal,
        marker: {},
        sandbox: 'off',
        onStart: () => undefined,
        onEnd: take,
        // Never twice the same: everything is run, and only the lists of tests are kept.
        reuse: { store, inputs: () => Promise.resolve(randomUUID()) },
      });
      const judged = asked
        .filter((command) => !isHere(command, fault))
        .map((command) => recordedRun(sample.name, fault?.name ?? greenState, command, folder))
        .map((run) => [run.command.category, withTests(judgeRun(run, report.lines), run, store)] as const);
      const all = new Map([...(Object.entries(report.categories) as [Category, CategoryHealth][]), ...judged]);
      return reportOf(all, {}, defaultWeights, report.lines);
    } finally {
      undo();
    }
  };
  return {
    folder,
    onThisMachine,
    measure,
    worse: (before, after) => regressions(before, after, store.tests),
    tests: store.tests,
    [Symbol.asyncDispose]: () => {
      rmSync(root, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** Makes the fault; gives what takes it back. */
function edit(folder: string, fault: Fault | undefined): () => void {
  const before = Object.entries(fault?.edits ?? {}).map(([name, change]) => {
    const file = path.join(folder, name);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (typeof change !== 'string' && text?.split(change.from).length !== 2) {
      throw new Error(`“${change.from}” is not once in ${name} of the sample.`);
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof change === 'string' ? change : (text ?? '').replace(change.from, () => change.to));
    return { file, text };
  });
  return () => {
    for (const { file, text } of before) {
      if (text === undefined) {
        rmSync(file);
      } else {
        writeFileSync(file, text);
      }
    }
  };
}

/** First line of what the tool answers; undefined where it is not on this machine. */
async function versionOf(sample: Sample, { command }: HealthCommand, folder: string): Promise<string | undefined> {
  if (sample.versionCommand === undefined) {
    return 'installed by tools/samples.ts';
  }
  try {
    const { stdout } = await startInShell(sample.versionCommand(command), { cwd: folder });
    return stdout.split('\n', 1)[0];
  } catch {
    // Not there, or it cannot start: its recorded output is read.
    return undefined;
  }
}

/** The Python of this machine that has most of the tools; as the project's own where it is not the first on PATH. */
async function linkPython(folder: string): Promise<void> {
  const places = (process.env['PATH'] ?? '').split(path.delimiter).map((place) => path.join(place, 'python3'));
  const found = [...new Set(places.filter((place) => existsSync(place)))];
  const numbers = await Promise.all(
    found.map(async (python) => {
      const code =
        'import importlib.util as u; print(sum(u.find_spec(m) is not None for m in ("mypy","ruff","pytest","vulture")))';
      return Number((await start(python, ['-c', code])).stdout);
    }),
  );
  const best = numbers.indexOf(Math.max(...numbers));
  if (best > 0) {
    mkdirSync(path.join(folder, '.venv/bin'), { recursive: true });
    symlinkSync(found[best] ?? '', path.join(folder, '.venv/bin/python'));
  }
}
