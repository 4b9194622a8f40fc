import type { Detector } from './comparison.ts';

/** NASA's Automated Requirement Measurement tool (Wilson, Rosenberg, Hyatt 1997): weak phrases and incompletes. From memory. */
const arm =
  'adequate|as a minimum|as applicable|as appropriate|be able to|be capable|but not limited to|capability of|capability to|easy|effective|if practical|normal|provide for|timely|tbd|tbs|tbe|tbc|tbr|not defined|not determined';

/** Its options: what leaves the builder a choice. */
const armOptions = 'can|may|optionally';

/** Language criteria of ISO/IEC/IEEE 29148 as Femmer and others (2017) read them, but for pronouns. From memory. */
const iso29148 =
  'best|most|better|worse|higher quality|user friendly|user-friendly|easy to use|cost effective|cost-effective|almost always|significant|minimal|provide support|if possible|where possible|sufficient|suitable|as far as possible';

const pronouns = 'it|this|that|these|those|they';

/** INCOSE Guide to Writing Requirements: R7 vague terms, R8 escape clauses, R9 open-ended clauses. From memory. */
const incose =
  'some|any|allowable|several|many|a lot of|a few|very nearly|nearly|about|close to|almost|approximate|approximately|ancillary|relevant|routine|common|generic|flexible|expandable|typical|appropriate|efficient|efficiently|proficient|reasonable|customary|so far as is possible|as little as possible|as much as possible|if it should prove necessary|if necessary|to the extent necessary|as required|to the extent practical|if practicable|including but not limited to|etc|and so on';

/** Lists of words of the literature, whole words in any case. They need nothing installed. */
export const wordLists: readonly Detector[] = [
  wordList('NASA ARM weak phrases', arm),
  wordList('ARM + ISO 29148 words', arm, iso29148),
  wordList('ARM + options + 29148, pronouns', arm, armOptions, iso29148, pronouns),
  wordList('ARM + 29148 + INCOSE R7–R9', arm, iso29148, incose),
];

function wordList(name: string, ...lists: readonly string[]): Detector {
  const words = new RegExp(String.raw`(?<![\w-])(?:${lists.join('|')})(?![\w-])`, 'i');
  return { name, flags: async (items) => items.map(({ text }) => words.test(text)) };
}
