import * as fc from 'fast-check';
import { acceptedExamples } from '../../../core/doctor/criterion/acceptedExamples.ts';
import { rejectedExamples } from '../../../core/doctor/criterion/rejectedExamples.ts';
import type { WordClass } from '../../../core/doctor/criterion/vocabulary.ts';
import { vocabulary } from '../../../core/doctor/criterion/words/vocabulary.ts';

/** Every phrase that the doctor looks for, in its shortest form: only words that a rule knows reach the rule's code. */
const doctorPhrases = [
  ...new Set(
    Object.values<WordClass>(vocabulary).flatMap(({ words = '', phrases = [] }) => [
      ...words.split(' '),
      ...phrases.map(shortest),
    ]),
  ),
].filter((phrase) => phrase !== '');

function shortest(phrase: string): string {
  return phrase
    .split(' ')
    .filter((place) => !place.endsWith('?'))
    .map((place) => place.split('|', 1)[0]?.replace('*', 'thing'))
    .join(' ');
}

const plainWords = (
  'the a it this all no not and or of to in for with by as if when then given must shall should can may is are be user ' +
  'system page list file test tests build export import button error errors message plan key value name id first second'
).split(' ');

/** Pieces of Markdown, of shells and of plan files, each the begin or the end of something that a reader looks for. */
export const marks = (
  '` `` ``` ~~~ * ** _ __ # ## [ ] ( ) { } < > {{ }} <!-- --> | || & ! -> → — – -- - + = == : ; , . … ? " \' “ ” « » ‘ ’ \\ / ' +
  '// ~ $ % @ ^ [x] [ ] [cmd] [assert] [status] [browse] [manual] ]( ![ --- *** ___ 1. - * &amp; <br> <b> </b> https:// %20'
).split(' ');

/** Characters that split, join, vanish or count twice somewhere. */
export const oddCharacters = [
  '\r',
  '\t',
  '\0',
  '\v',
  '\f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\uFEFF',
  '\u00A0',
  '\u3000',
  '\u200B',
  '\u200D',
  '\u202E',
  '\u2066',
  '\u05D0\u05D1',
  '\u0645\u0631',
  'e\u0301\u0323\u0327',
  'İ',
  'ß',
  'ﬁ',
  'ǆ',
  '\uD83D\uDE00',
  '\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67',
  '\uD83D',
  '\uDE00',
  '\uFFFF',
  '\u001B[31m',
  '\u007F',
  '中文',
];

const measured = ['3', '200 ms', '99.9%', '#12', 'FR-012', '1,000 rows', '0', '404', '2 s', '-1', '1e9', '007', '10x'];

const code = [
  'npm test',
  'src/a.ts',
  'x',
  ' ',
  '[cmd] true',
  'a | b',
  'git diff --stat',
  '$(ls)',
  "grep -c 'x' f",
  '{a}',
];

const markup = fc.oneof(
  fc.constantFrom(...code).map((text) => `\`${text}\``),
  fc.constantFrom(...plainWords).map((text) => `"${text}"`),
  fc.constantFrom(...plainWords).map((text) => `**${text}**`),
  fc.constantFrom(...plainWords).map((text) => `<${text}>`),
  fc.constantFrom(...plainWords).map((text) => `[${text}](https://example.com/${text})`),
  fc.constantFrom('src/core/a.ts', './b.mjs', '~/c', 'd/*.{js,ts}', 'NEW', '(new)', 'deleted', 'README.md'),
);

const inline = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...plainWords) },
  { weight: 5, arbitrary: fc.constantFrom(...doctorPhrases) },
  { weight: 3, arbitrary: markup },
  { weight: 2, arbitrary: fc.constantFrom(...measured) },
  { weight: 2, arbitrary: fc.constantFrom(...marks) },
  { weight: 1, arbitrary: fc.constantFrom(...oddCharacters) },
);

const sentence = fc.array(inline, { maxLength: 14 }).map((parts) => parts.join(' '));
const glued = fc.array(inline, { maxLength: 8 }).map((parts) => parts.join(''));
const example = fc.constantFrom(...acceptedExamples, ...Object.values(rejectedExamples).flat());

/** One line about what must be true, as people write it and as nobody would. */
export const criterionText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 2, arbitrary: example },
  { weight: 1, arbitrary: fc.tuple(example, sentence).map(([first, second]) => `${first}, ${second}`) },
  { weight: 1, arbitrary: glued },
);
