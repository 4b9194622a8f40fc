import { lineRange } from '../../base/range.ts';
import { deleteLines } from '../fixes/lineEdits.ts';
import { sectionNamed } from '../fixes/sectionEdits.ts';
import { checkAt, isEvidence } from '../../plan/plan.ts';
import type { KnownProbe, ProbeVerdict } from '../../plan/probe.ts';
import { isToBeDone } from '../reading/plannedPaths.ts';
import type { Hit, Rule } from '../rule.ts';

export const vacuousCheck: Rule = {
  code: 'check.vacuous',
  severity: 'warning',
  dimension: 'testability',
  // One that only guards what is there may stay beside others, so each costs little.
  cost: { kind: 'share', of: 'checks', points: 2 },
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

/** What a run says of such a plan when it does not begin it (`proofObstacle`). */
export const nothingProves: Rule = {
  code: 'check.all-vacuous',
  severity: 'error',
  dimension: 'testability',
  cost: { kind: 'flat', points: 5 },
  title: 'Plan that all checks passed before its work',
  why: 'A probe ran all of its checks on the tree as it is, and all passed: they would be green if nothing were done, so a run does not begin the plan.',
  bad: '- [cmd] `npm test`, which passes today, and no other check',
  good: '- [cmd] `npm test` … - [assert] `node src/cli.ts export --csv` contains `id,title`, which fails today',
  remedy: 'Add a check that fails today and passes when the plan is done; or set the plan to done, if it is.',
  unmended: 'There is no quick fix: what will be different when the plan is done, only its author can say.',
  find: (plan, { probes }, { lines }) => {
    const proving = plan.checks.filter(isEvidence);
    const [first] = proving;
    if (probes === undefined || first === undefined || plan.healthOnly || !isToBeDone(plan)) {
      return [];
    }
    const known = proving.map((check) => probes(plan.file, check));
    // What was seen of other files than these says nothing of all checks together.
    if (!known.every((each) => each?.verdict === 'vacuous' && !each.stale)) {
      return [];
    }
    const section = sectionNamed(plan, 'Verification');
    return [
      {
        message: `${proving.length === 1 ? 'The only check passes' : `All ${proving.length} checks pass`} before the work, so nothing would show that the plan is done, and a run does not begin it. Add a check that fails today.`,
        range:
          section === undefined
            ? first.range
            : lineRange(section.line, 0, (lines[section.line] ?? '').trimEnd().length),
      },
    ];
  },
};

export const brokenCheck: Rule = {
  code: 'check.broken',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 4 },
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
