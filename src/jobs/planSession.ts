import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { AgentEvent, AgentOutcome, Phase } from '../core/agents/agent.ts';
import type { FoundAgent } from '../core/agents/agents.ts';
import { oneLine } from '../core/base/oneLine.ts';
import { runMarker } from '../node/agentProcess.ts';
import { runAgentSession } from '../node/agentSession.ts';
import { processAlive } from '../node/processAlive.ts';
import { findRepository, Repository } from '../node/repository.ts';
import { sweep } from '../node/sweep.ts';
import { throwAwayCopy } from '../node/throwAwayCopy.ts';

/** What every session of one planning has in common. */
export interface PlanSessions {
  /** Absolute real path of the repository's top level. */
  readonly root: string;
  readonly found: FoundAgent;
  /** Absolute path of this planning's own folder, in the repository's state folder: transcripts, answers. */
  readonly folder: string;
  /** Absolute path; throw-away copies are folders in it. */
  readonly copies: string;
  readonly silenceMs: number;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
  /** What the agent says and does, a line each. */
  readonly onAgent: (text: string) => void;
}

export interface PlanQuestion {
  readonly phase: Phase;
  /** From 1, over all phases. */
  readonly session: number;
  readonly prompt: string;
  readonly schema: unknown;
}

/** Asks a planner, which reads a throw-away copy of the work tree as it is now. Nothing of the copy is left afterwards. */
export async function askPlanner(sessions: PlanSessions, question: PlanQuestion): Promise<AgentOutcome> {
  const { root, folder, copies, signal } = sessions;
  await endForgotten(copies);
  const place = await findRepository(root);
  if (!place.ok) {
    throw new Error(place.failure);
  }
  const tree = await new Repository(place.value, path.join(folder, 'tmp')).snapshot();
  signal.throwIfAborted();
  const copy = await throwAwayCopy({ repository: root, tree, folder: copies, withDependencies: false });
  try {
    signal.throwIfAborted();
    const name = `${question.session}-${question.phase}`;
    const { outcome } = await runAgentSession({
      found: sessions.found,
      role: 'plan',
      phase: question.phase,
      attempt: question.session,
      planFile: '',
      prompt: question.prompt,
      schema: question.schema,
      repository: copy.root,
      folder,
      name,
      marker: { [runMarker]: markerOf(copies, process.pid) },
      signal,
      silenceMs: sessions.silenceMs,
      timeLimitMs: sessions.timeLimitMs,
      onEvent: (event) => {
        const text = eventText(event);
        if (text !== '') {
          sessions.onAgent(text);
        }
      },
      onLine: (line, stream) => {
        keepLine(folder, `${name}.${stream === 'stdout' ? 'jsonl' : 'stderr.txt'}`, line);
      },
    });
    return outcome;
  } finally {
    await copy.remove();
  }
}

/** By it a later planning finds what a killed one left running. */
function markerOf(copies: string, pid: number): string {
  return `${copies}:${pid}`;
}

/** A process that was killed had no time to end its agent. Its copies are removed where new ones are made. */
async function endForgotten(copies: string): Promise<void> {
  const owners = new Set(namesIn(copies).flatMap((name) => /^(\d+)-\d+$/.exec(name)?.[1] ?? []));
  for (const owner of owners) {
    if (!processAlive(Number(owner))) {
      await sweep(runMarker, markerOf(copies, Number(owner)));
    }
  }
}

/** Plannings whose transcripts are kept. */
const keptFolders = 20;

/** A folder for one planning's transcripts, the oldest ones gone. `name` sorts by time. */
export function openPlanningFolder(plannings: string, name: string): string {
  const folders = namesIn(plannings).filter((each) => /^\d{8}T/.test(each));
  for (const old of folders.toSorted().slice(0, -(keptFolders - 1))) {
    rmSync(path.join(plannings, old), { recursive: true, force: true });
  }
  const folder = path.join(plannings, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It is not there yet.
    return [];
  }
}

/** A transcript never ends a planning: what a full disk does not take is left out. */
function keepLine(folder: string, name: string, line: string): void {
  const transcripts = path.join(folder, 'transcripts');
  try {
    mkdirSync(transcripts, { recursive: true, mode: 0o700 });
    appendFileSync(path.join(transcripts, name), `${line}\n`, { mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) {
      throw error;
    }
    // The plan files lie on a disk, too: when that is full, it is said then.
  }
}

/** Characters of one tool call, or of an output, that a person follows. */
const shownDetail = 160;

function eventText(event: AgentEvent): string {
  switch (event.kind) {
    case 'said':
      return event.text.trim();
    case 'toolStarted':
      return `${event.tool} ${shortened(event.detail)}`.trim();
    case 'toolEnded':
      return event.failed ? `${event.tool} failed: ${shortened(event.output)}` : '';
    case 'retrying':
      return `Tries again${event.waitSeconds === undefined ? '' : ` in ${event.waitSeconds} s`}: ${event.reason}`;
    case 'warned':
      return event.text;
    case 'thought':
    case 'used':
      return '';
    default:
      return event satisfies never;
  }
}

function shortened(text: string): string {
  const line = oneLine(text);
  return line.length <= shownDetail ? line : `${line.slice(0, shownDetail)}…`;
}
