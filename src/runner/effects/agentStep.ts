import { type AgentEvent, type AgentOutcome, noUsage, type Role } from '../../core/agents/agent.ts';
import { findAgent } from '../../core/agents/agents.ts';
import type { Effect, RunEvent } from '../../core/journal/events.ts';
import { type EndedAgentSession, runAgentSession } from '../../node/agentSession.ts';
import { someOf } from '../../core/preflight/item.ts';
import { appendToFolder, fileNameOf, markerOf, type RunContext } from '../runContext.ts';

export type StartAgent = Extract<Effect, { kind: 'startAgent' }>;

interface SessionRequest {
  readonly effect: StartAgent;
  readonly agentId: string;
  readonly file: string;
  readonly prompt: string;
  readonly schema: unknown;
  /** Which of several sessions of one step it is, for its transcript; absent: there is one. */
  readonly number?: number;
}

/** Has an agent work at one step of a plan, and tells the stream and the transcript what it does. */
export async function runSession(context: RunContext, request: SessionRequest): Promise<EndedAgentSession> {
  const { settings, repository, stream } = context;
  const { effect, agentId } = request;
  const found = findAgent(agentId, settings.agents);
  if (found === undefined) {
    const message = `There is no agent called ${agentId}. Name one of claude, codex, api or rehearsal, or define it under \`agents\` in .mstack/config.json.`;
    return { outcome: { kind: 'failed', fault: 'missing', message, usage: noUsage }, edited: [] };
  }
  const reading = new AbortController();
  await rememberInstalled(context, effect, reading.signal);
  const which = request.number === undefined ? '' : `-${request.number}`;
  const name = `${fileNameOf(effect.plan)}-${effect.attempt}-${effect.role}${which}`;
  const source = effect.role === 'review' ? 'reviewer' : 'agent';
  stream.write({
    plan: effect.plan,
    source,
    kind: 'heading',
    text: `${effect.role === 'review' ? 'Review' : 'Implementation'}, attempt ${effect.attempt}: ${found.agent.title}`,
  });
  const ended = await runAgentSession({
    found,
    role: effect.role,
    attempt: effect.attempt,
    planFile: request.file,
    prompt: request.prompt,
    schema: request.schema,
    repository: repository.root,
    folder: context.folder,
    name,
    marker: markerOf(context),
    signal: context.signal,
    sandbox: settings.sandbox,
    silenceMs: settings.silentMinutes * 60_000,
    timeLimitMs: settings.sessionMinutes * 60_000,
    onEvent: (event) => {
      writeEvent(context, effect.plan, source, event);
    },
    onLine: (line, from) => {
      appendToFolder(context, 'transcripts', `${name}.${from === 'stdout' ? 'jsonl' : 'stderr.txt'}`, `${line}\n`);
    },
  }).finally(() => {
    reading.abort();
  });
  if (ended.outcome.kind === 'failed') {
    stream.write({ plan: effect.plan, source, kind: 'error', text: ended.outcome.message });
  }
  return ended;
}

/** A plan begins with the packages that the run began with, or with what its own work had a reason to install. */
async function rememberInstalled(
  { watch }: RunContext,
  { role, attempt }: StartAgent,
  signal: AbortSignal,
): Promise<void> {
  if (role !== 'implement') {
    return;
  }
  await watch.installed.remember();
  const changed = attempt === 1 ? await watch.installed.changes() : [];
  if (changed.length > 0) {
    throw new Error(
      `${someOf(changed)} changed in an earlier plan, for no reason that the plan gave, and still is what it was made. Install the packages anew, then run again.`,
    );
  }
  // It takes seconds where gigabytes are installed, and is of use only until the session ends.
  void watch.installed.read(signal);
}

/** What the journal keeps of a session. */
export function agentEnded(
  context: RunContext,
  effect: StartAgent,
  ended: EndedAgentSession,
  started: number,
): RunEvent {
  const { outcome, edited } = ended;
  const seconds = (context.now() - started) / 1000;
  const role: Role = effect.role;
  // The answer is in `reviewFinished` once it has been read; unchecked text has no place in the journal.
  const kept: AgentOutcome = outcome.kind === 'ended' ? { ...outcome, answer: undefined } : outcome;
  return { kind: 'agentEnded', plan: effect.plan, role, attempt: effect.attempt, outcome: kept, seconds, edited };
}

function writeEvent(context: RunContext, plan: string, source: 'agent' | 'reviewer', event: AgentEvent): void {
  const write = (kind: 'text' | 'thought' | 'tool' | 'result' | 'error', text: string): void => {
    context.stream.write({ plan, source, kind, text });
  };
  switch (event.kind) {
    case 'said':
      write('text', event.text);
      break;
    case 'thought':
      write('thought', event.text);
      break;
    case 'toolStarted':
      write('tool', `${event.tool}: ${event.detail}`);
      break;
    case 'toolEnded':
      write(event.failed ? 'error' : 'result', event.output === '' ? `${event.tool}: done` : event.output);
      break;
    case 'retrying':
      write(
        'error',
        `Tries again${event.waitSeconds === undefined ? '' : ` in ${event.waitSeconds} s`}: ${event.reason}`,
      );
      break;
    case 'warned':
      write('error', event.text);
      break;
    case 'used':
      break;
  }
}
