/** The five categories of the health gate, in the order in which they are shown. */
export const categories = ['typecheck', 'lint', 'test', 'e2e', 'deadcode'] as const;

export type Category = (typeof categories)[number];

/** What a health tool reports. */
export interface Finding {
  readonly file: string | undefined;
  /** From 1, as tools print it. */
  readonly line: number | undefined;
  /** The tool's own rule or error code, e.g. `TS2322`. */
  readonly code: string | undefined;
  readonly message: string;
}

/** A category's command, and why it was chosen. */
export interface HealthCommand {
  readonly category: Category;
  /** Run by the shell in the repository. */
  readonly command: string;
  /** Id of the tool whose output is understood; `exit-code` where only the exit code is. */
  readonly tool: string;
  /** For a person: where the command comes from. */
  readonly source: string;
}

type CategoryStatus = 'pass' | 'fail' | 'missing' | 'not-run';

export interface CategoryHealth {
  /** 0 to 10, one decimal; undefined when not run. */
  readonly score: number | undefined;
  readonly status: CategoryStatus;
  readonly command: string | undefined;
  readonly source: string | undefined;
  readonly findings: readonly Finding[];
  /** Tests passed and in all, where the tool says so. */
  readonly tests: { readonly passed: number; readonly total: number } | undefined;
  readonly seconds: number;
  /** Why it failed, in one line, for a person. */
  readonly summary: string;
}

export interface HealthReport {
  /** 0 to 10, one decimal; undefined when no tool ran. */
  readonly composite: number | undefined;
  readonly categories: Readonly<Record<Category, CategoryHealth>>;
}

/** What running one command gave. Filled by the host; judged by the core. */
export interface ToolRun {
  readonly command: HealthCommand;
  readonly exit:
    | { readonly kind: 'exited'; readonly code: number }
    | { readonly kind: 'signalled'; readonly signal: string }
    | { readonly kind: 'timedOut'; readonly afterSeconds: number }
    | { readonly kind: 'notStarted'; readonly reason: string };
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Absolute path of the folder that the command ran in: findings in files below it are named relative to it. */
  readonly folder?: string;
}
