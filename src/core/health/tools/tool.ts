import type { Category, Finding, FindingCounts, TestCase, ToolRun } from '../health.ts';
import { findingList, forEachLine, type FindingList } from '../output.ts';

/** What a tool's output says. It only describes: whether the tool is content, its exit code decides. */
export interface Reading {
  readonly findings: readonly Finding[];
  readonly counts: FindingCounts;
  /** Tests that really ran; skipped and planned ones are in neither number. */
  readonly tests: { readonly passed: number; readonly total: number; readonly skipped: number } | undefined;
  /** Every test by name, where the output has all of them; else undefined. */
  readonly cases?: readonly TestCase[] | undefined;
}

/** A health tool. One file each; `tools.ts` is the registry. Pure: the host runs the command. */
export interface HealthTool {
  readonly id: string;
  /** Where it usually belongs; its output is understood in every category. */
  readonly category: Category;
  /** Whether this command line (package scripts already expanded) starts the tool. */
  readonly recognises: (commandLine: string) => boolean;
  readonly read: (run: ToolRun) => Reading;
}

/** A reading of a tool that looks for something, and runs no tests. */
export function found(list: FindingList): Reading {
  return { findings: list.findings, counts: list.counts, tests: undefined };
}

/** Reads tools that say one finding a line. */
export function findInLines(run: ToolRun, read: (line: string) => Finding | undefined): FindingList {
  const list = findingList();
  forEachLine(run, (line) => {
    const finding = read(line);
    if (finding !== undefined) {
      list.add(finding);
    }
  });
  return list;
}

/** Whether one of the programs stands where a shell would start it, or where a runner such as npx takes its name. */
export function startsProgram(commandLine: string, programs: readonly string[]): boolean {
  return wordsOf(commandLine).some((word) => programs.includes(word));
}

/** Whether a program is started with one of these as its first word that is no option: `cargo +nightly -q check`. */
export function startsSubcommand(commandLine: string, program: string, subcommands: readonly string[]): boolean {
  const words = wordsOf(commandLine);
  return words.some((word, index) => {
    const next = words.slice(index + 1).find((candidate) => !/^[-+]/.test(candidate));
    return word === program && next !== undefined && subcommands.includes(next);
  });
}

function wordsOf(commandLine: string): readonly string[] {
  return commandLine
    .split(/[\s;&|()"'`]+/)
    .map((word) => (word.split(/[\\/]/).at(-1) ?? word).replace(/\.(?:cmd|exe|[cm]?js)$/, ''));
}
