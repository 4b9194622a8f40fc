import { commandWordFixes } from '../fixes/commandWordFixes.ts';
import { rangeInCommand } from '../reading/checkCommands.ts';
import type { CommandPath } from '../reading/commandPath.ts';
import { missingPaths } from '../reading/missingPath.ts';
import { nearestPath } from '../reading/nearestPath.ts';
import { ownPaths } from '../reading/plannedPaths.ts';
import type { Rule } from '../rule.ts';

/** A run over no tests, or a search in no file, is green in some tools and red for ever in others. */
export const selectsNothing: Rule = {
  code: 'check.selects-nothing',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'share', of: 'checks', points: 6 },
  title: 'Check that selects nothing',
  why: 'Tests that are not there prove nothing: some runners pass over none of them, others fail whatever is done.',
  bad: '- [cmd] `npx playwright test e2e/chekout.spec.ts`',
  good: '- [cmd] `npx playwright test e2e/checkout.spec.ts`',
  remedy: 'Name tests and files that are there, or that the plan lists as new.',
  find: (plan, surroundings, reading) =>
    missingPaths(selecting, plan, surroundings, reading)
      // A probe saw it, and says the same.
      .filter(({ command: { check } }) => {
        const known = surroundings.probes?.(plan.file, check);
        return known?.verdict !== 'broken' || known.stale;
      })
      .map(({ path, word, role, loose, command }) => {
        const files = surroundings.repository?.files;
        const near = files === undefined ? undefined : nearestPath(path, files, { coming: ownPaths(plan) });
        const what =
          role === 'searched'
            ? `There is no \`${path}\` to search`
            : `No test ${loose ? `has “${word.text}” in its path` : `is at \`${path}\``}`;
        const instead = near === undefined ? 'Name what is there' : `Use \`${near.path}\``;
        return {
          message: `${what}, and the plan adds none. ${instead}, or list it under the files expected to change, marked as new.`,
          range: rangeInCommand(command.check, word.start, word.end),
        };
      }),
  fixes: commandWordFixes,
};

const selecting: ReadonlySet<CommandPath['role']> = new Set(['tests', 'searched'] as const);
