import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  type Agent,
  type AgentEvent,
  type AgentOutcome,
  noUsage,
  type Phase,
  type Role,
  writingRoles,
} from '../core/agents/agent.ts';
import { builtInAgents, type FoundAgent } from '../core/agents/agents.ts';
import type { Edited } from '../core/journal/events.ts';
import { decideSandbox, type SandboxSetting } from '../core/sandbox/sandbox.ts';
import { runAgent } from './agentProcess.ts';
import { agentEnvironment } from './childEnvironment.ts';
import { findSandbox, insideSandbox } from './sandbox.ts';
import { agentSandboxRules } from './sandboxRules.ts';
import { agentGuardEnvironment } from './toolGuardEnvironment.ts';

export interface AgentSessionRequest {
  readonly found: FoundAgent;
  readonly role: Role;
  readonly phase?: Phase;
  /** From 1; a new number for each time that the same is asked again. */
  readonly attempt: number;
  /** Relative to the repository; empty where the role is about no plan file. */
  readonly planFile: string;
  readonly prompt: string;
  /** JSON Schema of the answer, where the role has one. */
  readonly schema: unknown;
  /** Absolute path of the work tree that the agent works in. */
  readonly repository: string;
  /** Absolute path outside the repository, for hooks and answer files. */
  readonly folder: string;
  /** Names this session's files in that folder. */
  readonly name: string;
  /** Variables by which a later process finds what a dead one left running. */
  readonly marker: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** `auto` where nothing else is said. */
  readonly sandbox?: SandboxSetting | undefined;
  readonly silenceMs: number;
  readonly timeLimitMs: number;
  readonly onEvent: (event: AgentEvent) => void;
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
}

export interface EndedAgentSession {
  readonly outcome: AgentOutcome;
  /** Files that the agent said it writes, relative to the repository. */
  readonly edited: Edited;
}

/** Has an agent do one thing in a work tree: it can neither push nor commit there, and nothing that it started is left. */
export async function runAgentSession(request: AgentSessionRequest): Promise<EndedAgentSession> {
  const { found, repository, folder, name } = request;
  const environment = agentEnvironment(process.env);
  const sandbox = decideSandbox(request.sandbox ?? 'auto', await findSandbox(environment));
  if (sandbox.kind === 'refused') {
    return { outcome: { kind: 'failed', fault: 'missing', message: sandbox.message, usage: noUsage }, edited: [] };
  }
  const guard = await agentGuardEnvironment(repository, folder);
  const answerFile = path.join(folder, 'answers', `${name}.json`);
  const edited = new Set<string>();
  const outcome = await runAgent({
    agent: found.agent,
    request: {
      role: request.role,
      phase: request.phase,
      planFile: request.planFile,
      prompt: request.prompt,
      repository,
      sessionId: randomUUID(),
      schema: request.schema,
      schemaFile: path.join(folder, 'answers', `${name}.schema.json`),
      answerFile,
      childEnvironment: {
        ...guard,
        ...request.marker,
        MSTACK_ROLE: request.role,
        MSTACK_PLAN: request.planFile,
        MSTACK_ATTEMPT: String(request.attempt),
      },
      model: found.model,
      command: found.command ?? ownProgram(found.agent),
    },
    environment,
    inside:
      sandbox.kind === 'without' || keepsToItsOwnSandbox(found.agent)
        ? undefined
        : async (command) => {
            const agent = builtInAgents.includes(found.agent) ? found.agent.id : undefined;
            const writes = writingRoles.includes(request.role);
            const rules = await agentSandboxRules({ agent, writes, repository, folder, environment, command });
            return insideSandbox(sandbox, rules, command);
          },
    signal: request.signal,
    silenceMs: request.silenceMs,
    timeLimitMs: request.timeLimitMs,
    onEvent: (event) => {
      request.onEvent(event);
      for (const file of event.kind === 'toolStarted' ? (event.edits ?? []) : []) {
        edited.add(path.relative(repository, path.resolve(repository, file)).replaceAll('\\', '/'));
      }
    },
    onLine: request.onLine,
  });
  rmSync(answerFile, { force: true });
  // Only the agents that we know tell each file that they write.
  return { outcome, edited: builtInAgents.includes(found.agent) ? [...edited] : 'unknown' };
}

/**
 * Codex makes a sandbox of its own for each command, which an ordinary user can do inside ours, and root cannot: it may not
 * number users anew there. Measured with Codex 0.169.0 and bubblewrap 0.8.0.
 */
function keepsToItsOwnSandbox(agent: Agent): boolean {
  return agent.id === 'codex' && process.getuid?.() === 0;
}

/** The built-in agents are a program of ours, which lies beside every other one, and run on the same Node. */
function ownProgram(agent: Agent): readonly string[] | undefined {
  return agent.program === undefined && builtInAgents.includes(agent)
    ? [process.execPath, path.join(import.meta.dirname, 'agent.mjs')]
    : undefined;
}
