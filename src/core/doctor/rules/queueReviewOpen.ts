import type { FrontmatterEntry } from '../../plan/frontmatter.ts';
import type { Plan } from '../../plan/plan.ts';
import { setKeyEdit } from '../fixes/keyEdits.ts';
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
  find: (plan) =>
    isOver(plan)
      ? []
      : openReviews(plan).map(({ entry, kinds }) => ({
          message: `The plan waits for your review (${kinds.join(', ')}). Review it, then ${
            entry.key === 'needs-review'
              ? 'set `needs-review: none`'
              : `add ${kinds.map((kind) => `\`${approval(kind)}\``).join(' and ')} to \`reviews\``
          }.`,
          range: entry.range,
        })),
  fixes: ({ problem, plan }) =>
    // It says that a person has looked, so only a person may choose it.
    openReviews(plan)
      .filter(({ entry }) => entry.range.start.line === problem.range.start.line)
      .flatMap(({ entry, kinds }) =>
        entry.key === 'needs-review'
          ? [
              {
                title: `Reviewed (${kinds.join(', ')}): set \`needs-review: none\``,
                edits: [{ range: problem.range, text: 'none' }],
                certain: false,
              },
            ]
          : plan.keys.has('reviews')
            ? []
            : [
                {
                  title: `Reviewed (${kinds.join(', ')}): approve it in \`reviews\``,
                  edits: [setKeyEdit(plan, 'reviews', `[${kinds.map(approval).join(', ')}]`)],
                  certain: false,
                },
              ],
      ),
};

function approval(kind: string): string {
  return `type=${kind} verdict=approved`;
}

interface OpenReview {
  readonly entry: FrontmatterEntry;
  readonly kinds: readonly string[];
}

/** The keys that ask for a review that is open, each with what it asks for: closing the one leaves the other open. */
function openReviews({ needsReview, keys }: Plan): readonly OpenReview[] {
  const asked = (name: string): OpenReview[] => {
    const entry = keys.get(name);
    const words = new Set(JSON.stringify(entry?.value ?? '').match(/[^\s,[\]"']+/g));
    const kinds = needsReview.filter((kind) => words.has(kind));
    return entry === undefined || kinds.length === 0 ? [] : [{ entry, kinds }];
  };
  if (needsReview.length === 0) {
    return [];
  }
  const needed = asked('needs-review');
  // What both ask for may be approved in `reviews` already; then setting `needs-review` is all that is left.
  const reviews = JSON.stringify(keys.get('reviews')?.value ?? '');
  const required = asked('review-required').map(({ entry, kinds }) => ({
    entry,
    kinds: kinds.filter(
      (kind) =>
        (kind !== 'code' && !reviews.includes(`type=${kind} `)) || !needed.some((each) => each.kinds.includes(kind)),
    ),
  }));
  return [...needed, ...required.filter(({ kinds }) => kinds.length > 0)];
}
