import { type Result, success } from '../core/base/result.ts';
import { readSettings, type Settings } from '../core/settings/settings.ts';
import type { RunRequest } from '../protocol/runnerStart.ts';
import { chooseAgent } from './installedAgents.ts';
import { readConfigFile } from './settingsFile.ts';

/** The agents of a run, by id. */
export interface RunAgents {
  readonly agent: string;
  readonly reviewer: string;
}

/** What a host may ask for instead of what the settings say. */
export type RunWishes = Pick<RunRequest, 'agent' | 'reviewer' | 'plansDirectory' | 'probe'>;

export interface RunSettings {
  readonly settings: Settings;
  /** Parsed `.mstack/config.json`, for the health room. */
  readonly config: unknown;
  /** Why the file cannot be read at all. */
  readonly broken: string | undefined;
  /** What is wrong in it and is ignored. */
  readonly problems: readonly string[];
}

/** Settings of the repository, with what the host asked for on top, and what is wrong in the file. */
export function settingsFor(repository: string, wishes: RunWishes): RunSettings {
  const file = readConfigFile(repository);
  const settings = readSettings(file.config);
  return {
    settings: {
      ...settings,
      agent: wishes.agent ?? settings.agent,
      reviewer: wishes.reviewer ?? settings.reviewer,
      plansDirectory: wishes.plansDirectory ?? settings.plansDirectory,
      probe: wishes.probe ?? settings.probe,
    },
    config: file.config,
    broken: file.problem,
    problems: settings.problems,
  };
}

/** The named agents; without a name, the first one that is installed and can be expected to have access. */
export async function chooseAgents(settings: Settings, folder: string): Promise<Result<RunAgents, string>> {
  const agent = await chooseAgent(settings.agent, settings.agents, folder);
  return agent.ok ? success({ agent: agent.value, reviewer: settings.reviewer ?? agent.value }) : agent;
}

/** Who goes on with an unfinished run: who began it, unless the host names another one now. */
export function resumedAgents(wishes: Pick<RunWishes, 'agent' | 'reviewer'>, earlier: RunAgents): RunAgents {
  const agent = wishes.agent ?? earlier.agent;
  const followed = earlier.reviewer === earlier.agent ? agent : earlier.reviewer;
  return { agent, reviewer: wishes.reviewer ?? followed };
}
