import type { FrontmatterEntry } from '../../plan/frontmatter.ts';
import type { Plan } from '../../plan/plan.ts';
import { isOver } from '../openDependencies.ts';
import type { Rule } from '../rule.ts';

export const queueReviewOpen: Rule = {
  code: 'queue.review-open',
  severity: 'warning',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 3 },
  blocks: true,
  title: 'A review by a person is open',
  why: 'The plan asks for a person’s review before any work, and is not run without it.',
  bad: 'needs-review: eng',
  good: 'needs-review: none',
  remedy: 'Review the plan, then set `needs-review: none`; for `review-required`, write the verdict into `reviews`.',
  find: (plan) => {
    const entry = openEntry(plan);
    if (isOver(plan) || entry === undefined) {
      return [];
    }
    const how =
      entry.key === 'needs-review'
        ? 'set `needs-review: none`'
        : `add \`type=${plan.needsReview[0]} verdict=approved\` to \`reviews\``;
    return [
      {
        message: `The plan waits for your review (${plan.needsReview.join(', ')}). Review it, then ${how}.`,
        range: entry.range,
      },
    ];
  },
  fixes: ({ problem, plan }) =>
    openEntry(plan)?.key === 'needs-review'
      ? // It says that a person has looked, so only a person may choose it.
        [
          {
            title: 'Reviewed: set `needs-review: none`',
            edits: [{ range: problem.range, text: 'none' }],
            certain: false,
          },
        ]
      : [],
};

/** The key that asks for a review that is open. */
function openEntry({ needsReview, keys }: Plan): FrontmatterEntry | undefined {
  const asks = (name: string): FrontmatterEntry | undefined => {
    const entry = keys.get(name);
    return entry !== undefined && needsReview.some((kind) => String(entry.value).includes(kind)) ? entry : undefined;
  };
  return needsReview.length === 0 ? undefined : (asks('needs-review') ?? asks('review-required'));
}
