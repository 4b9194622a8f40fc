import type { JournalRecord, RunEvent, RunPlan, RunProbe } from '../journal/events.ts';
import { outcomesOf, runnerStarted, runStarted } from './exampleRun.ts';
import type { Next, Running, RunState } from './state.ts';
import { step } from './step.ts';

/** A run that a test plays: it takes events, and keeps a journal as the runner does. */
export class Play {
  readonly events: RunEvent[] = [];
  state: RunState = { kind: 'notStarted' };
  next: Next = { kind: 'wait' };
  readonly story: string[] = [];

  constructor(plans: readonly RunPlan[], attempts = 3, probe?: RunProbe) {
    this.take(runStarted(plans, attempts, probe));
    this.take(runnerStarted);
  }

  take(event: RunEvent): void {
    const { state, next } = step(this.state, event);
    this.events.push(event);
    this.state = state;
    // What only is noted (an effect that starts, a stop that is asked for) leaves the effect as it is.
    if (next.kind !== 'wait' || !['effectStarted', 'stopRequested', 'agentEnded'].includes(event.kind)) {
      this.next = next;
    }
  }

  /** Lets the next effect come out: 0 is well. */
  do(outcome: number): void {
    if (this.next.kind !== 'do') {
      throw new Error(`Nothing to do in state ${this.state.kind}.`);
    }
    const { effect } = this.next;
    const role = effect.kind === 'startAgent' ? ` ${effect.role}` : '';
    const attempt = 'attempt' in effect && effect.attempt > 1 ? ` #${effect.attempt}` : '';
    const about = 'plan' in effect ? effect.plan : effect.plans.join();
    this.story.push(`${about} ${effect.kind}${role}${attempt}${outcome === 0 ? '' : ` (${outcome})`}`);
    this.take({ kind: 'effectStarted', effect });
    for (const event of outcomesOf(effect)[outcome] ?? []) {
      this.take(event);
    }
  }

  /** Effects with these outcomes, then well until the end. */
  play(...outcomes: number[]): this {
    outcomes.forEach((outcome) => this.do(outcome));
    while (this.next.kind === 'do') {
      this.do(0);
    }
    if (this.next.kind !== 'end') {
      throw new Error(`The run waits for nothing in state ${this.state.kind}.`);
    }
    this.take(this.next.event);
    this.story.push(this.state.kind);
    return this;
  }

  get running(): Running {
    if (this.state.kind === 'notStarted') {
      throw new Error('The run has not started.');
    }
    return this.state;
  }

  get outcomes(): Record<string, string> {
    return Object.fromEntries(this.running.outcomes);
  }

  strikes(plan: string): number {
    return this.running.strikes.get(plan)?.length ?? 0;
  }

  records(): JournalRecord[] {
    return this.events.map((event, index) => ({ v: 1, seq: index + 1, t: index, run: 'r', event }));
  }
}

/** What is done for a plan from its first attempt on. */
export const fromBaseline = (plan: number): string[] => [
  `${plan} startAgent implement`,
  `${plan} collectChange`,
  `${plan} inspectChange`,
  `${plan} runGate`,
  `${plan} runChecks`,
  `${plan} startAgent review`,
  `${plan} commitPlan`,
];
