import type { PreflightTopic } from './preflight.ts';

/** What must be there before any run, new or continued, as it was found. */
export interface Ground {
  /** The repository has a commit. */
  readonly hasCommit: boolean;
  /** Undefined: HEAD is detached. */
  readonly branch: string | undefined;
  /** The branch that an unfinished run was begun on; undefined: none is continued. */
  readonly runBranch: string | undefined;
  /** `merge`, `rebase` and the like; undefined: none is unfinished. */
  readonly operation: string | undefined;
  /** Files whose conflicts are not resolved. */
  readonly conflicts: readonly string[];
  /** Git's own words when it does not know who commits. */
  readonly identity: string | undefined;
  /** What the repository asks of git that would fail only at the commit, a sentence each. */
  readonly obstacles: readonly string[];
  /** Why agents cannot be started, a sentence each. */
  readonly agents: readonly string[];
  readonly health: { readonly commands: number; readonly declaredNone: string | undefined };
}

/** Why no run can begin, for a person: what is so, and what to do. */
export interface GroundProblem {
  readonly code: string;
  readonly topic: PreflightTopic;
  readonly message: string;
}

/** Everything that keeps a run from beginning, in the order in which a person would mend it. The runner refuses by the same list. */
export function groundProblems(ground: Ground): readonly GroundProblem[] {
  const { branch, operation, conflicts, identity, health } = ground;
  return [
    ...tree(
      'no-commit',
      !ground.hasCommit &&
        'The repository has no commit yet. Make a first commit, so that there is something to compare with and go back to.',
    ),
    ...tree(
      'detached',
      branch === undefined &&
        'No branch is checked out (detached HEAD), so commits would belong to nothing. Check a branch out, e.g. `git switch main`.',
    ),
    ...tree(
      'operation',
      operation !== undefined && `A ${operation} is in progress in the repository. Finish or abort it first.`,
    ),
    ...tree(
      'conflicts',
      conflicts.length > 0 && `${conflicts.join(', ')} has conflicts that are not resolved. Resolve them first.`,
    ),
    ...tree(
      'identity',
      identity !== undefined &&
        `git does not know who commits. Set \`git config user.name\` and \`git config user.email\`. git says: ${identity}`,
    ),
    ...ground.obstacles.flatMap((message) => tree('git', message)),
    ...ground.agents.map((message): GroundProblem => ({ code: 'agents.not-found', topic: 'agents', message })),
    ...(health.commands === 0 && health.declaredNone === undefined
      ? [
          {
            code: 'gate.no-tools',
            topic: 'gate',
            message:
              'No health tool was found, so nothing could tell whether a change broke something. Add lines like `- test: npm test` under `## Health Stack` in AGENTS.md, or `- none: <why>` to go without.',
          } as const,
        ]
      : []),
    ...tree(
      'other-branch',
      ground.runBranch !== undefined && branch !== undefined && branchProblem(ground.runBranch, branch),
    ),
  ];
}

function tree(name: string, message: string | false | undefined): GroundProblem[] {
  return message === false || message === undefined ? [] : [{ code: `tree.${name}`, topic: 'tree', message }];
}

/** A sentence for a person when a run's branch is not the one that is checked out. */
export function branchProblem(wanted: string, now: string | undefined): string | undefined {
  return now === wanted
    ? undefined
    : `The run was started on ${wanted}, but ${now ?? 'no branch (a detached HEAD)'} is checked out. Check ${wanted} out again, then run again.`;
}
