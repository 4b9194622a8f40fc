import { inCodeSpan } from '../../plan/codeSpans.ts';
import { type Check, type Criterion, isEvidence, type Plan } from '../../plan/plan.ts';
import { gap } from '../fixes/lineEdits.ts';
import { appendToSection } from '../fixes/sectionEdits.ts';
import type { CheckCommand } from '../reading/checkCommands.ts';
import { saidExitCode } from '../reading/saidExitCode.ts';
import { runsTests } from '../reading/traces.ts';
import type { Rule } from '../rule.ts';

/** Only of standard error, which no check reads unless its command says so. */
export const provenInPart: Rule = {
  code: 'plan.criterion-proven-in-part',
  severity: 'hint',
  dimension: 'testability',
  cost: { kind: 'flat', points: 0 },
  title: 'Criterion of which a check shows only the exit code',
  why: 'A program that fails for another reason may exit with the same code. What it says on standard error no check sees by itself.',
  bad: '- [ ] An unknown option prints the usage to standard error and exits 2 … - [cmd] `node src/cli.ts --nope` exits 2',
  good: '… - [cmd] `node src/cli.ts --nope 2>&1 >/dev/null | grep -q "^usage:"`',
  remedy: 'Add a check that looks at standard error.',
  find: (plan, _surroundings, { commands }) =>
    looksAtErrors(plan, commands)
      ? []
      : plan.criteria.flatMap((criterion) => {
          const check = halfOf(criterion, plan);
          return check === undefined
            ? []
            : [
                {
                  message: `Of this, line ${check.range.start.line + 1} shows the exit code only. Add a check of what stands on standard error: \`${check.command ?? ''} 2>&1 >/dev/null | grep -q "…"\`.`,
                  range: criterion.range,
                },
              ];
        }),
  fixes: ({ plan, problem, lines }) =>
    plan.criteria
      .filter(({ range }) => range.start.line === problem.range.start.line)
      .flatMap((criterion) => {
        const command = `${halfOf(criterion, plan)?.command ?? ''} 2>&1 >/dev/null | grep -q "${gap}"`;
        return [
          {
            title: 'Add a check of standard error',
            edits: [appendToSection(plan, lines, 'Verification', [`- [cmd] ${inCodeSpan(command)}`])],
            certain: false,
          },
        ];
      }),
};

/** The check that shows the exit code which a criterion asks for beside words on standard error. */
function halfOf({ text }: Criterion, { checks }: Plan): Check | undefined {
  const code = saidExitCode(text);
  return code === undefined || !/\b(?:standard error|stderr)\b/i.test(text)
    ? undefined
    : checks.find((check) => isEvidence(check) && check.expect?.kind === 'exit' && check.expect.code === code);
}

/** Tests may look at anything; so may a person, and a command that says where standard error goes. */
function looksAtErrors({ checks }: Plan, commands: readonly CheckCommand[]): boolean {
  return commands.some(runsTests) || checks.some(({ text }) => /2>|&>|\|&|\bstderr\b|standard error/i.test(text));
}
