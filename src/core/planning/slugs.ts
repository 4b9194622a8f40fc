/** Words that say nothing about what a goal is about. */
const stopWords = new Set(
  'a an and are as at be by can for from has have i in into is it its of on or our please should so that the their them then there these they this to us was me my we when where which will with would you your want wants need needs add make let'.split(
    ' ',
  ),
);

const mostWords = 6;
const longestSlug = 40;
const longestName = 60;

/**
 * The short name of a goal, for frontmatter and command lines: what the person wrote behind `goal:` or `slug:`, else the
 * first six words that say something, at most 40 characters and never a part of a word. A text of empty words only is
 * named by its first three; one without any, `goal`.
 */
export function goalSlug(text: string): string {
  const explicit = explicitSlug(text);
  if (explicit !== undefined) {
    return explicit;
  }
  const words = wordsOf(text);
  const telling = words.filter((word) => !stopWords.has(word)).slice(0, mostWords);
  return joinedWords(telling.length > 0 ? telling : words.slice(0, 3), longestSlug) || 'goal';
}

/** What stands behind `goal:` or `slug:` in a text of the person's; undefined: nothing does. */
export function explicitSlug(text: string): string | undefined {
  const named = /(?:^|\s)(?:goal|slug):\s?([\p{L}\p{N}][\p{L}\p{N}_-]*)/iu.exec(text)?.[1];
  const slug = named === undefined ? '' : joinedWords(wordsOf(named), longestSlug);
  return slug === '' ? undefined : slug;
}

/** A title as a part of a file name. */
export function nameSlug(title: string): string {
  return joinedWords(wordsOf(title), longestName) || 'plan';
}

/** Small letters without accents, digits; an apostrophe parts no word. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F'’]/g, '')
    .normalize('NFC')
    .toLowerCase();
  return plain.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

/** Whole words up to a length; of a first word that is longer, its beginning. */
function joinedWords(words: readonly string[], longest: number): string {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > longest) {
      break;
    }
    slug = longer;
  }
  return slug === '' ? (words[0] ?? '').slice(0, longest).toWellFormed().replaceAll('\uFFFD', '') : slug;
}
