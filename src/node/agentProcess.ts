import { lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Agent, AgentEvent, AgentExit, AgentOutcome, AgentRequest, AgentSession } from '../core/agents/agent.ts';
import { faultOfText } from '../core/agents/fault.ts';
import { lineSplitter, startChild, type Child, type ChildExit } from './child.ts';
import { processAlive } from './processAlive.ts';
import { findProgram } from './programs.ts';
import type { StartedCommand } from './sandbox.ts';
import { sweep } from './sweep.ts';

/** Variable that every process below an agent carries, so that none of them outlives the agent. */
export const runMarker = 'MSTACK_RUN_MARKER';

export interface AgentRun {
  readonly agent: Agent;
  /** `childEnvironment` should hold the run marker; without one the session's id is the marker. */
  readonly request: AgentRequest;
  /** The whole environment of the agent, below `request.childEnvironment` and what the agent itself asks for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Gives the command that starts the program inside a sandbox; undefined: it is started as it is. */
  readonly inside?: ((command: StartedCommand) => Promise<StartedCommand>) | undefined;
  readonly signal: AbortSignal;
  /**
   * The agent is ended when it has written no line on stdout for so long; a spinner, or a warning that repeats itself on
   * stderr, is no sign of work. An agent is as quiet as the longest command that it runs, so this must be longer than such
   * a command may take.
   */
  readonly silenceMs: number;
  readonly timeLimitMs: number;
  /** Time for an agent that has said its last word to end by itself; a minute by default. */
  readonly closingMs?: number;
  readonly onEvent: (event: AgentEvent) => void;
  /** Each line as the agent wrote it, for the transcript. */
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
}

/** Time to obey an interrupt of the protocol before signals follow, then from SIGINT to SIGTERM, then to SIGKILL. */
const graceMs = { interrupt: 2000, sigint: 3000, sigterm: 5000 };
/**
 * Claude Code stays after its result while a command of its own runs in the background, and goes on when that ends: a
 * test run that the model waits for may still come to something, a server that it forgot never does.
 */
const defaultClosingMs = 60_000;
/** How often is looked whether the agent has ended while something that it started still holds its output open. */
const aliveMs = 500;
const stderrTail = 8192;
const answerLimit = 1_000_000;

type Cause = 'stopped' | 'silent' | 'timeLimit' | 'closing';

/**
 * Runs one session of an agent to its end. Never rejects for anything that the agent does; nothing that the agent started
 * is left when this settles (on Windows: nothing below it that its own process tree still shows).
 */
export async function runAgent(run: AgentRun): Promise<AgentOutcome> {
  const { agent } = run;
  const request: AgentRequest = {
    ...run.request,
    childEnvironment: { [runMarker]: run.request.sessionId, ...run.request.childEnvironment },
  };
  const session = agent.session(request);
  const command = agent.command(request);
  const environment = {
    ...run.environment,
    ...request.childEnvironment,
    ...command.environment,
  };
  await prepareFiles(request);
  const program = await findProgram(command.program, request.repository, environment);
  if (program === undefined) {
    return missing(agent, command.program, session);
  }
  const { exit, stderr, cause, lastRetry } = await converse(run, session, {
    ...((await run.inside?.({ program, args: command.args })) ?? { program, args: command.args }),
    environment,
  });
  await sweep(runMarker, request.childEnvironment[runMarker] ?? '');

  const outcome = session.outcome({
    code: exit.kind === 'exited' ? exit.code : cause === 'closing' ? 0 : undefined,
    signal: exit.kind === 'signalled' ? exit.signal : undefined,
    stderr,
    answerFileText: await readAnswer(request.answerFile, run.onEvent),
  });
  const { usage } = outcome;
  if (cause === 'stopped') {
    return { kind: 'stopped', usage };
  }
  if (cause === 'silent' || cause === 'timeLimit') {
    // Codex waits out a limit of an hour without a word: then what it waits for is the fault, not its silence.
    const fault = (cause === 'silent' && lastRetry !== undefined ? faultOfText(lastRetry) : undefined) ?? cause;
    return { kind: 'failed', fault, message: endedByUs(run, cause, lastRetry), usage };
  }
  if (exit.kind === 'notStarted') {
    const message = `${agent.title} could not be started (${program}): ${exit.reason}. ${agent.install}`;
    return { kind: 'failed', fault: 'missing', message, usage };
  }
  return outcome;
}

