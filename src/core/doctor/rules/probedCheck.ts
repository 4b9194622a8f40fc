import { deleteLines } from '../fixes/lineEdits.ts';
import { checkAt } from '../../plan/plan.ts';
import type { KnownProbe, ProbeVerdict } from '../../plan/probe.ts';
import { isToBeDone } from '../reading/plannedPaths.ts';
import type { Hit, Rule } from '../rule.ts';

/** What a probe found out costs nothing: the score must be the same whether somebody has probed or not. */
const cost = { kind: 'flat', points: 0 } as const;

export const vacuousCheck: Rule = {
  code: 'check.vacuous',
  severity: 'warning',
  dimension: 'testability',
  cost,
  title: 'Check that passed before the work',
  why: 'A probe ran it on the tree as it is, and it passed: it passes too when nothing is done, so it proves nothing of the plan.',
  bad: '- [cmd] `test -f src/export.ts`',
  good: '- [assert] `node src/cli.ts export --csv` contains `id,title`',
  remedy: 'Check what the plan changes, in a way that fails today. One that only guards what is there may stay.',
  find: probedAs('vacuous'),
  fixes: ({ problem, plan, lines }) => {
    const check = checkAt(plan, problem.range.start.line);
    return check === undefined
      ? []
      : [
          {
            title: 'Delete this check',
            edits: [deleteLines(lines, check.range.start.line, check.range.end.line)],
            certain: false,
          },
        ];
  },
};

export const brokenCheck: Rule = {
  code: 'check.broken',
  severity: 'error',
  dimension: 'autonomy',
  cost,
  title: 'Check that can prove nothing whatever is done',
  why: 'A probe ran it: its program is missing, its path is made by no plan, or it selects no test. A run holds such a plan back.',
  bad: '- [cmd] `npx mocha --grep exprots`',
  good: '- [cmd] `npx mocha --grep exports`',
  remedy:
    'Call what is there, or list what the plan makes under the files expected to change, marked as new; then probe again.',
  unmended: 'There is no quick fix: what the check should call instead, the probe cannot know.',
  find: probedAs('broken'),
};

function probedAs(verdict: ProbeVerdict): Rule['find'] {
  return (plan, { probes }) =>
    probes === undefined || !isToBeDone(plan)
      ? []
      : plan.checks.flatMap((check): Hit[] => {
          const known = probes(plan.file, check);
          return known?.verdict === verdict ? [{ message: messageOf(known), range: check.range }] : [];
        });
}

function messageOf({ reason, when, stale }: KnownProbe): string {
  return `${reason} Probed ${when}${stale ? ', before your latest changes' : ''}.`;
}
