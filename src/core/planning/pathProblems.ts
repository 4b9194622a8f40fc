import { comparablePath } from '../plan/listedPaths.ts';
import type { RepositoryFacts } from '../plan/repositoryFacts.ts';
import type { PlanProblem } from './planProblem.ts';
import type { ProposedPlan } from './proposal.ts';

/** What the paths of a plan are held against. */
export interface PathGround {
  readonly repository: RepositoryFacts;
  /** Where plans lie. */
  readonly folder: string;
  /** What plans that this one waits for make and take away, comparable. */
  readonly created: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
}

/** Every path that a plan names exists, or is marked new, or is made by a plan that it waits for; and nothing new is there. */
export function pathProblems({ files }: Pick<ProposedPlan, 'files'>, ground: PathGround): readonly PlanProblem[] {
  return files.flatMap(({ path, change }, at): PlanProblem[] => {
    const message =
      forbidden(path, ground.folder) ??
      (change === 'new' ? presentProblem(path, ground) : missingProblem(path, change, ground));
    return message === undefined ? [] : [{ message, place: { part: 'files', at }, isRed: true }];
  });
}

function forbidden(path: string, folder: string): string | undefined {
  const segments = path.split('/');
  if (/^(?:\/|~|[A-Za-z]:)/.test(path) || segments.includes('..')) {
    return `\`${path}\` does not lie in the repository. Name files relative to its top.`;
  }
  if (segments[0] === '.git' || segments[0] === '.mstack' || path === folder || path.startsWith(`${folder}/`)) {
    return `\`${path}\` is nothing that a plan may change: plan files, and what lies in .git and .mstack, belong to mstack and to the person.`;
  }
  return undefined;
}

function missingProblem(path: string, change: 'modify' | 'delete', ground: PathGround): string | undefined {
  const plain = comparablePath(path);
  const isGone = ground.deleted.has(plain) && !ground.created.has(plain);
  return !isGone && (isThere(plain, ground.repository) || isMade(plain, ground.created))
    ? undefined
    : `\`${path}\` is to be ${change === 'delete' ? 'deleted' : 'changed'} and is not there: it is not in the repository${isGone ? ' any more, because a plan before this one deletes it' : ', and no plan that this one waits for makes it'}. Correct the path, or mark it as new.`;
}

function presentProblem(path: string, { repository, created, deleted }: PathGround): string | undefined {
  const plain = comparablePath(path);
  if (created.has(plain)) {
    return `\`${path}\` is marked as new, but a plan that this one waits for makes it already. Mark it as modify.`;
  }
  return repository.files.hasFile(plain) && !deleted.has(plain)
    ? `\`${path}\` is marked as new, but it is in the repository. Mark it as modify, or choose another name.`
    : undefined;
}

/** What git ignores, and what lies in a submodule, may be there. */
function isThere(path: string, { files, mayBeUnlisted }: RepositoryFacts): boolean {
  return (
    files.hasFile(path) ||
    files.hasFolder(path) ||
    mayBeUnlisted?.(path) === true ||
    (/[*?{[]/.test(path) && files.matches(path))
  );
}

/** The file itself, or something in a folder of that name. */
function isMade(path: string, created: ReadonlySet<string>): boolean {
  return created.has(path) || [...created].some((other) => other.startsWith(`${path}/`));
}
