import type { Check, Plan } from '../core/plan/plan.ts';

export interface CheckWatching {
  /** How often is said that a check is still running, in milliseconds. */
  readonly everyMs: number;
  /** Also when a check begins, and an empty text when it has ended: for a line that is written anew. */
  readonly live: boolean;
  readonly tell: (text: string) => void;
}

/** What is known of a check that is about to run. */
export interface WatchedCheck {
  readonly plan: Pick<Plan, 'checkTimeout'>;
  readonly check: Pick<Check, 'command' | 'text'>;
  /** Which of all checks it is, from 1. */
  readonly number: number;
  readonly total: number;
}

/** Says which check is running and for how long, so that nobody takes a slow one for a program that hangs. */
export class CheckWatch {
  readonly #watching: CheckWatching;
  #timer: NodeJS.Timeout | undefined;

  constructor(watching: CheckWatching) {
    this.#watching = watching;
  }

  /** The check before it has ended. */
  begin({ plan, check, number, total }: WatchedCheck): void {
    this.end();
    const { everyMs, live, tell } = this.#watching;
    const started = performance.now();
    const say = (): void => {
      const seconds = Math.floor((performance.now() - started) / 1000);
      tell(
        `check ${number} of ${total}, ${seconds} s of at most ${plan.checkTimeout} s: ${check.command ?? check.text}`,
      );
    };
    if (live) {
      say();
    }
    this.#timer = setInterval(say, everyMs);
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#timer !== undefined && this.#watching.live) {
      this.#watching.tell('');
    }
    this.#timer = undefined;
  }
}
