/**
 * A word without what inflects it, so that “creates”, “created” and “creating” are one. English only, and rough: two words
 * that it takes for different are told as a loss, and whoever mends the text uses the word that was there.
 */
export function stemOf(word: string): string {
  const plain = word.toLowerCase().replace(/['’]s?$/, '');
  if (plain.length <= 3) {
    return plain;
  }
  const without = plain
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:sses|shes|ches|xes)$/, (ending) => ending.slice(0, -2))
    .replace(/(?:ing|ed|es|s)$/, '');
  const base = without.length < 3 ? plain : without;
  const bare = base.endsWith('e') ? base.slice(0, -1) : base;
  return bare.at(-1) === bare.at(-2) ? bare.slice(0, -1) : bare;
}
