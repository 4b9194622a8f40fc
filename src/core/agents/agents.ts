import type { Agent } from './agent.ts';
import type { AgentSettings } from './agentSettings.ts';
import { apiAgent } from './api.ts';
import { claudeAgent } from './claude.ts';
import { codexAgent } from './codex.ts';
import { commandLineAgent } from './commandLine.ts';
import { rehearsalAgent } from './rehearsal.ts';

/** The agents that mstack knows by name, in the order in which they are offered. */
export const builtInAgents: readonly Agent[] = [claudeAgent, codexAgent, apiAgent, rehearsalAgent];

/** An agent with what the settings say about it, as `AgentRequest` wants it. */
export interface FoundAgent {
  readonly agent: Agent;
  readonly command: readonly string[] | undefined;
  readonly model: string | undefined;
}

/** Looks an agent up by id. Undefined: neither built in, nor a command line of the settings (an entry without `command` is none). */
export function findAgent(id: string, configured: AgentSettings): FoundAgent | undefined {
  const setting = Object.hasOwn(configured, id) ? configured[id] : undefined;
  const builtIn = builtInAgents.find((agent) => agent.id === id);
  const agent = builtIn ?? (setting?.command === undefined ? undefined : commandLineAgent(id));
  return agent === undefined ? undefined : { agent, command: setting?.command, model: setting?.model };
}

/** Ids that `findAgent` finds, built-in ones first: for error messages and pickers. */
export function knownAgentIds(configured: AgentSettings): readonly string[] {
  const own = Object.keys(configured).filter((id) => configured[id]?.command !== undefined);
  return [...new Set([...builtInAgents.map((agent) => agent.id), ...own])];
}
