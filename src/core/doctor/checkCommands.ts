import type { Check } from '../plan/plan.ts';

export interface CheckCommand {
  readonly check: Check;
}

export function readCheckCommands(checks: readonly Check[]): readonly CheckCommand[] {
  return checks.map((check) => ({ check }));
}
