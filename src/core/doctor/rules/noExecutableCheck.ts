import { testCommand } from '../fixes/testCommand.ts';
import { setKeyEdit } from '../fixes/keyEdits.ts';
import { appendToSection } from '../fixes/sectionEdits.ts';
import { isEvidence, type Plan } from '../../plan/plan.ts';
import type { Rule } from '../rule.ts';

export const noExecutableCheck: Rule = {
  code: 'plan.no-executable-check',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 6 },
  blocks: true,
  // What nothing proves is not testable either: a blocked plan must not look good in any of the two.
  besides: { testability: 6 },
  title: 'No check that can be run',
  why: 'The runner takes a plan for done only by checks that it ran itself: without one, the plan is blocked.',
  bad: '- [manual] Look at the export',
  good: '- [cmd] `npm test`',
  remedy: 'Add a check under Verification, or waive it with `verification: health-only`.',
  find: (plan) =>
    plan.healthOnly || plan.checks.some(isEvidence)
      ? []
      : [
          {
            message: messageOf(plan),
            range: plan.titleRange,
          },
        ],
  fixes: ({ plan, lines, surroundings }) => {
    const command = testCommand(surroundings.repository);
    const waived = setKeyEdit(plan, 'verification', 'health-only');
    return [
      ...(command === undefined
        ? []
        : [
            {
              title: `Add the check “${command}”`,
              edits: [appendToSection(plan, lines, 'Verification', [`- [cmd] \`${command}\``])],
              certain: false,
            },
          ]),
      {
        title: 'Waive checks: the health tools are enough',
        edits: [waived],
        certain: false,
      },
    ];
  },
};

/** Whoever has written checks wants to hear why they do not count, and not that there are none. */
function messageOf({ checks, problems }: Plan): string {
  const unread = checks.filter((check) => check.ambiguous).length;
  const untagged = problems.filter(({ code }) => code === 'check.no-tag').length;
  const said =
    unread > 0
      ? `${unread === 1 ? 'Its check' : `None of its ${unread} checks`} can${unread === 1 ? 'not' : ''} be read with certainty`
      : untagged > 0
        ? `Its ${untagged === 1 ? 'command has' : `${untagged} commands have`} no tag`
        : undefined;
  return said === undefined
    ? 'No check can be run, so the plan cannot run. Add one under Verification, e.g. `- [cmd] npm test`, or set `verification: health-only`.'
    : `${said}, so none is run, and the plan cannot run. Write ${unread + untagged === 1 ? 'it' : 'them'} like \`- [cmd] npm test\`; the fix for each is offered there.`;
}
