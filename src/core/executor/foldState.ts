import type { RunEvent } from '../journal/events.ts';
import type { RunState } from './state.ts';
import { step } from './step.ts';

/** The state of a run after all its events. */
export function foldState(events: readonly RunEvent[]): RunState {
  return events.reduce<RunState>((state, event) => step(state, event).state, { kind: 'notStarted' });
}
