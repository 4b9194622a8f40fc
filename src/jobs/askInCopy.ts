import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { AgentEvent, AgentOutcome, Phase, Role } from '../core/agents/agent.ts';
import type { FoundAgent } from '../core/agents/agents.ts';
import { oneLine } from '../core/base/oneLine.ts';
import type { SandboxSetting } from '../core/sandbox/sandbox.ts';
import type { Settings } from '../core/settings/settings.ts';
import { runMarker } from '../node/agentProcess.ts';
import { runAgentSession } from '../node/agentSession.ts';
import { processAlive } from '../node/processAlive.ts';
import { findRepository, Repository } from '../node/repository.ts';
import { sweep } from '../node/sweep.ts';
import { throwAwayCopy, type ThrowAwayCopy } from '../node/throwAwayCopy.ts';
import { namesIn } from './namesIn.ts';
import { openJobFolder } from './openJobFolder.ts';

/** What every session of one job has in common. */
export interface CopySessions {
  /** Absolute real path of the repository's top level. */
  readonly root: string;
  readonly found: FoundAgent;
  /** Absolute path of this job's own folder, in the repository's state folder: transcripts, answers. */
  readonly folder: string;
  /** Absolute path; throw-away copies are folders in it. */
  readonly copies: string;
  readonly sandbox: SandboxSetting;
  readonly silenceMs: number;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
  /** What the agent says and does, a line each. */
  readonly onAgent: (text: string) => void;
  /** Copies that are not needed any more; empty at first. `removeSpent` removes them. */
  readonly spent: ThrowAwayCopy[];
}

/** What is asked for with every job; the names are those of its request. */
type CopyJob = Pick<CopySessions, 'root' | 'found' | 'signal'> & {
  readonly stateFolder: string;
  readonly settings: Pick<Settings, 'silentMinutes' | 'sessionMinutes' | 'sandbox'>;
  readonly dialogue: { readonly tell: (message: { readonly kind: 'agent'; readonly text: string }) => void };
  readonly now: () => Date;
};

/** Opens a job's folder. `kind`: the folder of all such jobs, in the repository's state folder. */
export function openCopySessions(job: CopyJob, kind: string): CopySessions {
  const jobs = path.join(job.stateFolder, kind);
  return {
    root: job.root,
    found: job.found,
    folder: openJobFolder(jobs, job.now()),
    copies: path.join(jobs, 'copies'),
    sandbox: job.settings.sandbox,
    silenceMs: job.settings.silentMinutes * 60_000,
    timeLimitMs: job.settings.sessionMinutes * 60_000,
    signal: job.signal,
    onAgent: (text) => {
      job.dialogue.tell({ kind: 'agent', text });
    },
    spent: [],
  };
}

export interface CopyQuestion<Brought> {
  /** Names the session's files. */
  readonly name: string;
  readonly role: Role;
  readonly phase?: Phase;
  /** From 1; a new number for each time that the same is asked again. */
  readonly attempt: number;
  /** Relative to the repository; empty: about no plan file. */
  readonly planFile: string;
  readonly prompt: string;
  readonly schema: unknown;
  /** Before the agent starts. `root`: absolute path of the copy. */
  readonly prepare?: (root: string) => void;
  /** What is taken from the copy when the agent, and all that it started, has ended. */
  readonly bring: (root: string) => Brought;
}

/**
 * Has an agent work in a throw-away copy of the work tree as it is now. Nothing of the copy is taken but what is brought.
 *
 * A copy is removed when the next one has been made, or by `removeSpent` at the end of the job: Linux's ext4 takes up to
 * twenty times as long to make files where as many were removed within the last minutes, because it does not use their
 * inodes again until they are on the disk.
 */
export async function askInCopy<Brought>(
  sessions: CopySessions,
  question: CopyQuestion<Brought>,
): Promise<{ readonly outcome: AgentOutcome; readonly brought: Brought }> {
  const { root, folder, copies, signal } = sessions;
  const { name, role, phase, attempt, planFile, prompt, schema } = question;
  await endForgotten(copies);
  const place = await findRepository(root);
  if (!place.ok) {
    throw new Error(place.failure);
  }
  const tree = await new Repository(place.value, path.join(folder, 'tmp')).snapshot();
  signal.throwIfAborted();
  const copy = await throwAwayCopy({ repository: root, tree, folder: copies, withDependencies: false });
  try {
    await removeSpent(sessions);
    signal.throwIfAborted();
    question.prepare?.(copy.root);
    const { outcome } = await runAgentSession({
      found: sessions.found,
      role,
      ...(phase === undefined ? {} : { phase }),
      attempt,
      planFile,
      prompt,
      schema,
      repository: copy.root,
      folder,
      name,
      marker: { [runMarker]: markerOf(copies, process.pid) },
      signal,
      sandbox: sessions.sandbox,
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
    return { outcome, brought: question.bring(copy.root) };
  } finally {
    sessions.spent.push(copy);
  }
}

/** To be called when the job is over, however it ended. */
export async function removeSpent({ spent }: Pick<CopySessions, 'spent'>): Promise<void> {
  for (const copy of spent.splice(0)) {
    await copy.remove();
  }
}

/** By it a later job finds what a killed one left running. */
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

/** A transcript never ends a job: what a full disk does not take is left out. */
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
