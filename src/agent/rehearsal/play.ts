import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { readJson } from '../../core/agents/jsonLine.ts';
import { rehearsalFile, withoutScript } from '../../core/agents/rehearsal.ts';
import type { OwnEvent } from '../../core/agents/ownEvents.ts';
import { startChild } from '../../node/child.ts';
import { confinedPath } from '../confinement.ts';
import { AgentFailure, type Speak } from '../speaker.ts';
import type { Surroundings } from '../surroundings.ts';
import { rehearsalScript, stepsFor, type RehearsalScript, type RehearsalStep } from './script.ts';

interface Play {
  readonly surroundings: Surroundings;
  readonly speak: Speak;
  readonly signal: AbortSignal;
}

/** Plays the script's steps for this plan, role and attempt, and speaks of them as an agent does. */
export async function playRehearsal(play: Play): Promise<{ readonly event: OwnEvent; readonly exitCode: number }> {
  const { surroundings } = play;
  const file = scriptFile(surroundings);
  const steps = stepsFor(await readScript(file), surroundings);
  if (steps === undefined) {
    throw new AgentFailure(
      'missing',
      `The rehearsal agent’s script ${file} has no "${surroundings.role}" for the plan ${surroundings.planFile}. Add it there, or name a real agent: \`mstack run --agent claude\`.`,
    );
  }
  let answer: unknown;
  for (const step of steps) {
    play.signal.throwIfAborted();
    if ('answer' in step) {
      ({ answer } = step);
    } else if ('exit' in step) {
      return { event: { kind: 'ended', answer }, exitCode: step.exit };
    } else {
      await take(step, play);
    }
  }
  return { event: { kind: 'ended', answer }, exitCode: 0 };
}

function scriptFile({ environment, repository }: Surroundings): string {
  return path.resolve(repository, environment['MSTACK_REHEARSAL'] ?? rehearsalFile);
}

async function readScript(file: string): Promise<RehearsalScript> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new AgentFailure('missing', withoutScript(file), { cause: error });
  }
  const json = readJson(text);
  if (!json.ok) {
    throw new AgentFailure('protocol', `${file} is not JSON: ${json.failure}`);
  }
  const script = rehearsalScript.safeParse(json.value);
  if (!script.success) {
    throw new AgentFailure('protocol', `${file} is not a rehearsal script. ${z.prettifyError(script.error)}`);
  }
  return script.data;
}

type Move = Exclude<RehearsalStep, { answer?: unknown } | { exit: number }>;

async function take(step: Move, play: Play): Promise<void> {
  const { speak } = play;
  if ('say' in step) {
    speak({ kind: 'said', text: step.say });
  } else if ('wait' in step) {
    await delay(step.wait * 1000, undefined, { signal: play.signal });
  } else if ('run' in step) {
    speak({ kind: 'toolStarted', tool: 'shell', detail: step.run });
    const { failed, output } = await runCommand(step.run, play);
    speak({ kind: 'toolEnded', tool: 'shell', failed, output });
  } else {
    const detail = fileOf(step);
    speak({ kind: 'toolStarted', tool: 'edit', detail, edits: [detail] });
    await edit(step, await confinedPath(play.surroundings.repository, detail));
    speak({ kind: 'toolEnded', tool: 'edit', failed: false, output: '' });
  }
}

type Edit = Exclude<Move, { say: string } | { wait: number } | { run: string }>;

function fileOf(step: Edit): string {
  if ('delete' in step) {
    return step.delete;
  }
  if ('write' in step) {
    return step.write.path;
  }
  return 'append' in step ? step.append.path : step.replace.path;
}

async function edit(step: Edit, file: string): Promise<void> {
  if ('delete' in step) {
    await rm(file);
  } else if ('replace' in step) {
    const text = await readFile(file, 'utf8');
    if (!text.includes(step.replace.find)) {
      throw new AgentFailure('crash', `${step.replace.path} does not hold the text to replace: ${step.replace.find}`);
    }
    await writeFile(
      file,
      text.replace(step.replace.find, () => step.replace.with),
    );
  } else {
    await mkdir(path.dirname(file), { recursive: true });
    await ('write' in step ? writeFile(file, step.write.text) : appendFile(file, step.append.text));
  }
}

/** The end of a command's output that is shown. */
const outputTail = 20_000;

async function runCommand(command: string, play: Play): Promise<{ failed: boolean; output: string }> {
  let output = '';
  const add = (text: string): void => {
    output = (output + text).slice(-outputTail);
  };
  const exit = await startChild({
    program: command,
    args: [],
    cwd: play.surroundings.repository,
    environment: play.surroundings.environment,
    input: { kind: 'none' },
    shell: true,
    signal: play.signal,
    timeLimitMs: undefined,
    onStdout: add,
    onStderr: add,
  }).exited;
  return { failed: exit.kind !== 'exited' || exit.code !== 0, output };
}
