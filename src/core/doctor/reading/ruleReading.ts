import type { Plan } from '../../plan/plan.ts';
import { type CheckCommand, readCheckCommands } from './checkCommands.ts';
import type { CommandPath } from './commandPath.ts';
import { commandPaths } from './commandPaths.ts';
import { type PlanWords, wordsOutsideChecks } from './planWords.ts';
import { type ProseGap, proseGaps } from './proseGaps.ts';

/** What several rules look at, read once for all of them. */
export interface RuleReading {
  /** The plan file's lines, without line ends. */
  readonly lines: readonly string[];
  readonly commands: readonly CheckCommand[];
  /** Files and folders that each command needs. Read when first asked for, as the words are. */
  readonly paths: () => readonly NeededPath[];
  readonly words: () => PlanWords;
  /** What was left to fill in outside of criteria and checks. */
  readonly gaps: () => readonly ProseGap[];
}

export interface NeededPath extends CommandPath {
  readonly command: CheckCommand;
  /** Which of the plan's commands it is, from 0. */
  readonly order: number;
}

export function readForRules(plan: Plan): RuleReading {
  const lines = plan.lines();
  const commands = readCheckCommands(plan.checks);
  let paths: readonly NeededPath[] | undefined;
  let words: PlanWords | undefined;
  let gaps: readonly ProseGap[] | undefined;
  return {
    lines,
    commands,
    paths: () => {
      paths ??= commands.flatMap((command, order) =>
        commandPaths(command).map((path) => ({ ...path, command, order })),
      );
      return paths;
    },
    words: () => {
      words ??= wordsOutsideChecks(plan, lines);
      return words;
    },
    gaps: () => {
      gaps ??= proseGaps(plan, lines);
      return gaps;
    },
  };
}
