import type { Plan } from '../../plan/plan.ts';
import { type CheckCommand, readCheckCommands } from './checkCommands.ts';
import { type PlanWords, wordsOutsideChecks } from './planWords.ts';

/** What several rules look at, read once for all of them. */
export interface PlanReading {
  /** The plan file's lines, without line ends. */
  readonly lines: readonly string[];
  readonly commands: readonly CheckCommand[];
  /** Read when first asked for: most plans need them never. */
  readonly words: () => PlanWords;
}

export function readForRules(plan: Plan): PlanReading {
  const lines = plan.lines();
  let words: PlanWords | undefined;
  return {
    lines,
    commands: readCheckCommands(plan.checks),
    words: () => {
      words ??= wordsOutsideChecks(plan, lines);
      return words;
    },
  };
}
