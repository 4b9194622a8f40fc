import { constants } from 'node:os';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import type { OwnEvent } from '../core/agents/ownEvents.ts';
import { runApiAgent } from './api/loop.ts';
import { playRehearsal } from './rehearsal/play.ts';
import { AgentFailure, failedEvent, type Speak } from './speaker.ts';
import { readSurroundings } from './surroundings.ts';

/** Writes an event as a line and nothing else: standard output belongs to the protocol. */
const speak: Speak = (event) => {
  process.stdout.write(`${JSON.stringify(event)}\n`);
};

async function main(): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
      process.exitCode = 128 + constants.signals[signal];
    });
  }
  const last = await play(stopping.signal);
  if (!stopping.signal.aborted) {
    speak(last.event);
    process.exitCode = last.exitCode;
  }
}

interface Last {
  readonly event: OwnEvent;
  readonly exitCode: number;
}

async function play(signal: AbortSignal): Promise<Last> {
  const [, , kind] = process.argv;
  try {
    const surroundings = readSurroundings(process.env, process.cwd());
    const prompt = await text(process.stdin);
    switch (kind) {
      case 'api':
        return { event: await runApiAgent({ surroundings, prompt, speak, signal }), exitCode: 0 };
      case 'rehearsal':
        return await playRehearsal({ surroundings, speak, signal });
      default:
        throw new AgentFailure('crash', `Usage: agent api|rehearsal, started by mstack; not "${kind ?? ''}".`);
    }
  } catch (error) {
    return { event: failedEvent(error), exitCode: 1 };
  }
}

void main();
