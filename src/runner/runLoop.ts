import type { RunState } from '../core/executor/state.ts';
import { step } from '../core/executor/step.ts';
import type { Effect, RunEvent } from '../core/journal/events.ts';
import type { JournalWriter } from '../node/journalFile.ts';
import type { RunContext } from './runContext.ts';

export interface LoopControl {
  /** Asks for a stop; what is running is ended, and the loop comes to a safe end by itself. */
  readonly stop: (by: string) => void;
}

export type EndEvent = Extract<RunEvent, { kind: 'runFinished' | 'runStopped' | 'runPaused' }>;

/**
 * Drives a run: each event goes to the journal before it counts, each effect is announced there before it is done.
 *
 * @param state the fold of what the journal holds already
 * @param abort ends what is running, when a stop is asked for
 */
export function startLoop(
  context: RunContext,
  journal: JournalWriter,
  state: RunState,
  abort: AbortController,
): { readonly control: LoopControl; readonly ended: Promise<EndEvent> } {
  let current = state;
  const take = (event: RunEvent): ReturnType<typeof step>['next'] => {
    // An event that the executor does not expect throws here, before it could make the journal unreadable for ever.
    const taken = step(current, event);
    journal.append(event);
    current = taken.state;
    return taken.next;
  };
  const run = async (): Promise<EndEvent> => {
    let next = take({ kind: 'runnerStarted', pid: process.pid, version: context.version, ...context.agents });
    while (next.kind === 'do') {
      next = await carryOut(next.effect);
    }
    if (next.kind === 'wait') {
      throw new Error(`The run has nothing left to do in state ${current.kind}; this is a bug in mstack.`);
    }
    take(next.event);
    return next.event;
  };
  const carryOut = async (effect: Effect): Promise<ReturnType<typeof step>['next']> => {
    take({ kind: 'effectStarted', effect });
    const asking = current;
    if (asking.kind === 'notStarted') {
      throw new Error('An effect was asked for before the run had started; this is a bug in mstack.');
    }
    let next: ReturnType<typeof step>['next'] = { kind: 'wait' };
    // What effects need takes a while to load: languages of programs, rules about cheats, agents. A run begins without it.
    const { performEffect } = await import('./performEffect.ts');
    const { events, alarm } = await performEffect(context, asking, effect);
    for (const event of events) {
      next = take(event);
      if (next.kind !== 'wait') {
        // The run has gone another way already (a reviewer without access pauses it): the rest of the report is void.
        break;
      }
    }
    if (alarm !== undefined) {
      throw new Error(alarm);
    }
    return next;
  };
  const stop = (by: string): void => {
    if (!abort.signal.aborted) {
      take({ kind: 'stopRequested', by });
      context.stream.write({ plan: undefined, source: 'runner', kind: 'heading', text: `Stopping: asked by ${by}.` });
      abort.abort();
    }
  };
  return { control: { stop }, ended: endHonestly(run(), take, context) };
}

/** A broken machine (full disk, lost permission, vanished git) pauses the run with the reason; `mstack run` goes on. */
async function endHonestly(
  running: Promise<EndEvent>,
  take: (event: RunEvent) => unknown,
  context: RunContext,
): Promise<EndEvent> {
  try {
    return await running;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const paused: EndEvent = { kind: 'runPaused', reason };
    context.stream.write({ plan: undefined, source: 'runner', kind: 'error', text: `Paused: ${reason}` });
    take(paused);
    return paused;
  }
}
