import { failure, type Result, success } from '../core/base/result.ts';
import { type Refusal, selectPlans } from '../core/executor/selectPlans.ts';
import type { RunEvent } from '../core/journal/events.ts';
import { readSettings, type Settings } from '../core/settings/settings.ts';
import { discoverProjectHealth } from '../node/healthProject.ts';
import { agentProblem, chooseAgent } from '../node/installedAgents.ts';
import { readPlans } from '../node/planFiles.ts';
import type { Repository } from '../node/repository.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import type { RunRequest } from '../protocol/runnerStart.ts';

/** The agents of a run, by id. */
export interface RunAgents {
  readonly agent: string;
  readonly reviewer: string;
}

/** Settings of the repository, with what the host asked for on top, and what is wrong in the file. */
export function settingsFor(
  repository: string,
  request: RunRequest,
): { settings: Settings; config: unknown; broken: string | undefined; problems: readonly string[] } {
  const file = readConfigFile(repository);
  const settings = readSettings(file.config);
  return {
    settings: {
      ...settings,
      agent: request.agent ?? settings.agent,
      reviewer: request.reviewer ?? settings.reviewer,
      plansDirectory: request.plansDirectory ?? settings.plansDirectory,
      probe: request.probe ?? settings.probe,
    },
    config: file.config,
    broken: file.problem,
    problems: settings.problems,
  };
}

/** The named agents; without a name, the first one that is installed and can be expected to have access. */
export async function chooseAgents(settings: Settings, folder: string): Promise<Result<RunAgents, Refusal>> {
  const agent = await chooseAgent(settings.agent, settings.agents, folder);
  return agent.ok
    ? success({ agent: agent.value, reviewer: settings.reviewer ?? agent.value })
    : failure(refuse(agent.failure));
}

function refuse(message: string): Refusal {
  return { code: 3, message };
}

/** What must be there before any run, new or continued. */
export async function checkGround(
  repository: Repository,
  settings: Settings,
  agents: RunAgents,
  config: unknown,
): Promise<Refusal | undefined> {
  if ((await repository.head()) === undefined) {
    return refuse(
      'The repository has no commit yet. Make a first commit, so that there is something to compare with and go back to.',
    );
  }
  if ((await repository.branch()) === undefined) {
    return refuse(
      'No branch is checked out (detached HEAD), so commits would belong to nothing. Check a branch out, e.g. `git switch main`.',
    );
  }
  const operation = repository.operationInProgress();
  if (operation !== undefined) {
    return refuse(`A ${operation} is in progress in the repository. Finish or abort it first.`);
  }
  const conflicts = await repository.conflicts();
  if (conflicts.length > 0) {
    return refuse(`${conflicts.join(', ')} has conflicts that are not resolved. Resolve them first.`);
  }
  const identity = await repository.identityProblem();
  if (identity !== undefined) {
    return refuse(
      `git does not know who commits. Set \`git config user.name\` and \`git config user.email\`. git says: ${identity}`,
    );
  }
  for (const id of new Set([agents.agent, agents.reviewer])) {
    const problem = await agentProblem(id, settings.agents, repository.root);
    if (problem !== undefined) {
      return refuse(problem);
    }
  }
  const health = discoverProjectHealth(repository.root, config);
  if (health.commands.length === 0 && health.declaredNone === undefined) {
    return refuse(
      'No health tool was found, so nothing could tell whether a change broke something. Add lines like `- test: npm test` under `## Health Stack` in AGENTS.md, or `- none: <why>` to go without.',
    );
  }
  return undefined;
}

/** The first event of a new run, or why there is none. */
export async function beginRun(
  repository: Repository,
  settings: Settings,
  agents: RunAgents,
  request: RunRequest,
): Promise<Result<RunEvent, Refusal>> {
  const { folder, plans, unreadable } = readPlans(repository.root, settings.plansDirectory);
  const [broken] = request.references.length > 0 ? [] : unreadable;
  if (broken !== undefined) {
    return failure(
      refuse(`${broken.file} cannot be read (${broken.reason}). Repair it or move it away, then run again.`),
    );
  }
  const nameless = plans.find((plan) => plan.id === undefined && plan.status === 'pending' && !plan.archived);
  if (nameless !== undefined && request.references.length === 0) {
    return failure(
      refuse(`${nameless.file} has no usable id. Add a line like \`id: 001\` to its frontmatter, then run again.`),
    );
  }
  const selected = selectPlans(plans, folder, { references: request.references, goal: request.goal });
  if (!selected.ok) {
    return selected;
  }
  return success({
    kind: 'runStarted',
    branch: (await repository.branch()) ?? '',
    ...agents,
    limits: { attempts: settings.attempts },
    plans: selected.value,
    ...(settings.probe === 'always' ? { probe: settings.probeHoldsBack ? ('hold' as const) : ('warn' as const) } : {}),
  });
}
