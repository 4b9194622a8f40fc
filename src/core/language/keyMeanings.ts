import { planStatuses, type PlanStatus } from '../plan/plan.ts';

/** What a value of a key means, in a few words. */
export interface ValueMeaning {
  readonly value: string;
  readonly meaning: string;
}

export interface KeyMeaning {
  readonly key: string;
  /** Sentences; Markdown. */
  readonly meaning: string;
  /** Every value that there is, or those that are usual. */
  readonly values?: readonly ValueMeaning[];
  /** Several values, between commas. */
  readonly list?: boolean;
  /** `author`: written by whoever writes the plan; `mstack`: by the run; `old`: read, and written no more. */
  readonly writtenBy: 'author' | 'mstack' | 'old';
}

const statusMeanings: Readonly<Record<PlanStatus, string>> = {
  pending: 'to be done: the only plans that are run',
  'in-progress': 'being worked on',
  done: 'finished and proven; what waits for it may begin',
  failed: 'given up: its Diagnosis says why',
  blocked: 'put aside until an obstacle is gone',
  skipped: 'will not be done; what waits for it goes on waiting',
};

const truths: readonly ValueMeaning[] = [
  { value: 'false', meaning: 'no' },
  { value: 'true', meaning: 'yes' },
];

const reviewKinds: readonly ValueMeaning[] = [
  { value: 'eng', meaning: 'by an engineer' },
  { value: 'design', meaning: 'by a designer' },
  { value: 'ceo', meaning: 'by whoever decides on the product' },
  { value: 'code', meaning: 'of the code, after the work' },
];

/** Frontmatter keys in the order in which plans have them. */
export const keyMeanings: readonly KeyMeaning[] = [
  {
    key: 'id',
    meaning:
      'Number of the plan, unique within its goal: dependencies and commits name it. `7`, `07` and `007` are one id.',
    writtenBy: 'author',
  },
  { key: 'title', meaning: 'What the plan does, in one line.', writtenBy: 'author' },
  {
    key: 'status',
    meaning: 'Where the plan stands. Only `pending` plans are run.',
    values: planStatuses.map((value) => ({ value, meaning: statusMeanings[value] })),
    writtenBy: 'author',
  },
  {
    key: 'blocked-by',
    meaning:
      'Plans that must be `done` before this one: `[001, other-goal:2]`. A bare id means a plan of the same goal.',
    writtenBy: 'author',
  },
  { key: 'depends-on', meaning: 'Older name of `blocked-by`.', writtenBy: 'old' },
  { key: 'goal', meaning: 'Groups plans. An id is unique within its goal.', writtenBy: 'author' },
  {
    key: 'priority',
    meaning: 'Among plans that are ready, the lower number runs first. Absent: the id.',
    writtenBy: 'author',
  },
  {
    key: 'allows-migrations',
    meaning:
      'Whether the plan may touch database migrations. Kept for other tools; here `allow` and `deny` say what it may touch.',
    values: truths,
    writtenBy: 'author',
  },
  {
    key: 'needs-review',
    meaning: 'Kinds of human review that are still open. A plan with one is not run.',
    values: [{ value: 'none', meaning: 'nothing is open: the plan may run' }, ...reviewKinds],
    list: true,
    writtenBy: 'author',
  },
  {
    key: 'review-required',
    meaning: 'Kinds of human review that must be recorded under `reviews` before the plan is run.',
    values: reviewKinds,
    list: true,
    writtenBy: 'author',
  },
  {
    key: 'reviews',
    meaning: 'Records of human reviews: `- type=eng verdict=approved date=2026-01-31 by=ada`.',
    writtenBy: 'author',
  },
  {
    key: 'review',
    meaning: 'How deeply the finished change is to be reviewed. Kept for other tools: mstack reviews all plans alike.',
    values: [
      { value: 'standard', meaning: 'one reading' },
      { value: 'thorough', meaning: 'every changed line and what calls it' },
      { value: 'adversarial', meaning: 'as somebody who wants to break it' },
    ],
    writtenBy: 'author',
  },
  {
    key: 'verification',
    meaning: 'What proves the plan besides its own checks.',
    values: [{ value: 'health-only', meaning: 'the health gate alone: the plan needs no executable check' }],
    writtenBy: 'author',
  },
  {
    key: 'allow',
    meaning: 'Globs of what the plan may touch. Absent: its “Files expected to change”, and tests.',
    writtenBy: 'author',
  },
  { key: 'deny', meaning: 'Globs of what the plan may not touch, whatever it lists or allows.', writtenBy: 'author' },
  {
    key: 'timeout',
    meaning: 'Seconds that each of its checks may take. Absent: 120.',
    values: [
      { value: '300', meaning: '5 minutes' },
      { value: '600', meaning: '10 minutes' },
      { value: '1800', meaning: '30 minutes' },
    ],
    writtenBy: 'author',
  },
  { key: 'created', meaning: 'Date on which the plan was written.', writtenBy: 'author' },
  { key: 'completed', meaning: 'Date on which the plan was done.', writtenBy: 'mstack' },
  { key: 'failed-reason', meaning: 'Why the plan failed.', writtenBy: 'mstack' },
  { key: 'failed-at', meaning: 'Date on which the plan failed.', writtenBy: 'mstack' },
  { key: 'blocked-reason', meaning: 'Why the plan is blocked.', writtenBy: 'mstack' },
  { key: 'qa', meaning: 'How the finished work was checked.', writtenBy: 'mstack' },
  {
    key: 'reviewed',
    meaning: 'Whether a person has looked at the finished work.',
    values: truths,
    writtenBy: 'mstack',
  },
  { key: 'deferred', meaning: 'Date on which the plan was put off.', writtenBy: 'mstack' },
  { key: 'deferred-reason', meaning: 'Why the plan was put off.', writtenBy: 'mstack' },
  { key: 'skipped', meaning: 'Date on which the plan was dropped.', writtenBy: 'mstack' },
  { key: 'skipped-reason', meaning: 'Why the plan was dropped.', writtenBy: 'mstack' },
  { key: 'superseded-by', meaning: 'The plan that takes this one’s place.', writtenBy: 'author' },
  { key: 'autonomy', meaning: 'Read by older tools only. mstack ignores it.', writtenBy: 'old' },
];
