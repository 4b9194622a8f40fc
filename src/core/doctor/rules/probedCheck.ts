import { lineRange } from '../../base/range.ts';
import { deleteLines } from '../fixes/lineEdits.ts';
import { sectionNamed } from '../fixes/sectionEdits.ts';
import { type Check, checkAt, isEvidence, type Plan } from '../../plan/plan.ts';
import type { KnownProbe, ProbeVerdict } from '../../plan/probe.ts';
import { passesAnyway } from '../reading/passesAnyway.ts';
import { isToBeDone } from '../reading/plannedPaths.ts';
import type { Hit, Rule } from '../rule.ts';
import type { Surroundings } from '../surroundings.ts';
import { cannotRun } from './cannotRun.ts';
import { checkSends } from './checkSends.ts';
import { deletes } from './deletes.ts';

export const vacuousCheck: Rule = {
  code: 'check.vacuous',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'share', of: 'checks', points: 2 },
  title: 'Check that passed before the work',
  why: 'A probe ran it on the tree as it is, and it passed: it passes too when nothing is done, so it proves nothing of the plan.',
  bad: '- [cmd] `test -f src/export.ts`',
  good: '- [assert] `node src/cli.ts export --csv` contains `id,title`',
  remedy: 'Check what the plan changes, in a way that fails today.',
  find: (plan, surroundings) => (hasRedCheck(plan, surroundings) ? [] : probedAs('vacuous', plan, surroundings)),
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

export const guardCheck: Rule = {
  code: 'check.guards',
  severity: 'info',
  dimension: 'testability',
  cost: { kind: 'flat', points: 0 },
  title: 'Check that guards what is there',
  why: 'A probe ran it on the tree as it is, and it passed, while another check of the plan failed: the other one shows the work, and this one that nothing else broke by it.',
  bad: '- [cmd] `npm run typecheck`, which passes today, beside a check that fails today',
  good: 'The same: such a check may stay.',
  remedy: 'Nothing needs to be done.',
  unmended: 'There is nothing to mend.',
  find: (plan, surroundings) =>
    hasRedCheck(plan, surroundings)
      ? probedAs('vacuous', plan, surroundings).map(({ range, known: { when, stale } }) => ({
          message: `It passes already, so it guards what is there; another check fails today and shows the work. Nothing needs to be done. Probed ${when}${stale ? ', before your latest changes' : ''}.`,
          range,
        }))
      : [],
};

/** What a run says of such a plan when it does not begin it (`proofObstacle`). */
export const nothingProves: Rule = {
  code: 'check.all-vacuous',
  severity: 'error',
  dimension: 'testability',
  cost: { kind: 'flat', points: 8 },
  blocks: true,
  // What nothing proves cannot be left to an agent either, as without any check.
  besides: { autonomy: 6 },
  title: 'Plan whose checks all pass before its work',
  why: 'All of its checks pass on the tree as it is, because a probe saw it or because their words say so: they would be green if nothing were done, so a run does not begin the plan.',
  bad: '- [cmd] `npm test`, which passes today, and no other check',
  good: '- [cmd] `npm test` … - [assert] `node src/cli.ts export --csv` contains `id,title`, which fails today',
  remedy: 'Add a check that fails today and passes when the plan is done; or set the plan to done, if it is.',
  unmended: 'There is no quick fix: what will be different when the plan is done, only its author can say.',
  find: (plan, surroundings, { lines }) => {
    const proving = plan.checks.filter(isEvidence);
    const [first] = proving;
    if (first === undefined || plan.healthOnly || !isToBeDone(plan)) {
      return [];
    }
    if (!proving.every((check) => isVain(plan, check, surroundings))) {
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
  find: (plan, surroundings, reading) => {
    // What can be read off it is said there, with what to do.
    const said = [cannotRun, checkSends, deletes].flatMap((rule) => rule.find(plan, surroundings, reading));
    return probedAs('broken', plan, surroundings).filter(
      ({ range: { start, end } }) =>
        !said.some(({ range }) => range.start.line >= start.line && range.start.line <= end.line),
    );
  },
};

/** What was seen of other files than those of now says nothing of all checks together; then their words are asked. */
function isVain(plan: Plan, check: Check, { probes, repository }: Surroundings): boolean {
  const known = probes?.(plan.file, check);
  return known === undefined || known.stale
    ? passesAnyway(plan, check, repository?.files)
    : known.verdict === 'vacuous';
}

function hasRedCheck(plan: Plan, { probes }: Surroundings): boolean {
  return plan.checks.some((check) => probes?.(plan.file, check)?.verdict === 'red');
}

interface ProbedHit extends Hit {
  readonly known: KnownProbe;
}

function probedAs(verdict: ProbeVerdict, plan: Plan, { probes }: Surroundings): ProbedHit[] {
  return probes === undefined || !isToBeDone(plan)
    ? []
    : plan.checks.flatMap((check) => {
        const known = probes(plan.file, check);
        return known?.verdict === verdict ? [{ message: messageOf(known), range: check.range, known }] : [];
      });
}

function messageOf({ reason, when, stale }: KnownProbe): string {
  return `${reason} Probed ${when}${stale ? ', before your latest changes' : ''}.`;
}
