import * as fc from 'fast-check';
import { longText } from './long.ts';
import { mutated } from './mutation.ts';
import { criterionText } from './words.ts';

const tag = fc.constantFrom(
  '[cmd] ',
  '[assert] ',
  '[status] ',
  '[browse] ',
  '[manual] ',
  '**[cmd]** ',
  '`[cmd]` ',
  '[Cmd]: ',
  '[other] ',
  '[cmd](x) ',
  '',
);

const command = fc.constantFrom(
  '`npm test`',
  'npm test',
  '`! grep -q TODO src/a.ts`',
  '! `grep x y`',
  "grep -c 'a|b' f | wc -l",
  'cat f | Hello',
  'curl -s http://localhost:1/a',
  '``a ` b``',
  'FOO=1 ./run.sh --all',
  'native smoke test command',
  'The page loads.',
  'http://localhost:3000/a?b=c the list is there',
  '(cd a && make)',
  '',
);

const expectation = fc.constantFrom(
  '',
  ' exits 0',
  ' exits with code 3.',
  ' outputs "3"',
  ' outputs `a` (b) — c',
  ' returns 4',
  ' contains “x”',
  " the output contains 'y'",
  ' >= 3',
  ' at least `10`',
  ' -> 200',
  ' → 404 (not found)',
  ' | text',
  ' | "quoted text"',
  ' || true',
  ' has matches',
  ' — with a remark',
  ' -- with a remark',
  ' (a) (b) (c)',
);

const written = fc
  .tuple(tag, command, expectation, fc.oneof({ weight: 3, arbitrary: fc.constant('') }, criterionText, longText))
  .map((parts) => parts.join(''));

/** The text of a bullet under Verification. */
export const checkText: fc.Arbitrary<string> = fc.oneof({ weight: 2, arbitrary: written }, mutated(written));
