import { failure, type Result, success } from '../core/base/result.ts';
import { type FoundAgent, findAgent, knownAgentIds } from '../core/agents/agents.ts';
import { apiAgent } from '../core/agents/api.ts';
import { claudeAgent } from '../core/agents/claude.ts';
import { codexAgent } from '../core/agents/codex.ts';
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
    },
    config: file.config,
    broken: file.problem,
    problems: settings.problems,
  };
}

/** The named agents; without a name, the first one that is installed and can be expected to have access. */
export async function chooseAgents(settings: Settings, folder: string): Promise<Result<RunAgents, Refusal>> {
  const agent = settings.agent ?? (await firstInstalled(settings, folder));
  return agent === undefined
    ? failure(
        refuse(
          `No coding agent was found. ${claudeAgent.install} ${codexAgent.install} Or set ANTHROPIC_API_KEY to use Anthropic's API. Other agents are named in .mstack/config.json.`,
        ),
      )
    : success({ agent, reviewer: settings.reviewer ?? agent });
}

async function firstInstalled(settings: Settings, folder: string): Promise<string | undefined> {
  for (const { id } of [claudeAgent, codexAgent]) {
    if ((await agentProblem(id, settings, folder)) === undefined) {
      return id;
    }
  }
  return process.env['ANTHROPIC_API_KEY'] === undefined ? undefined : apiAgent.id;
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
    const problem = await agentProblem(id, settings, repository.root);
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
