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
  /** As the tool ranks it. Undefined: the tool has no ranks, and what it lists is why it fails. */
  readonly severity?: 'error' | 'warning' | undefined;
}

/** How many findings there were, also of those that are not kept. What has no severity is an error. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
}

/** One test by its identity, which stays the same from run to run, with what became of it. */
export interface TestCase {
  readonly file: string | undefined;
  /** Full name: suites and the test's own, joined with ` > `, or as the runner joins them. */
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
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
  /** What it writes and others may write too (`tests`, a build folder): of commands that share one, one runs at a time. */
  readonly writes?: readonly string[];
  /** The project in this folder of the repository is meant, where it is not the repository itself; the command line goes there. */
  readonly folder?: string;
  /** Files that the command line names as reports, relative to the folder that it runs in. */
  readonly reports?: readonly string[];
  /** The command line is ours, not the project's: it was made up because of a file that configures the tool. */
  readonly ours?: boolean;
}

type CategoryStatus = 'pass' | 'fail' | 'missing' | 'not-run';

export interface CategoryHealth {
  /** 0 to 10, one decimal; undefined when not run. */
  readonly score: number | undefined;
  readonly status: CategoryStatus;
  readonly command: string | undefined;
  readonly source: string | undefined;
  readonly findings: readonly Finding[];
  /** Of the findings, kept or not. Undefined where it was not run, and in older journals. */
  readonly counts?: FindingCounts;
  /** Tests passed and in all, where the tool says so. */
  readonly tests: TestNumbers | undefined;
  readonly seconds: number;
  /** Folders of the projects that were measured, where there are several or it is not the repository itself (`''`). */
  readonly folders?: readonly string[];
  /** Nothing that it depends on has changed since: this is what an earlier run of the same command gave. */
  readonly reused?: true;
  /** Why it failed, in one line, for a person. */
  readonly summary: string;
}

interface TestNumbers {
  readonly passed: number;
  /** Tests that ran: skipped and planned ones are not among them. */
  readonly total: number;
  /** Tests that are written and did not run. */
  readonly skipped?: number;
  /** Digest by which the store of health results has the whole list of tests (`TestCase`). */
  readonly list?: string;
}

export interface HealthReport {
  /** 0 to 10, one decimal; undefined when no tool ran. */
  readonly composite: number | undefined;
  /** Lines of source that findings are set against; undefined in older journals, and where they were not counted. */
  readonly lines?: number;
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
  /** Reports that the run wrote to files: JUnit's XML, .NET's trx, SARIF. */
  readonly reports?: readonly string[];
  /** Absolute path of the folder that the command ran in: findings in files below it are named relative to it. */
  readonly folder?: string;
}
