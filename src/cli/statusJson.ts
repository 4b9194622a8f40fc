import type { RunView } from '../core/journal/runView.ts';

/** The form of `status --json` in the contracts. A run whose runner has gone is paused: `mstack run` goes on with it. */
export function statusJson(view: RunView | undefined, live: boolean): Record<string, unknown> {
  if (view === undefined) {
    return {
      run: null,
      state: 'idle',
      plans: [],
      spent: { tokens: 0, usd: 0, seconds: 0 },
      waitingUntil: null,
      reason: null,
    };
  }
  const interrupted = view.state === 'running' && !live;
  return {
    run: view.run,
    state: view.state === 'finished' ? 'finished' : view.state === 'running' && live ? 'running' : 'paused',
    plans: view.plans.map(({ id, goal, state, phase, attempt, strikes, commit, reason }) => ({
      id,
      goal,
      state,
      phase: phase ?? null,
      attempt,
      strikes,
      commit: commit ?? null,
      reason: reason ?? null,
    })),
    spent: { tokens: view.spent.tokens, usd: view.spent.usd ?? null, seconds: view.spent.seconds },
    waitingUntil: null,
    reason: interrupted ? 'The runner ended unexpectedly; `mstack run` goes on.' : (view.reason ?? null),
  };
}