interface Start {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

interface Conversation {
  readonly exit: ChildExit;
  readonly stderr: string;
  /** Why we ended the agent; undefined when it ended by itself. */
  readonly cause: Cause | undefined;
  readonly lastRetry: string | undefined;
}

async function converse(run: AgentRun, session: AgentSession, start: Start): Promise<Conversation> {
  let stderr = '';
  let lastRetry: string | undefined;
  let cause: Cause | undefined;
  let closing: NodeJS.Timeout | undefined;
  const timers = new Set<NodeJS.Timeout>();
  const later = (milliseconds: number, action: () => void): NodeJS.Timeout => {
    const timer = setTimeout(action, milliseconds);
    timers.add(timer);
    return timer;
  };

  const takeLine = (line: string): void => {
    silence.refresh();
    run.onLine(line, 'stdout');
    if (cause === 'closing') {
      // What it says of being ended would take back the result that it has already given.
      return;
    }
    const step = session.accept(line);
    if (step.events.some(isWork)) {
      clearTimeout(closing);
    }
    for (const event of step.events) {
      lastRetry = event.kind === 'retrying' ? event.reason : undefined;
      run.onEvent(event);
    }
    for (const text of step.send) {
      child.write(`${text}\n`);
    }
    if (step.close) {
      child.closeInput();
      clearTimeout(closing);
      closing = later(run.closingMs ?? defaultClosingMs, () => {
        run.onEvent({ kind: 'warned', text: 'It left something running in the background. That was ended.' });
        end('closing');
      });
    }
  };
  const lines = lineSplitter(takeLine);
  const errorLines = lineSplitter((line) => {
    run.onLine(line, 'stderr');
  });

  const child = startChild({
    ...start,
    cwd: run.request.repository,
    input: session.opening.close ? { kind: 'text', text: session.opening.text } : { kind: 'open' },
    shell: false,
    // Stopping is done here, step by step; the child's own way would begin with SIGTERM.
    signal: new AbortController().signal,
    timeLimitMs: undefined,
    onStdout: lines.add,
    onStderr: (text) => {
      stderr = (stderr + text).slice(-stderrTail);
      errorLines.add(text);
    },
  });
  if (!session.opening.close) {
    child.write(session.opening.text);
  }

  const end = (why: Cause): void => {
    if (cause !== undefined) {
      return;
    }
    cause = why;
    endChild(child, why === 'closing' ? [] : session.interrupt(), later);
  };
  const stop = (): void => {
    end('stopped');
  };
  const silence = later(run.silenceMs, () => {
    end('silent');
  });
  later(run.timeLimitMs, () => {
    end('timeLimit');
  });
  run.signal.addEventListener('abort', stop, { once: true });
  if (run.signal.aborted) {
    stop();
  }
  const orphans = freeOutput(child, start.environment[runMarker]);

  const exit = await child.exited;
  clearInterval(orphans);
  run.signal.removeEventListener('abort', stop);
  for (const timer of timers) {
    clearTimeout(timer);
  }
  lines.end();
  errorLines.end();
  return { exit, stderr, cause, lastRetry };
}

/** Whether an event shows that the agent has taken up work again. */
function isWork(event: AgentEvent): boolean {
  return event.kind === 'said' || event.kind === 'thought' || event.kind === 'toolStarted';
}

/** The agent's protocol first, because only then it ends its own commands in order; then signals, each with time to obey. */
function endChild(
  child: Child,
  interruptLines: readonly string[],
  later: (milliseconds: number, action: () => void) => NodeJS.Timeout,
): void {
  for (const line of interruptLines) {
    child.write(`${line}\n`);
  }
  const first = interruptLines.length > 0 ? graceMs.interrupt : 0;
  later(first, () => {
    child.kill('SIGINT');
  });
  later(first + graceMs.sigint, () => {
    child.kill('SIGTERM');
  });
  later(first + graceMs.sigint + graceMs.sigterm, () => {
    child.kill('SIGKILL');
  });
}

/**
 * What an agent leaves in the background may hold its output open, and reading would then wait for it. Once the agent
 * itself is gone, what it left is ended.
 */
function freeOutput(child: Child, marker: string | undefined): NodeJS.Timeout {
  let goneBefore = false;
  return setInterval(() => {
    const gone = child.pid !== undefined && !processAlive(child.pid);
    if (gone && goneBefore && marker !== undefined) {
      // The child's group may hold processes without the marker; the rest is found by it.
      child.kill('SIGKILL');
      void sweep(runMarker, marker);
    }
    goneBefore = gone;
  }, aliveMs);
}

async function prepareFiles(request: AgentRequest): Promise<void> {
  await mkdir(path.dirname(request.answerFile), { recursive: true });
  // An answer of an earlier session must not be taken for this one's.
  await rm(request.answerFile, { force: true });
  if (request.schema !== undefined && request.schema !== null) {
    await mkdir(path.dirname(request.schemaFile), { recursive: true });
    await writeFile(request.schemaFile, `${JSON.stringify(request.schema, undefined, 2)}\n`);
  }
}

async function readAnswer(file: string, onEvent: (event: AgentEvent) => void): Promise<string | undefined> {
  try {
    const found = await lstat(file);
    // Anything but a plain file of sensible size (a pipe would block, a link may lead anywhere) is no answer.
    if (!found.isFile() || found.size > answerLimit) {
      onEvent({ kind: 'warned', text: `The answer is not a plain file of at most ${answerLimit} bytes: not read.` });
      return undefined;
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

function missing(agent: Agent, program: string, session: AgentSession): AgentOutcome {
  const exit: AgentExit = { code: undefined, signal: undefined, stderr: '', answerFileText: undefined };
  const name = program === '' ? 'its program' : `the program "${program}"`;
  return {
    kind: 'failed',
    fault: 'missing',
    message: `${agent.title} is not installed: ${name} was not found. ${agent.install}`,
    usage: session.outcome(exit).usage,
  };
}

function endedByUs(run: AgentRun, cause: 'silent' | 'timeLimit', lastRetry: string | undefined): string {
  const retry = lastRetry === undefined ? '' : ` Its last word was that it tries again: ${lastRetry}`;
  return cause === 'silent'
    ? `${run.agent.title} wrote no line for ${seconds(run.silenceMs)} and was ended.${retry}`
    : `${run.agent.title} was ended: it did not finish within ${seconds(run.timeLimitMs)}. Split the plan, or raise the limit.${retry}`;
}

function seconds(milliseconds: number): string {
  return milliseconds < 120_000
    ? `${Math.round(milliseconds / 1000)} s`
    : `${Math.round(milliseconds / 60_000)} minutes`;
}
