import { implementPrompt } from '../../core/agents/prompts/implement.ts';
import type { Measured, Running } from '../../core/executor/state.ts';
import type { RunEvent } from '../../core/journal/events.ts';
import { allowedGlobs } from '../../core/plan/scope.ts';
import { openedPlan, planOf, type RunContext } from '../runContext.ts';
import { agentEnded, runSession, type StartAgent } from './agentStep.ts';

/** Has an agent carry the plan out. */
export async function implement(
  context: RunContext,
  state: Running,
  work: Measured,
  effect: StartAgent,
): Promise<RunEvent[]> {
  const { file } = planOf(state, work.plan);
  const { plan, text } = await openedPlan(context, file, work.snapshot);
  const prompt = implementPrompt({
    planFile: file,
    planText: text,
    allowed: allowedGlobs(plan),
    checks: plan.checks.map((check) => `[${check.tag}] ${check.text}`),
    attempt: effect.attempt,
    earlier: (state.strikes.get(work.plan) ?? []).map((strike) => ({
      attempt: strike.attempt,
      reason: [strike.reason, ...strike.details].join('\n'),
    })),
  });
  const started = context.now();
  const ended = await runSession(context, { effect, agentId: state.agent, file, prompt, schema: undefined });
  return [agentEnded(context, effect, ended, started)];
}
