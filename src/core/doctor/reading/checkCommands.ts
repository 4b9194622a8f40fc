import { lineRange, type Range } from '../../base/range.ts';
import type { Check } from '../../plan/plan.ts';
import { readShellCommands, type ShellCommand } from './shellCommands.ts';

/** A program that one of the plan's checks starts. */
export interface CheckCommand extends ShellCommand {
  readonly check: Check;
  /** Which of the check's programs it is, from 0. */
  readonly index: number;
}

/** What the checks of a plan would start, in their order. Checks for a person or a browser start nothing. */
export function readCheckCommands(checks: readonly Check[]): readonly CheckCommand[] {
  const commands: CheckCommand[] = [];
  for (const check of checks) {
    if (check.command !== undefined && check.tag !== 'browse') {
      let index = 0;
      for (const command of readShellCommands(check.command)) {
        commands.push({ ...command, check, index });
        index += 1;
      }
    }
  }
  return commands;
}

/** Where a part of a check's command stands in the file; the whole command where it is wrapped. */
export function rangeInCommand(check: Check, start: number, end: number): Range {
  const place = check.commandRange;
  if (place === undefined || place.start.line !== place.end.line) {
    return place ?? check.range;
  }
  return lineRange(place.start.line, place.start.character + start, place.start.character + end);
}
