import * as fc from 'fast-check';
import { marks, oddCharacters } from './words.ts';

/** Few are long, because they take long; 10,000 is far more than a person writes and finds what grows faster than its input. */
const times: fc.Arbitrary<number> = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 4, arbitrary: fc.constantFrom(200, 1_000) },
  { weight: 1, arbitrary: fc.constant(10_000) },
);

const units = [
  ...marks,
  ...oddCharacters,
  ' ',
  'a',
  '0',
  'a ',
  '- ',
  '> ',
  '# ',
  '[a](',
  '`a` ',
  '"a" ',
  '. ',
  ', ',
  'A-',
  'a:',
];

/** Runs of one mark, alternating marks, and nesting: what readers with backtracking or recursion stumble over. */
export const longText: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom(...units), times).map(([unit, count]) => unit.repeat(count)),
  fc
    .tuple(fc.array(fc.constantFrom(...units), { minLength: 2, maxLength: 4 }), times)
    .map(([parts, count]) => parts.join('').repeat(count)),
  fc
    .tuple(fc.constantFrom('[]', '()', '{}', '<>', '**', '“”', '``'), times, fc.constantFrom('', 'a', ' a '))
    .map(([pair, count, inside]) => (pair[0] ?? '').repeat(count) + inside + (pair[1] ?? '').repeat(count)),
  // Runs of every length: each one could close an earlier one, and none does.
  fc
    .tuple(fc.constantFrom('`', '*', '~', '_'), fc.integer({ min: 1, max: 120 }))
    .map(([mark, count]) => Array.from({ length: count }, (_, index) => mark.repeat(index + 1)).join(' a ')),
);
