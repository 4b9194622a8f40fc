import type { Category, Finding, ToolRun } from '../health.ts';

/** What a tool's output says. It only describes: whether the tool is content, its exit code decides. */
export interface Reading {
  readonly findings: readonly Finding[];
  /** Tests that really ran; skipped and planned ones are in neither number. */
  readonly tests: { readonly passed: number; readonly total: number } | undefined;
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

/** Whether one of the programs stands where a shell would start it, or where a runner such as npx takes its name. */
export function startsProgram(commandLine: string, programs: readonly string[]): boolean {
  return commandLine
    .split(/[\s;&|()"'`]+/)
    .some((word) => programs.includes((word.split(/[\\/]/).at(-1) ?? word).replace(/\.(?:cmd|exe|[cm]?js)$/, '')));
}
