import type { AgentOutcome, Phase } from '../core/agents/agent.ts';
import { askInCopy, type CopySessions } from './askInCopy.ts';

export interface PlanQuestion {
  readonly phase: Phase;
  /** From 1, over all phases. */
  readonly session: number;
  readonly prompt: string;
  readonly schema: unknown;
}

/** Asks a planner, which reads a throw-away copy of the work tree as it is now. Nothing of the copy is left afterwards. */
export async function askPlanner(sessions: CopySessions, question: PlanQuestion): Promise<AgentOutcome> {
  const { phase, session, prompt, schema } = question;
  const name = `${session}-${phase}`;
  const asked = { name, role: 'plan', phase, attempt: session, planFile: '', prompt, schema } as const;
  const { outcome } = await askInCopy(sessions, { ...asked, bring: () => undefined });
  return outcome;
}
