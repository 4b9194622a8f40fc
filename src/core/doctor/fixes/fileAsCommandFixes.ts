import { checkAt } from '../../plan/plan.ts';
import type { Fix } from '../fix.ts';
import { filesAsCommands } from '../reading/fileAsCommand.ts';
import type { FixRequest } from '../rule.ts';

/** Looks into the file that a check begins with, or runs it: which of the two was meant, only a person knows. */
export function fileAsCommandFixes({ problem, plan }: FixRequest): readonly Fix[] {
  const check = checkAt(plan, problem.range.start.line);
  const [found] = check === undefined ? [] : filesAsCommands([check]);
  if (check === undefined || found === undefined) {
    return [];
  }
  const { expect, negated, range } = check;
  const text = expect?.kind === 'contains' ? expect.text : undefined;
  const look =
    text === undefined || /['`]/.test(text) ? undefined : `${negated ? '! ' : ''}grep -qF -e '${text}' ${found.path}`;
  const run = check.commandRange !== undefined && /\.[cm]?js$/.test(found.path) ? check.commandRange.start : undefined;
  return [
    ...(look === undefined
      ? []
      : [
          {
            title: `Look into the file: ${look}`,
            edits: [{ range, text: `[cmd] \`${look}\`` }],
            certain: false,
          },
        ]),
    ...(run === undefined
      ? []
      : [
          {
            title: `Run it: node ${found.path}`,
            edits: [{ range: { start: run, end: run }, text: 'node ' }],
            certain: false,
          },
        ]),
  ];
}
