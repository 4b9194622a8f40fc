import { planFileLine } from '../../core/agents/prompts/promptText.ts';
import type { Scenario, Turn } from './scenario.ts';

/**
 * What the model does in a session that the runner itself has begun: the plan, the role and the attempt are taken from
 * the prompt. Claude Code overwrites only what it has read: let a `readFile` go before the `writeFile` of a file that is there.
 */
export function planScenario(session: {
  readonly planFile: string;
  readonly role: 'implement' | 'review';
  /** From 1; every attempt when not named. Reviews know no attempt. */
  readonly attempt?: number;
  readonly turns: readonly Turn[];
}): Scenario {
  const { planFile, role, attempt, turns } = session;
  const plan = `${planFileLine(planFile)}\n`;
  const opening = role === 'implement' ? 'You implement one plan' : 'You review one change';
  return {
    name: `${role} ${planFile}${attempt === undefined ? '' : ` ${attempt}`}`,
    when: (prompt) => prompt.includes(plan) && prompt.includes(opening) && isAttempt(prompt, attempt),
    turns,
  };
}

function isAttempt(prompt: string, attempt: number | undefined): boolean {
  const named = /^This is attempt (\d+)\./m.exec(prompt)?.[1];
  return attempt === undefined || attempt === Number(named ?? 1);
}
