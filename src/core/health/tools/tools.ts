import type { Category, ToolRun } from '../health.ts';
import { findingLimit } from '../output.ts';
import { biome } from './biome.ts';
import { eslint } from './eslint.ts';
import { exitCode } from './exitCode.ts';
import { knip } from './knip.ts';
import { npmTest } from './npmTest.ts';
import { oxlint } from './oxlint.ts';
import { playwright } from './playwright.ts';
import type { HealthTool, Reading } from './tool.ts';
import { tsc } from './tsc.ts';

/** Every tool whose output is understood. A new one: a file like `tsc.ts`, and a place in this list. */
export const healthTools: readonly HealthTool[] = [tsc, eslint, oxlint, biome, npmTest, playwright, knip, exitCode];

/** Joins the ids of a command that starts several tools. */
const idSeparator = '+';

/**
 * Id of the tool that a command line (package scripts expanded) starts; several are joined with `+`. Tests of any kind are
 * known by their output, so that a test script which says nothing about its runner is still read.
 */
export function recogniseTool(category: Category, commandLine: string): string {
  const known = healthTools.filter((tool) => tool.recognises(commandLine));
  const runsTests = category === 'test' || category === 'e2e';
  if (runsTests && !known.includes(npmTest) && !known.includes(playwright)) {
    known.push(npmTest);
  }
  return known.length === 0 ? exitCode.id : known.map((tool) => tool.id).join(idSeparator);
}

/** What the run's tool, or its tools, say. An id that nobody knows (of a newer version) is read by exit code. */
export function readRun(run: ToolRun): Reading {
  const ids = run.command.tool.split(idSeparator);
  const readings = healthTools
    .filter((tool) => ids.includes(tool.id))
    // The reader of test scripts knows Playwright's output too: it must not be counted twice.
    .filter((tool) => tool !== playwright || !ids.includes(npmTest.id))
    .map((tool) => tool.read(run));
  return {
    findings: readings.flatMap((reading) => reading.findings).slice(0, findingLimit),
    tests: readings.find((reading) => reading.tests !== undefined)?.tests,
  };
}
