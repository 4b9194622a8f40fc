import type { Position, Range } from '../base/range.ts';
import { lossesOf } from './criterionProblems.ts';
import { markdownMessage } from './markdownText.ts';
import type { PlanDocument } from './planDocument.ts';
import { lossWords } from './scoreWords.ts';

/** A few words behind the end of a line that are not part of the text. */
export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}

/** Behind each criterion in a range that lost points: which, and why. */
export function inlayHintsOf({ plan, diagnosis }: PlanDocument, range: Range): InlayHint[] {
  if (plan === undefined || diagnosis === undefined) {
    return [];
  }
  const criteria = plan.criteria.filter(
    ({ range: own }) => own.start.line <= range.end.line && own.end.line >= range.start.line,
  );
  const losses = lossesOf(criteria, diagnosis);
  return criteria.flatMap((criterion, at) => {
    const own = losses[at] ?? [];
    const reasons = [...new Set(own.map(({ message }) => message))];
    return own.length === 0
      ? []
      : [
          {
            position: criterion.range.end,
            label: lossWords(own),
            tooltip: reasons.map(markdownMessage).join('\n\n'),
          },
        ];
  });
}
