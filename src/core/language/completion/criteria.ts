import { lineRange, type Range } from '../../base/range.ts';
import type { Offer } from './completion.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { criterionSkeletons } from './criterionSkeletons.ts';

/** Behind `- [ ] `, or where such a bullet may begin: sentences that can be decided once their gaps are filled. */
export function criteria(place: CompletionPlace): Offer[] {
  if (place.part !== 'body' || !/^(?:requirements|acceptance criteria)\b/i.test(place.heading)) {
    return [];
  }
  const opening = openingAt(place);
  return opening === undefined
    ? []
    : criterionSkeletons.map(({ label, meaning, template }) => ({
        label,
        kind: 'skeleton',
        documentation: meaning,
        range: opening.range,
        template: `${opening.prefix}${template}`,
        filterText: `${opening.prefix}${label}`,
      }));
}

/** What of bullet and box is still to be written, and the words that are replaced. Undefined: a criterion is there. */
function openingAt({ before, after, line }: CompletionPlace): { range: Range; prefix: string } | undefined {
  const words = /^\s*[-*+]\s+\[[ xX]\]\s+([A-Za-z]*)$/.exec(before)?.[1];
  const behind = after.trim() === '';
  if (words !== undefined && behind) {
    return { range: lineRange(line, before.length - words.length, before.length + after.length), prefix: '' };
  }
  const box = /^\s*[-*+]\s+(\[?[ xX]?\]?)$/.exec(before)?.[1];
  if (box !== undefined && /^[ xX]?\]?\s*$/.test(after)) {
    return { range: lineRange(line, before.length - box.length, before.length + after.length), prefix: '[ ] ' };
  }
  return before === '' && behind ? { range: lineRange(line, 0, after.length), prefix: '- [ ] ' } : undefined;
}
