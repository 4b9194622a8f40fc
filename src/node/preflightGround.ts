import type { Ground } from '../core/preflight/ground.ts';
import { discoverProjectHealth } from './healthProject.ts';
import { agentProblem } from './installedAgents.ts';
import type { Repository } from './repository.ts';
import { repositoryObstacles } from './repositoryObstacles.ts';
import type { RunAgents, RunSettings } from './runSettings.ts';

/**
 * Looks at what must be there before any run.
 *
 * @param runBranch branch of the unfinished run that would go on; undefined: a new one would begin
 */
export async function readGround(
  repository: Repository,
  { settings, config }: Pick<RunSettings, 'settings' | 'config'>,
  agents: RunAgents | undefined,
  runBranch: string | undefined,
): Promise<Ground> {
  const ids = agents === undefined ? [] : [...new Set([agents.agent, agents.reviewer])];
  const [head, branch, conflicts, identity, obstacles, ...problems] = await Promise.all([
    repository.head(),
    repository.branch(),
    repository.conflicts(),
    repository.identityProblem(),
    repositoryObstacles(repository.root, new AbortController().signal),
    ...ids.map((id) => agentProblem(id, settings.agents, repository.root)),
  ]);
  const health = discoverProjectHealth(repository.root, config);
  return {
    hasCommit: head !== undefined,
    branch,
    runBranch,
    operation: repository.operationInProgress(),
    conflicts,
    identity,
    obstacles,
    agents: problems.filter((problem) => problem !== undefined),
    health: { commands: health.commands.length, declaredNone: health.declaredNone },
  };
}
