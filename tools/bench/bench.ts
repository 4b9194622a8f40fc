/** What a group of measurements is given: a folder to write in, one build of mstack, and repositories of plans. */
export interface Bench {
  /** Removed in the end. */
  readonly folder: string;
  /** A program of the build, copied when the run began: a build made meanwhile changes nothing that is measured. */
  program(name: 'cli.mjs' | 'server.mjs'): string;
  /** A git repository of that many generated plans; made once in a run, with all its files committed. */
  repository(plans: number): Promise<string>;
}

/** Measurements that belong together; `measure` gives the text to print. */
export interface BenchGroup {
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** Whether the peers must be installed first. */
  readonly peers: boolean;
  measure(bench: Bench): Promise<string>;
}
