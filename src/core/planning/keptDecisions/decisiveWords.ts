/** Words of criteria and tasks that decide something, by what they decide. Single words, in lower case. */

/** When something holds. Words of one kind say the same. */
export const conditions: ReadonlyMap<string, string> = tableOf({
  when: 'when whenever if once upon whereupon',
  unless: 'unless',
  until: 'until till',
  while: 'while whilst during',
  after: 'after',
  before: 'before',
});

/** Of how many things it holds. */
export const extents: ReadonlyMap<string, string> = tableOf({
  all: 'all every each entire whole both everything everyone',
  any: 'any anything anyone',
  only: 'only solely exclusively',
  always: 'always',
  exactly: 'exactly precisely',
});

/** Who does it, or whom it happens to. */
export const actors: ReadonlySet<string> = new Set(
  'user users caller callers owner owners admin admins administrator administrators guest guests member members client clients customer customers visitor visitors operator operators author authors maintainer maintainers reader readers developer developers consumer consumers player players editor editors viewer viewers manager managers subscriber subscribers moderator moderators reviewer reviewers contributor contributors student students teacher teachers buyer buyers seller sellers agent agents tenant tenants server servers browser browsers'.split(
    ' ',
  ),
);

/** What stands before a number and says on which side of it the result lies. */
export type Side = 'below' | 'most' | 'above' | 'least' | 'exact' | 'about';

/** The longer ones first. `no more than` is no negation. */
export const sides: readonly (readonly [words: string, side: Side])[] = [
  ['no more than', 'most'],
  ['not more than', 'most'],
  ['no fewer than', 'least'],
  ['no less than', 'least'],
  ['not less than', 'least'],
  ['not fewer than', 'least'],
  ['no later than', 'most'],
  ['less than', 'below'],
  ['fewer than', 'below'],
  ['lower than', 'below'],
  ['smaller than', 'below'],
  ['shorter than', 'below'],
  ['faster than', 'below'],
  ['more than', 'above'],
  ['greater than', 'above'],
  ['larger than', 'above'],
  ['higher than', 'above'],
  ['longer than', 'above'],
  ['at most', 'most'],
  ['up to', 'most'],
  ['at least', 'least'],
  ['a maximum of', 'most'],
  ['maximum of', 'most'],
  ['minimum of', 'least'],
  ['within', 'most'],
  ['under', 'below'],
  ['below', 'below'],
  ['over', 'above'],
  ['above', 'above'],
  ['exactly', 'exact'],
  ['precisely', 'exact'],
  ['about', 'about'],
  ['around', 'about'],
  ['approximately', 'about'],
  ['roughly', 'about'],
  ['circa', 'about'],
  ['nearly', 'about'],
  ['almost', 'about'],
  ['> =', 'least'],
  ['< =', 'most'],
  ['≥', 'least'],
  ['≤', 'most'],
  ['>', 'above'],
  ['<', 'below'],
  ['~', 'about'],
  ['≈', 'about'],
];

/** Units by what they measure, each with how many of the smallest one it is. */
export const units: ReadonlyMap<string, { readonly measure: string; readonly name: string; readonly factor: number }> =
  new Map(
    (
      [
        ['time', 'us', 1, 'us µs microsecond microseconds'],
        ['time', 'ms', 1e3, 'ms msec millisecond milliseconds'],
        ['time', 's', 1e6, 's sec secs second seconds'],
        ['time', 'min', 6e7, 'min mins minute minutes'],
        ['time', 'h', 3.6e9, 'h hr hrs hour hours'],
        ['time', 'd', 8.64e10, 'd day days'],
        ['time', 'week', 6.048e11, 'week weeks'],
        ['time', 'month', 2.592e12, 'month months'],
        ['time', 'year', 3.1536e13, 'year years'],
        ['size', 'b', 1, 'b byte bytes'],
        ['size', 'kb', 1e3, 'kb kilobyte kilobytes'],
        ['size', 'kib', 1024, 'kib'],
        ['size', 'mb', 1e6, 'mb megabyte megabytes'],
        ['size', 'mib', 1_048_576, 'mib'],
        ['size', 'gb', 1e9, 'gb gigabyte gigabytes'],
        ['size', 'gib', 1_073_741_824, 'gib'],
        ['share', '%', 1, '% percent'],
        ['length', 'px', 1, 'px pixel pixels'],
      ] as const
    ).flatMap(([measure, name, factor, words]) =>
      words.split(' ').map((word) => [word, { measure, name, factor }] as const),
    ),
  );

/** Numbers in words. “One” is a pronoun as often as a number. */
export const numberWords: ReadonlyMap<string, string> = new Map([
  ...['zero', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].flatMap(
    (word, value): [string, string][] => (word === '' ? [] : [[word, String(value)]]),
  ),
  ['twice', '2'],
  ['thrice', '3'],
]);

/** Words that say little by themselves: a sentence may gain or lose them and ask for the same. */
export const smallWords: ReadonlySet<string> = new Set(
  'with for on at by from as into onto than this these those which what who whose such same other own out off about again also just very i we you he she they them us our your his her still yet now here together hence thus therefore well up down'.split(
    ' ',
  ),
);

/**
 * Words and phrases that take away from what they stand beside: what is exempt, who need not, how hard one has to try.
 * None of them may come where it was not.
 */
export const weakening: readonly string[] = [
  ...'should may might could ideally preferably optionally optional typically usually mostly generally normally often sometimes occasionally approximately roughly nearly almost partly partially attempt attempts try tries aim aims unless except excluding barring reasonable reasonably eventually skip skips skipped ignore ignores ignored waive waived exempt unneeded unnecessary'.split(
    ' ',
  ),
  'best effort',
  'alternatively',
  'or else',
  'nice to have',
  'only if',
  'only when',
  'only where',
  'only for',
  'as long as',
  'provided that',
  'other than',
  'apart from',
  'but not',
  'not required',
  'not needed',
  'not necessary',
  'not apply',
  'no need',
  'need not',
  "needn't",
  "doesn't apply",
  "don't apply",
  'if possible',
  'where possible',
  'when possible',
  'if applicable',
  'where applicable',
  'where appropriate',
  'as appropriate',
  'as needed',
  'if needed',
  'if necessary',
  'where feasible',
  'to some extent',
  'in most cases',
  'in some cases',
  'at least one of',
  'one of',
  'some of',
  'most of',
  'a few',
  'or equivalent',
  'or similar',
  'out of scope',
  'for now',
  'later on',
  'follow up',
  'in a later',
  'to be decided',
  'tbd',
  'todo',
];

function tableOf(kinds: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(kinds).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind])));
}
