import type { OwnEvent, OwnFault } from '../core/agents/ownEvents.ts';

/** Takes the events of an agent of ours. The last one is `ended` or `failed`. */
export type Speak = (event: OwnEvent) => void;

/** An outcome that the agent names itself; thrown from anywhere below `main`. */
export class AgentFailure extends Error {
  readonly fault: OwnFault;

  constructor(fault: OwnFault, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'AgentFailure';
    this.fault = fault;
  }
}

/** The failure as an event; what is no `AgentFailure` is a bug of ours or a broken machine. */
export function failedEvent(error: unknown): OwnEvent {
  if (error instanceof AgentFailure) {
    return { kind: 'failed', fault: error.fault, detail: error.message };
  }
  return { kind: 'failed', fault: 'crash', detail: error instanceof Error ? error.message : String(error) };
}
