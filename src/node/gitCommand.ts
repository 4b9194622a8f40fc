import { execa } from 'execa';
import { gitEnvironment } from './gitEnvironment.ts';

/** How a git command ended. `output` is standard output as it came. */
export interface GitOutcome {
  readonly code: number;
  readonly output: string;
  readonly errorText: string;
  /** It was ended with everything below it, because it took longer than it may; `code` means nothing then. */
  readonly timedOut: boolean;
}

export interface GitCall {
  readonly args: readonly string[];
  /** Use this file as the index instead of the repository's own, which is never touched but by a commit. */
  readonly index?: string;
  readonly input?: string;
  /** False for commands that know no literal paths; else a path is never taken for a pattern. */
  readonly literal?: boolean;
  readonly signal?: AbortSignal;
  /** Further variables. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeLimitMs?: number;
}

class GitFailure extends Error {
  readonly outcome: GitOutcome;

  constructor(args: readonly string[], outcome: GitOutcome) {
    super(`git ${args[0] ?? ''} failed: ${outcome.errorText.trim() || `exit code ${outcome.code}`}`);
    this.name = 'GitFailure';
    this.outcome = outcome;
  }
}

/**
 * Runs git's plumbing. simple-git refuses a private index and waits 50 ms after each command that prints nothing, so it
 * only reads what always prints something (`repository.ts`).
 */
export async function tryGit(root: string, call: GitCall): Promise<GitOutcome> {
  const result = await execa('git', [...(call.literal === false ? [] : ['--literal-pathspecs']), ...call.args], {
    cwd: root,
    env: {
      ...gitEnvironment(process.env),
      ...call.environment,
      ...(call.index === undefined ? {} : { GIT_INDEX_FILE: call.index }),
    },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    maxBuffer: 256_000_000,
    windowsHide: true,
    ...(call.input === undefined ? { stdin: 'ignore' as const } : { input: call.input }),
    ...(call.signal === undefined ? {} : { cancelSignal: call.signal }),
    ...(call.timeLimitMs === undefined ? {} : { timeout: call.timeLimitMs, killDescendants: true }),
  });
  if (result.exitCode === undefined && !result.timedOut) {
    throw new Error(`git could not be run: ${result.shortMessage ?? 'it ended by a signal'}`);
  }
  return {
    code: result.exitCode ?? -1,
    output: result.stdout,
    errorText: result.stderr,
    timedOut: result.timedOut,
  };
}

export async function runGit(root: string, call: GitCall): Promise<string> {
  const outcome = await tryGit(root, call);
  if (outcome.code !== 0) {
    throw new GitFailure(call.args, outcome);
  }
  return outcome.output;
}
