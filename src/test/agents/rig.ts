import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { AgentEvent, AgentOutcome, Role } from '../../core/agents/agent.ts';
import type { FoundAgent } from '../../core/agents/agents.ts';
import { reviewAnswerSchema } from '../../core/agents/answers.ts';
import { planFileLine } from '../../core/agents/prompts/promptText.ts';
import { runAgent, runMarker } from '../../node/agentProcess.ts';
import type { InstalledAgents } from './installed.ts';

const run = promisify(execFile);

export const planFile = 'docs/plans/001-greeting.md';

/** A small git repository in a folder of its own. */
export async function makeRepository(
  installed: InstalledAgents,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const repository = await mkdtemp(path.join(installed.folder, 'repository-'));
  for (const [name, text] of Object.entries({ 'README.md': '# Greeting\n', ...files })) {
    await mkdir(path.dirname(path.join(repository, name)), { recursive: true });
    await writeFile(path.join(repository, name), text);
  }
  const git = async (...args: readonly string[]): Promise<void> => {
    await run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', ...args], { cwd: repository });
  };
  await git('init', '-q', '-b', 'main');
  await git('add', '-A');
  await git('commit', '-q', '-m', 'start');
  return repository;
}

export interface Session {
  readonly outcome: AgentOutcome;
  readonly events: readonly AgentEvent[];
  readonly lines: readonly string[];
  readonly marker: string;
  readonly repository: string;
}

export interface SessionOptions {
  readonly installed: InstalledAgents;
  readonly found: FoundAgent;
  readonly scenario: string;
  readonly role?: Role;
  readonly repository?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly silenceMs?: number;
  readonly timeLimitMs?: number;
  readonly closingMs?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: AgentEvent) => void;
}

/** Runs one session as the runner does: marker, answer files, and a prompt that chooses the model's scenario. */
export async function runSession(options: SessionOptions): Promise<Session> {
  const { installed, found, role = 'implement' } = options;
  const repository = options.repository ?? (await makeRepository(installed));
  const marker = randomUUID();
  const events: AgentEvent[] = [];
  const lines: string[] = [];
  const outcome = await runAgent({
    agent: found.agent,
    request: {
      role,
      planFile,
      prompt: `${planFileLine(planFile)}\n[[scenario:${options.scenario}]]\n`,
      repository,
      sessionId: randomUUID(),
      schema: role === 'review' ? reviewAnswerSchema : undefined,
      schemaFile: path.join(installed.folder, `${marker}-schema.json`),
      answerFile: path.join(installed.folder, `${marker}-answer.json`),
      childEnvironment: { [runMarker]: marker },
      model: found.model,
      command: found.command,
    },
    environment: { ...installed.environment, ...options.environment },
    signal: options.signal ?? new AbortController().signal,
    silenceMs: options.silenceMs ?? 30_000,
    timeLimitMs: options.timeLimitMs ?? 50_000,
    ...(options.closingMs === undefined ? {} : { closingMs: options.closingMs }),
    onEvent: (event) => {
      events.push(event);
      options.onEvent?.(event);
    },
    onLine: (line, stream) => {
      lines.push(`${stream} ${line}`);
    },
  });
  return { outcome, events, lines, marker, repository };
}

/** What a failed assertion should show: the outcome and everything that was said. */
export function story(session: Session): string {
  return `${JSON.stringify(session.outcome)}\n${session.lines.join('\n').slice(-6000)}`;
}

export async function read(session: Session, file: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(session.repository, file), 'utf8');
  } catch {
    // Absent is an answer here.
    return undefined;
  }
}

/** Waits until a file is there. Rejects at the deadline. */
export async function fileAppears(file: string, deadlineMs: number): Promise<void> {
  const end = AbortSignal.timeout(deadlineMs);
  for (;;) {
    try {
      await access(file);
      return;
    } catch {
      // Not yet; the deadline ends this.
      await delay(20, undefined, { signal: end });
    }
  }
}
