import type { Plan } from '../../src/core/plan/plan.ts';
import { type Diagnosis, diagnose } from '../../src/core/doctor/diagnose.ts';
import { remediesOf } from '../../src/core/doctor/remedies.ts';
import { dimensions } from '../../src/core/doctor/score.ts';
import { readPlan } from '../../src/core/plan/readPlan.ts';
import { tableText } from './figures.ts';
import { growths } from './growth.ts';
import type { PlanFile } from './planFolder.ts';

interface Scored {
  readonly file: string;
  readonly source: string;
  readonly plan: Plan;
  readonly diagnosis: Diagnosis;
}

/** How the scores of real plans are spread, and whether they keep what they promise. */
export function scoresText(files: readonly PlanFile[], list: boolean): string {
  const scored = files.flatMap(({ file, source }): Scored[] => {
    const plan = readPlan(file, source);
    return plan === undefined ? [] : [{ file, source, plan, diagnosis: diagnose(plan) }];
  });
  return [
    `Scores of ${scored.length} plans with ${scored.reduce((sum, { plan }) => sum + plan.criteria.length, 0)} criteria`,
    spreadText(scored),
    '',
    'What a score promises, and plans that break it',
    tableText(promises.map(({ says, breaks }) => [says, namesText(scored.filter(breaks))])),
    '',
    'Longer plans that are no worse: lowered dimensions',
    tableText(
      growths.map(({ name, apply }) => [name, namesText(scored.filter((one) => lowers(one, apply(one.source))))]),
    ),
    ...(list
      ? [
          '',
          ...scored.toSorted((one, other) => one.diagnosis.score.overall - other.diagnosis.score.overall).map(lineOf),
        ]
      : []),
  ].join('\n');
}

function spreadText(scored: readonly Scored[]): string {
  const quantiles = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];
  const rows = [...dimensions, 'overall' as const].map((name) => {
    const values = scored.map(({ diagnosis }) => diagnosis.score[name]).toSorted((one, other) => one - other);
    const at = (share: number): string => String(values[Math.floor(share * (values.length - 1))] ?? '');
    return [name, ...quantiles.map(at), String(values.filter((value) => value === 10).length)];
  });
  return tableText([['', 'least', '10 %', '25 %', 'median', '75 %', '90 %', 'most', 'of 10'], ...rows]);
}

/** Inaccuracy of sums. */
const tiny = 1e-6;

const promises: readonly { readonly says: string; readonly breaks: (scored: Scored) => boolean }[] = [
  {
    says: 'losses add up to what a dimension is below 10',
    breaks: ({ diagnosis: { score, losses } }) =>
      dimensions.some((name) => {
        const lost = losses.filter(({ dimension }) => dimension === name).reduce((sum, { points }) => sum + points, 0);
        const below = 10 - score[name];
        return lost > below + tiny || below - lost >= 0.1 || (lost > tiny && score[name] === 10);
      }),
  },
  {
    says: 'every loss stands on a line of the file',
    breaks: ({ source, diagnosis }) =>
      diagnosis.losses.some(({ range }) => source.split('\n')[range.start.line] === undefined),
  },
  {
    says: 'there are remedies exactly where points were lost, and they bring all of them back',
    breaks: ({ diagnosis }) => {
      const remedies = remediesOf(diagnosis);
      const perfect = dimensions.every((name) => diagnosis.score[name] === 10);
      return (
        perfect !== (remedies.length === 0) ||
        dimensions.some((name) => {
          const back = diagnosis.score[name] + remedies.reduce((sum, { gains }) => sum + (gains[name] ?? 0), 0);
          return back > 10 + tiny || back <= 9.9 - tiny;
        })
      );
    },
  },
  {
    says: 'without a check that runs or without criteria: at most 4 in testability and 6 in autonomy-readiness',
    breaks: ({ diagnosis: { problems, score } }) =>
      problems.some(({ code }) => code === 'plan.no-executable-check' || code === 'plan.no-criteria') &&
      (score.testability > 4 || score.autonomy > 6),
  },
];

function lowers({ diagnosis, file }: Scored, source: string): boolean {
  const plan = readPlan(file, source);
  return plan === undefined || dimensions.some((name) => diagnose(plan).score[name] < diagnosis.score[name]);
}

function namesText(scored: readonly Scored[]): string {
  return scored.length === 0
    ? 'none'
    : `${scored.length}: ${scored.map(({ file }) => file.split('/').at(-1)).join(', ')}`;
}

function lineOf({ file, diagnosis: { score, losses } }: Scored): string {
  const values = ['overall', ...dimensions].map((name) => String(score[name as keyof typeof score]));
  const codes = [...new Set(losses.map(({ code }) => code))].join(', ');
  return `  ${values.join(' ').padEnd(24)} ${file.split('/').at(-1)}  ${codes}`;
}
