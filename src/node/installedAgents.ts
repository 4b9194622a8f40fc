import type { AgentSettings } from '../core/agents/agentSettings.ts';
import { type FoundAgent, findAgent, knownAgentIds } from '../core/agents/agents.ts';
import { apiAgent } from '../core/agents/api.ts';
import { claudeAgent } from '../core/agents/claude.ts';
import { codexAgent } from '../core/agents/codex.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import { agentEnvironment } from './childEnvironment.ts';
import { findProgram } from './programs.ts';

/** The id of the named agent; without a name, of the first one that is installed and can be expected to have access. */
export async function chooseAgent(
  wanted: string | undefined,
  configured: AgentSettings,
  folder: string,
): Promise<Result<string, string>> {
  const agent = wanted ?? (await firstInstalled(configured, folder));
  return agent === undefined
    ? failure(
        "No coding agent was found. Install Claude Code (`npm install -g @anthropic-ai/claude-code`) or Codex (`npm install -g @openai/codex`), or set ANTHROPIC_API_KEY to use Anthropic's API. One that is installed elsewhere, or is your own, is named under `agents` in .mstack/config.json.",
      )
    : success(agent);
}

async function firstInstalled(configured: AgentSettings, folder: string): Promise<string | undefined> {
  for (const { id } of [claudeAgent, codexAgent]) {
    if ((await agentProblem(id, configured, folder)) === undefined) {
      return id;
    }
  }
  return process.env['ANTHROPIC_API_KEY'] === undefined ? undefined : apiAgent.id;
}

/** Why an agent cannot be started, as a sentence; undefined: it can. */
export async function agentProblem(id: string, configured: AgentSettings, folder: string): Promise<string | undefined> {
  const found = findAgent(id, configured);
  if (found === undefined) {
    return `There is no agent called ${id}. Known: ${knownAgentIds(configured).join(', ')}. Define others under \`agents\` in .mstack/config.json.`;
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
