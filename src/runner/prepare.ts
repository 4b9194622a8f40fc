import { type Result, success } from '../core/base/result.ts';
import { type FoundAgent, findAgent, knownAgentIds } from '../core/agents/agents.ts';
import { type Refusal, selectPlans } from '../core/executor/selectPlans.ts';
import type { RunEvent } from '../core/journal/events.ts';
import { readSettings, type Settings } from '../core/settings/settings.ts';
import { agentEnvironment } from '../node/childEnvironment.ts';
import { discoverProjectHealth } from '../node/healthProject.ts';
import { readPlans } from '../node/planFiles.ts';
import { findProgram } from '../node/programs.ts';
import type { Repository } from '../node/repository.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import type { RunRequest } from '../protocol/runnerStart.ts';

/** Settings of the repository, with what the host asked for on top. */
export function settingsFor(repository: string, request: RunRequest): { settings: Settings; problems: string[] } {
  const file = readConfigFile(repository);
  const settings = readSettings(file.config);
  const agent = request.agent ?? settings.agent;
  return {
    settings: {
      ...settings,
      agent,
      // Without a reviewer of its own, the implementing agent reviews, also when the host names another one.
      reviewer: request.reviewer ?? (settings.reviewer === settings.agent ? agent : settings.reviewer),
      plansDirectory: request.plansDirectory ?? settings.plansDirectory,
    },
    problems: [...(file.problem === undefined ? [] : [file.problem]), ...settings.problems],
  };
}

function refuse(message: string): Refusal {
  return { code: 3, message };
}

/** What must be there before any run, new or continued. */
export async function checkGround(repository: Repository, settings: Settings): Promise<Refusal | undefined> {
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
  const identity = await repository.identityProblem();
  if (identity !== undefined) {
    return refuse(
      `git does not know who commits. Set \`git config user.name\` and \`git config user.email\`. git says: ${identity}`,
    );
  }
  for (const id of new Set([settings.agent, settings.reviewer])) {
    const problem = await agentProblem(id, settings, repository.root);
    if (problem !== undefined) {
      return refuse(problem);
    }
  }
  const health = discoverProjectHealth(repository.root);
  if (health.commands.length === 0 && health.declaredNone === undefined) {
    return refuse(
      'No health tool was found, so nothing could tell whether a change broke something. Add lines like `- test: npm test` under `## Health Stack` in AGENTS.md, or `- none: <why>` to go without.',
    );
  }
  return undefined;
}

async function agentProblem(id: string, settings: Settings, folder: string): Promise<string | undefined> {
  const found = findAgent(id, settings.agents);
  if (found === undefined) {
    return `There is no agent called ${id}. Known: ${knownAgentIds(settings.agents).join(', ')}. Define others under \`agents\` in .mstack/config.json.`;
  }
  const program = programOf(found);
  if (program === undefined || (await findProgram(program, folder, agentEnvironment(process.env))) !== undefined) {
    return undefined;
  }
  return `${found.agent.title} is not installed: the program ${program} was not found. ${found.agent.install}`;
}

function programOf(found: FoundAgent): string | undefined {
  return found.command?.[0] ?? found.agent.program;
}

/** The first event of a new run, or why there is none. */
export async function beginRun(
  repository: Repository,
  settings: Settings,
  request: RunRequest,
): Promise<Result<RunEvent, Refusal>> {
  const { folder, plans } = readPlans(repository.root, settings.plansDirectory);
  const selected = selectPlans(plans, folder, { references: request.references, goal: request.goal });
  if (!selected.ok) {
    return selected;
  }
  return success({
    kind: 'runStarted',
    branch: (await repository.branch()) ?? '',
    agent: settings.agent,
    reviewer: settings.reviewer,
    limits: { attempts: settings.attempts },
    plans: selected.value,
  });
}
