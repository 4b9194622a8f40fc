import type { Check, Plan } from '../../plan/plan.ts';
import type { FileTree } from '../../plan/repositoryFacts.ts';
import { leaveToPerson } from '../fixes/leaveToPerson.ts';
import { rangeInCommand, readCheckCommands } from '../reading/checkCommands.ts';
import { mayRemove, removals } from '../reading/removals.ts';
import type { Rule } from '../rule.ts';

export const deletes: Rule = {
  code: 'check.deletes',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 4 },
  blocks: true,
  title: 'Check that deletes or puts back work',
  why: 'A check looks, and changes nothing: it runs in the work tree behind each attempt, and what it deletes there is the work that it should judge. So nobody runs such a check.',
  bad: '- [cmd] `git checkout -- src`',
  good: '- [cmd] `test ! -e src/legacy.ts`',
  remedy: 'Check that the thing is gone, and let a task delete it.',
  find: (plan, { repository }, { commands }) =>
    removals(plan, repository?.files, commands).map(({ command, words }) => ({
      message: `\`${words}\` changes the work that this check should judge, so it is not run. Check what is there, or that it is gone, and let a task delete it.`,
      range: rangeInCommand(command.check, command.words[0]?.start ?? 0, command.words.at(-1)?.end ?? 0),
    })),
  fixes: leaveToPerson,
};

/**
 * Why a check is not run by anybody, at any time, as the rule says it; undefined: it deletes nothing of the work.
 *
 * @param files of the work tree as it is now; undefined: nobody knows them
 */
export function deletingObstacle(plan: Plan, check: Check, files: FileTree | undefined): string | undefined {
  const [first] = removals(plan, files, readCheckCommands([check]));
  return first === undefined
    ? undefined
    : `It would delete or put back what it should judge (\`${first.words}\`). Check what is there, or that it is gone, and let a task delete it.`;
}

/** Whether `deletingObstacle` needs to know what is there. */
export function mayDelete(check: Check): boolean {
  return mayRemove(readCheckCommands([check]));
}
