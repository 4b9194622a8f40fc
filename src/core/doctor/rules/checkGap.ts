import { deleteLines } from '../fixes/lineEdits.ts';
import { testCommand } from '../fixes/testCommand.ts';
import { checkAt, isEvidence } from '../../plan/plan.ts';
import { type CheckGap, checkGaps } from '../reading/checkGaps.ts';
import type { Rule } from '../rule.ts';

export const checkGap: Rule = {
  code: 'check.gap',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 4 },
  title: 'Check that was left to fill in',
  why: 'A check with a gap is not run, or fails whatever the agent does.',
  bad: '- [cmd] `<the command>`',
  good: '- [cmd] `npm test`',
  remedy: 'Write the command as it is to be run, and the text that must come; or delete the check.',
  find: (plan, _surroundings, { commands, lines }) =>
    checkGaps(plan.checks, commands, lines).map((found) => ({ message: messageOf(found), range: found.range })),
  fixes: ({ problem, plan, lines, surroundings }) => {
    const check = checkAt(plan, problem.range.start.line);
    const command = testCommand(surroundings.repository);
    const isThere = plan.checks.some((each) => each.command === command);
    return check === undefined
      ? []
      : [
          ...(command === undefined || isThere || isEvidence(check)
            ? []
            : [
                {
                  title: `Check “${command}” instead`,
                  edits: [{ range: check.range, text: `[cmd] \`${command}\`` }],
                  certain: false,
                },
              ]),
          {
            title: 'Delete this check',
            edits: [deleteLines(lines, check.range.start.line, check.range.end.line)],
            certain: false,
          },
        ];
  },
};

function messageOf({ words, part }: CheckGap): string {
  const left = `“${words}” was left to fill in.`;
  switch (part) {
    case 'command':
      return `${left} Write the command that shows that the plan is done, e.g. \`npm test\`; or delete the check.`;
    case 'word':
      return `${left} Write the command as it is to be run.`;
    case 'expectation':
      return `${left} Write the text that the output must hold.`;
    default:
      return `${left} Write what is to be looked at, and what must be seen.`;
  }
}
