import type { Running } from '../../core/executor/state.ts';
import type { PlanKey, RunEvent } from '../../core/journal/events.ts';
import { branchProblem } from '../../core/preflight/ground.ts';
import { buildQueue, displayKey } from '../../core/plan/queue.ts';
import { worksOn } from '../../core/plan/scope.ts';
import { readPlans } from '../../node/planFiles.ts';
import { pruneAttempts } from '../../node/repositoryAttempts.ts';
import { planOf, type RunContext } from '../runContext.ts';

/** Looks whether the plan can be worked on now, and records what the work tree is like before anybody touches it. */
export async function openPlan(context: RunContext, state: Running, key: PlanKey): Promise<RunEvent[]> {
  const { repository, stream } = context;
  const { file, title } = planOf(state, key);
  const refuse = (reason: string): RunEvent[] => {
    stream.write({ plan: key, source: 'runner', kind: 'error', text: `Not started: ${reason}` });
    return [{ kind: 'planRefused', plan: key, reason }];
  };
  stream.write({ plan: key, source: 'runner', kind: 'heading', text: `${title} (${file})` });

  // The plan may have been edited since the run began: what it says now counts, in the queue as it is now.
  const { plans } = readPlans(repository.root, context.settings.plansDirectory);
  const entry = buildQueue(plans).entries.find((candidate) => candidate.plan.file === file);
  if (entry === undefined) {
    return refuse(`${file} is gone, or is no plan any more.`);
  }
  if (!entry.ready) {
    return refuse(`Plan ${displayKey(key)} ${entry.reason}.`);
  }
  const { plan } = entry;
  const operation = repository.operationInProgress();
  if (operation !== undefined) {
    return refuse(`A ${operation} is in progress in the repository. Finish or abort it, then run again.`);
  }
  const [branch, head, snapshot, ignored] = await Promise.all([
    repository.branch(),
    repository.head(),
    repository.snapshot(),
    repository.isIgnored(file),
  ]);
  if (ignored) {
    return refuse(
      `git ignores ${file}, so what comes of it could not be committed. Take it out of .gitignore, then run again.`,
    );
  }
  const elsewhere = branchProblem(state.branch, branch);
  if (elsewhere !== undefined) {
    return refuse(elsewhere);
  }
  if (head === undefined) {
    return refuse('The repository has no commits any more.');
  }
  const inTheWay = (await repository.changes(head, snapshot)).map((change) => change.path).filter(worksOn(plan));
  if (inTheWay.length > 0) {
    return refuse(
      `Your own uncommitted changes are in files that this plan works on (${inTheWay.join(', ')}). Commit them or put them away, then run again.`,
    );
  }
  const failed = new Set(plans.filter((each) => each.status === 'failed').map((each) => each.file));
  await pruneAttempts(repository.root, context.settings.keptAttempts, failed);
  return [{ kind: 'planOpened', plan: key, head, snapshot }];
}
