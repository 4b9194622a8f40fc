import { keyMeanings } from '../keyMeanings.ts';
import type { Offer } from './completion.ts';
import { type CompletionPlace, wordAt } from './completionPlace.ts';

/** Keys whose value is written as a list. */
const lists = new Set(['blocked-by', 'allow', 'deny']);

/** At the beginning of a frontmatter line: keys that an author writes and that are not there yet. */
export function frontmatterKeys(place: CompletionPlace): Offer[] {
  const { before, after, frontmatter, line } = place;
  if (place.part !== 'frontmatter' || !/^[\w-]*$/.test(before)) {
    return [];
  }
  const rest = after.replace(/^[\w-]+/, '');
  const goesOn = rest.startsWith(':');
  if (!goesOn && rest.trim() !== '') {
    return [];
  }
  const { range } = wordAt(place, /[\w-]/);
  return keyMeanings
    .filter(({ key, writtenBy }) => {
      const there = frontmatter.entries.get(key);
      return writtenBy === 'author' && (there === undefined || there.line === line);
    })
    .map(({ key, meaning }) => ({
      label: key,
      kind: 'key',
      documentation: meaning,
      range,
      ...(goesOn
        ? { text: key }
        : lists.has(key)
          ? { text: `${key}: [`, behind: ']', again: true }
          : { text: `${key}: `, again: true }),
    }));
}
