import type { RunView } from '../core/journal/runView.ts';
import { type CriterionProof, isProven } from '../core/plan/criterionProof.ts';

/** The form of `status --json` in the contracts. A run that was stopped, or whose runner has gone, is paused: `mstack run` goes on with it. */
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
    plans: view.plans.map(({ id, goal, state, phase, attempt, strikes, commit, reason, criteria, flaky }) => ({
      id,
      goal,
      state,
      phase: phase ?? null,
      attempt,
      strikes,
      commit: commit ?? null,
      reason: reason ?? null,
      flaky: flaky.map(({ category, file, name, passed, runs }) => ({
        category,
        file: file ?? null,
        name,
        passed,
        runs,
      })),
      criteria: criteria.map(proofJson),
    })),
    spent: { tokens: view.spent.tokens, usd: view.spent.usd ?? null, seconds: view.spent.seconds },
    waitingUntil: null,
    reason: interrupted
      ? 'The runner ended unexpectedly; `mstack run` goes on.'
      : view.state === 'stopped'
        ? 'It was stopped; `mstack run` goes on.'
        : (view.reason ?? null),
  };
}

/** What proved a criterion, or that nothing did. */
export function proofJson(proof: CriterionProof): Record<string, unknown> {
  return {
    text: proof.criterion,
    proven: isProven(proof),
    check: proof.check?.text ?? null,
    before: proof.check?.before ?? null,
    after: proof.check?.outcome ?? null,
  };
}
