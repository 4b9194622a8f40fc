import * as fc from 'fast-check';
import { longText } from './long.ts';
import { criterionText, marks, oddCharacters } from './words.ts';

/** What somebody types, pastes or deletes. */
export const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '\n', '\r\n', '\r', 'a\nb', 'a\rb\r\n', ...marks, ...oddCharacters) },
  { weight: 2, arbitrary: criterionText },
  { weight: 1, arbitrary: longText },
);

/** A line and a character, as far too large numbers too: an editor and its server may differ for a moment. */
export const position = fc.record({ line: fc.nat(70), character: fc.oneof(fc.nat(30), fc.nat(3_000)) });
