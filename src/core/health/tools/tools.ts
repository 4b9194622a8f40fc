import type { Category, Finding, FindingCounts, ToolRun } from '../health.ts';
import { findingLimit } from '../output.ts';
import { biome } from './biome.ts';
import { cypress } from './cypress.ts';
import { eslint } from './eslint.ts';
import { exitCode } from './exitCode.ts';
import { go } from './go.ts';
import { javac } from './javac.ts';
import { knip } from './knip.ts';
import { msbuild } from './msbuild.ts';
import { mypy } from './mypy.ts';
import { npmTest } from './npmTest.ts';
import { oxlint } from './oxlint.ts';
import { playwright } from './playwright.ts';
import { pyright } from './pyright.ts';
import { rubocop } from './rubocop.ts';
import { ruff } from './ruff.ts';
import { rustc } from './rustc.ts';
import { readSarif } from './sarif.ts';
import { shellcheck } from './shellcheck.ts';
import type { HealthTool, Reading } from './tool.ts';
import { tsc } from './tsc.ts';
import { vulture } from './vulture.ts';

/** Every tool whose output is understood. A new one: a file like `tsc.ts`, and a place in this list. */
export const healthTools: readonly HealthTool[] = [
  tsc,
  mypy,
  pyright,
  rustc,
  go,
  javac,
  msbuild,
  eslint,
  oxlint,
  biome,
  ruff,
  rubocop,
  shellcheck,
  npmTest,
  playwright,
  cypress,
  knip,
  vulture,
  exitCode,
];

/** Joins the ids of a command that starts several tools. */
const idSeparator = '+';

/** Tools that run tests; every other one looks for something. */
const runners: ReadonlySet<HealthTool> = new Set([npmTest, playwright, cypress]);

/**
 * Id of the tool that a command line (package scripts expanded) starts; several are joined with `+`. Tests of any kind are
 * known by their output, so that a test script which says nothing about its runner is still read.
 */
export function recogniseTool(category: Category, commandLine: string): string {
  const known = healthTools.filter((tool) => tool.recognises(commandLine));
  if (runsTests(category) && !known.some((tool) => runners.has(tool))) {
    known.push(npmTest);
  }
  return known.length === 0 ? exitCode.id : known.map((tool) => tool.id).join(idSeparator);
}

/** What the run's tool, or its tools, say. An id that nobody knows (of a newer version) is read by exit code. */
export function readRun(run: ToolRun): Reading {
  const ids = run.command.tool.split(idSeparator);
  const tools = healthTools.filter((tool) => ids.includes(tool.id));
  // The reader of test scripts knows the others' output too: it must not be counted twice.
  const runner = tools.find((tool) => tool === npmTest) ?? tools.find((tool) => runners.has(tool));
  const tests = runner?.read(run);
  const sarif = readSarif(run);
  const lookers = tools.filter((tool) => !runners.has(tool)).map((tool) => tool.read(run));
  const others = (sarif === undefined ? lookers : [sarif]).map((reading) =>
    runsTests(run.command.category) ? errorsOf(reading) : reading,
  );
  return joined(tests, tests === undefined ? others : [tests, ...others]);
}

function joined(tests: Reading | undefined, readings: readonly Reading[]): Reading {
  const sum = (count: (counts: FindingCounts) => number): number =>
    readings.reduce((all, { counts }) => all + count(counts), 0);
  return {
    findings: readings.flatMap(({ findings }): readonly Finding[] => findings).slice(0, findingLimit),
    counts: { errors: sum(({ errors }) => errors), warnings: sum(({ warnings }) => warnings) },
    tests: tests?.tests,
    cases: tests?.cases,
  };
}

/** Compilers warn while they build the tests; there only what keeps them from being built is of interest. */
function errorsOf(reading: Reading): Reading {
  return {
    ...reading,
    findings: reading.findings.filter(({ severity }) => severity !== 'warning'),
    counts: { errors: reading.counts.errors, warnings: 0 },
  };
}

function runsTests(category: Category): boolean {
  return category === 'test' || category === 'e2e';
}
