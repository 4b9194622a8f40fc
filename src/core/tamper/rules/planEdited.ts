import type { Plan } from '../../plan/plan.ts';
import { readPlan } from '../../plan/readPlan.ts';
import type { Tampering, TamperRule } from '../tamper.ts';

const code = 'plan.edited';

/**
 * Plans as they are read, not as they are written: ticked boxes, notes and wrapped lines change nothing. What a plan asks for,
 * what proves it and what it allows is a person's to say, in whatever plan.
 */
export const planEdited: TamperRule = {
  code,
  find: ({ files }) =>
    files
      .filter(({ path, pathBefore }) => [path, pathBefore ?? ''].some((each) => each.endsWith('.md')))
      .flatMap(({ path, pathBefore, before, after }): Tampering[] => {
        const old = before === undefined ? undefined : readPlan(pathBefore ?? path, before);
        const now = after === undefined ? undefined : readPlan(path, after);
        const found = (severity: Tampering['severity'], message: string): Tampering => ({
          code,
          severity,
          file: path,
          line: 0,
          message,
        });
        if (old === undefined) {
          return now === undefined
            ? []
            : [
                found(
                  'flagged',
                  `${path} is a new plan, which a later run would carry out. See whether the plan asked for one.`,
                ),
              ];
        }
        if (now === undefined || pathBefore !== undefined) {
          return [
            found(
              'blocks',
              `${pathBefore ?? path} was a plan and is ${now === undefined ? 'none any more' : `${path} now`}. Plans are a person's to move and to end. Put it back.`,
            ),
          ];
        }
        return differences(old, now).map((what) =>
          found(
            'blocks',
            `${path} says something else now: ${what}. What a plan asks for and what proves it is a person's to say. Put it back.`,
          ),
        );
      }),
};

function differences(old: Plan, now: Plan): string[] {
  const parts: readonly (readonly [string, (plan: Plan) => readonly unknown[]])[] = [
    ['its checks', (plan) => plan.checks.map(({ tag, text }) => `[${tag}] ${text}`)],
    ['its criteria', (plan) => plan.criteria.map(({ text }) => text)],
    ['the files it lists', (plan) => plan.files.map(({ path, change }) => `${path} (${change})`)],
    ['what it allows', (plan) => plan.allow],
    ['what it denies', (plan) => plan.deny],
    ['its status', (plan) => [plan.status]],
    [
      'what it waits for',
      (plan) => [...plan.blockedBy.map(({ goal, id }) => `${goal ?? ''}:${id}`), ...plan.needsReview],
    ],
    ['its id or goal', (plan) => [plan.id, plan.goal]],
    ['its title', (plan) => [plan.title]],
    ['its priority', (plan) => [plan.priority]],
    ['its tasks', (plan) => plan.tasks.map(({ text }) => text)],
    ['migrations', (plan) => [plan.allowsMigrations]],
    ['how it is verified', (plan) => [plan.healthOnly, plan.checkTimeout]],
    ['what is out of its scope', (plan) => [plan.outOfScope]],
  ];
  return parts.flatMap(([name, read]) => {
    const before = read(old);
    const after = read(now);
    const isSame = before.length === after.length && before.every((value, at) => value === after[at]);
    return isSame ? [] : [`${name} (${difference(before, after)})`];
  });
}

function difference(before: readonly unknown[], after: readonly unknown[]): string {
  const lost = before.filter((value) => !after.includes(value)).map(String);
  const added = after.filter((value) => !before.includes(value)).map(String);
  const parts = [...lost.map((value) => `− ${value}`), ...added.map((value) => `+ ${value}`)];
  return parts.length === 0 ? 'in another order' : parts.slice(0, 4).join('; ').slice(0, 300);
}
