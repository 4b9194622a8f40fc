import { rangeInCommand } from '../reading/checkCommands.ts';
import { type CertainExit, certainExit, mayBeCertain } from '../reading/certainExit.ts';
import type { Range } from '../../base/range.ts';
import { certainResult } from '../reading/certainResult.ts';
import { saidByEcho } from '../reading/saidByEcho.ts';
import { deleteLines } from '../fixes/lineEdits.ts';
import { type Check, checkAt, isEvidence } from '../../plan/plan.ts';
import { type CheckCommand, readCheckCommands } from '../reading/checkCommands.ts';
import type { Fix } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const alwaysPasses: Rule = {
  code: 'check.always-passes',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'share', of: 'checks', points: 6 },
  title: 'Check whose result is certain before it runs',
  why: 'A check that succeeds whatever its program does is green for work that was never done; one that fails whatever is done is never green.',
  bad: '- [cmd] `npm test || true`',
  good: '- [cmd] `npm test`',
  remedy: 'Let the program’s own exit code decide: take out what swallows it.',
  find: (_plan, _surroundings, { commands }) =>
    [...Map.groupBy(commands, ({ check }) => check)].flatMap(([check, own]) => {
      const found = mayBeCertain(own) ? exitOf(check, own) : undefined;
      return found === undefined
        ? [...certainly(check), ...byEcho(check, own)]
        : [{ message: messageOf(check, found), range: rangeInCommand(check, found.start, found.end) }];
    }),
  fixes: ({ problem, plan, lines }) => {
    const check = checkAt(plan, problem.range.start.line);
    const found = check === undefined ? undefined : exitOf(check, readCheckCommands([check]));
    return check === undefined ? [] : found === undefined ? [deletion(check, lines)] : fixesOf(check, found, lines);
  },
};

/** Programs that only end themselves, whatever they are wrapped in: `false`, `sh -c 'exit 1'`, `node -e 'process.exit(1)'`. */
function certainly(check: Check): { readonly message: string; readonly range: Range }[] {
  const result = certainResult(check);
  const command = check.command ?? '';
  return result === undefined
    ? []
    : [
        {
          message: `The result of \`${command.trim()}\` is certain before it runs, so this check can never ${result === 'fails' ? 'pass' : 'fail'}, and shows nothing of the work. Run what the plan changes.`,
          range: rangeInCommand(check, 0, command.length),
        },
      ];
}

function byEcho(
  check: Check,
  commands: readonly CheckCommand[],
): { readonly message: string; readonly range: Range }[] {
  const echo = saidByEcho(check, commands);
  const start = echo?.words[0]?.start ?? 0;
  const end = echo?.words.at(-1)?.end ?? 0;
  return echo === undefined
    ? []
    : [
        {
          message: `\`${check.command?.slice(start, end) ?? ''}\` prints by itself what this check asks for, whatever stands before it does. Ask for what the program prints, or join them by \`&&\`.`,
          range: rangeInCommand(check, start, end),
        },
      ];
}

function deletion(check: Check, lines: readonly string[]): Fix {
  const { start, end } = check.range;
  return { title: 'Delete this check', edits: [deleteLines(lines, start.line, end.line)], certain: false };
}

/** Only where the exit code alone decides: what a command prints is another matter. */
function exitOf(check: Check, commands: readonly CheckCommand[]): CertainExit | undefined {
  return check.command !== undefined && isEvidence(check) && check.expect?.kind === 'exit'
    ? certainExit(check.command, commands)
    : undefined;
}

function messageOf({ command = '', negated, expect }: Check, { start, end, kind }: CertainExit): string {
  const words = command.slice(start, end).trim();
  const fate =
    negated || (expect?.kind === 'exit' && expect.code !== 0)
      ? 'so this check can never pass'
      : 'so this check can never fail';
  switch (kind) {
    case 'or':
      return `\`${words}\` makes every failure before it a success, ${fate}. Take it out.`;
    case 'then':
      if (/^&(?!&)/.test(words)) {
        return `What stands before the \`&\` runs in the background, and nobody asks how it ends; \`${words.replace(/^[;&\s]+/, '')}\` always succeeds, ${fate}. Take it out, or join the commands by \`&&\`.`;
      }
      return `Only the last command behind a semicolon counts, and \`${words.replace(/^[;&\s]+/, '')}\` always succeeds, ${fate}. Take it out, or join the commands by \`&&\`.`;
    case 'pipe':
      return `Of a pipe only the last program counts, and \`${words.replace(/^[|&\s]+/, '')}\` always succeeds, ${fate}. Take it out, or say what the output must contain.`;
    default:
      return `\`${words}\` always succeeds, ${fate}, and shows nothing of the work. Run what the plan changes.`;
  }
}

function fixesOf(check: Check, { start, end, kind }: CertainExit, lines: readonly string[]): Fix[] {
  const { command = '' } = check;
  const words = command.slice(start, end).trim();
  const blanks = command.slice(0, start).length - command.slice(0, start).trimEnd().length;
  const isPlaced = check.commandRange?.start.line === check.commandRange?.end.line;
  return kind === 'alone'
    ? [deletion(check, lines)]
    : isPlaced
      ? [
          {
            title: `Let its failure count: delete \`${words}\``,
            edits: [{ range: rangeInCommand(check, start - blanks, end), text: '' }],
            certain: false,
          },
        ]
      : [];
}
