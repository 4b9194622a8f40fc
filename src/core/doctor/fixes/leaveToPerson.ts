import { checkAt } from '../../plan/plan.ts';
import type { Fix } from '../fix.ts';
import type { FixRequest } from '../rule.ts';
import { deleteLines } from './lineEdits.ts';

/** For a check that nothing should run: a line for a person, or none. */
export function leaveToPerson({ problem, plan, lines }: FixRequest): readonly Fix[] {
  const check = checkAt(plan, problem.range.start.line);
  return check === undefined
    ? []
    : [
        {
          title: 'Leave it to a person: make it a `[manual]` line',
          edits: [{ range: check.range, text: `[manual] ${check.text}` }],
          certain: false,
        },
        {
          title: 'Delete this check',
          edits: [deleteLines(lines, check.range.start.line, check.range.end.line)],
          certain: false,
        },
      ];
}
