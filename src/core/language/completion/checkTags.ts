import { lineRange } from '../../base/range.ts';
import { tagMeanings } from '../tagMeanings.ts';
import { checkPartAt } from './checkPart.ts';
import type { Offer } from './completion.ts';
import type { CompletionPlace } from './completionPlace.ts';

/** Under Verification, where a check begins: its tag. */
export function checkTags(place: CompletionPlace): Offer[] {
  const part =
    place.part === 'body' && /^verification\b/i.test(place.heading)
      ? checkPartAt(place.before, place.after)
      : undefined;
  if (part?.kind !== 'tag') {
    return [];
  }
  const behind = place.after.slice(part.to - place.before.length);
  const bullet = part.bulleted ? '' : '- ';
  return tagMeanings.map(({ tag, passes, documentation }) => ({
    label: `[${tag}]`,
    kind: 'tag',
    detail: passes,
    documentation,
    range: lineRange(place.line, part.from, part.to),
    text: `${bullet}[${tag}]${/^\s/.test(behind) ? '' : ' '}`,
    filterText: `${bullet}[${tag}]`,
    again: true,
  }));
}
