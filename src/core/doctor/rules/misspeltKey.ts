import { lineRange } from '../../base/range.ts';
import type { Rule } from '../rule.ts';

/** Keys that decide when and whether a plan runs; written another way, they would decide nothing, silently. */
const meant: ReadonlyMap<string, string> = new Map([
  ...['blocked-by', 'depends-on', 'needs-review', 'review-required', 'allows-migrations'].map(
    (key) => [key.replaceAll('-', ''), key] as const,
  ),
  ...['dependencies', 'dependency', 'requires', 'blockedon', 'blocks-on', 'after', 'waitsfor', 'depends'].map(
    (key) => [key, 'blocked-by'] as const,
  ),
  ...['status', 'title', 'goal', 'priority', 'timeout', 'verification', 'allow', 'deny'].map(
    (key) => [key, key] as const,
  ),
]);

export const misspeltKey: Rule = {
  code: 'plan.misspelt-key',
  severity: 'warning',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 2 },
  title: 'Key that only looks like a known one',
  why: 'Keys that mstack does not know mean nothing to it: a plan whose dependency is called another name runs at once.',
  bad: '`blocked_by: [001]`',
  good: '`blocked-by: [001]`',
  remedy: 'Write the key as mstack knows it.',
  find: (plan) =>
    [...plan.keys.values()].flatMap(({ key, line }) => {
      const right = rightKey(key);
      const isTold = right === 'status' && !plan.keys.has(right);
      return right === undefined || isTold
        ? []
        : [
            {
              message: `\`${key}\` means nothing to mstack. Write \`${right}\` if that is meant.`,
              range: lineRange(line, 0, key.length),
            },
          ];
    }),
  fixes: ({ problem, plan, lines }) => {
    const { start, end } = problem.range;
    const key = (lines[start.line] ?? '').slice(start.character, end.character);
    const right = rightKey(key);
    return right === undefined || plan.keys.has(right)
      ? []
      : [
          {
            title: `Write \`${right}\``,
            edits: [{ range: problem.range, text: right }],
            certain: plain(key) === plain(right),
          },
        ];
  },
};

function rightKey(key: string): string | undefined {
  const right = meant.get(plain(key));
  return right === key ? undefined : right;
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[-_]/g, '');
}
