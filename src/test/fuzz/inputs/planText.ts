import * as fc from 'fast-check';
import { checkText } from './checkText.ts';
import { longText } from './long.ts';
import { mutated } from './mutation.ts';
import { shapes } from './shapes.ts';
import { criterionText } from './words.ts';

const key = fc.constantFrom(
  ...'id title status goal blocked-by depends-on priority needs-review review-required reviews verification allow deny'.split(
    ' ',
  ),
  ...'allows-migrations timeout created x X-y'.split(' '),
);

/** Values that are YAML, that only look like it, and that break a reader of it. */
const value = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'pending',
      'done',
      '1',
      '007',
      '[1, 2]',
      '[goal:3, 4]',
      '',
      'true',
      'health-only',
      'a, b',
      'none',
      '~',
      '"quoted: text"',
      "'it''s'",
      'fix: the parser',
      '[',
      '[[[',
      '{a: b',
      '"open',
      '&a *a',
      '!!str x',
      '| ',
      '>-',
      '# comment',
      'a # comment',
      '*.{js,ts}',
      '- 1',
      '\n  - 1\n  - 2',
      '\n- 1',
      ' [\n 1,\n 2\n]',
      '99999999999',
      '@a',
      '%a',
      '`a`',
      '? a',
      '<<: *a',
      '__proto__',
      'type=a verdict=pass',
      '\n  a\n  b',
      '- - - -',
      '"\\x"',
    ),
  },
  { weight: 1, arbitrary: criterionText },
  { weight: 1, arbitrary: longText },
);

const keyLine = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}: ${text}`) },
  { weight: 1, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}:${text}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '# comment', '## heading', '  indented', '- item', ']', '---', 'no key'),
  },
);

const frontmatter = fc
  .record({
    before: fc.constantFrom('', '', '', '', '\uFEFF', '\n', 'text\n', '<!-- c -->\n', '\uFEFF\n\n'),
    open: fc.constantFrom('---\n', '---\n', '---\n', '---  \n', '--- \t\n', ''),
    lines: fc.array(keyLine, { maxLength: 8 }),
    status: fc.constantFrom('status: pending\n', 'status: pending\n', 'status: done\n', 'status: "x"\n', ''),
    close: fc.constantFrom('---\n', '---\n', '---\n', '---', '\n', ''),
  })
  .map(({ before, open, lines, status, close }) => {
    const keys = lines.map((line) => `${line}\n`).join('');
    return `${before}${open}${keys}${status}${close}`;
  });

const heading = fc.constantFrom(
  '## Requirements',
  '## Verification',
  '## Design',
  '## Tasks',
  '## Acceptance Criteria',
  '# Plan',
  '### Files to change:',
  '## Verification ##',
  '##Verification',
  '  ## Tasks',
  '## Implementation Notes',
  '## Diagnosis',
  '##',
  '####### x',
  '## Out of scope',
);

const line = fc.oneof(
  { weight: 6, arbitrary: criterionText.map((text) => `- [ ] ${text}`) },
  { weight: 3, arbitrary: checkText.map((text) => `- ${text}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('- ', '* ', '1. ', '2) ', '  - ', '      ', '\t- ', '> ', '- [x] '), criterionText)
      .map((parts) => parts.join('')),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '**Acceptance criteria:**',
      '**Files expected to change:**',
      '**Out of scope:** none',
      '**Approach**',
      'Testing approach: x',
      '- `src/a.ts`: NEW',
      '- `a.ts` / `b.ts` (new)',
      '- **src/a.ts** — deleted',
      '- src/{a,b}/**',
      '- lib/a.py:',
      '- hooks (e.g. `a`)',
      '',
      '',
      '',
      '```',
      '~~~~',
      '<!--',
      '-->',
      '<!-- a -->',
      '---',
      '| a | b |',
      '***',
      '    code',
      'plain text',
      '- ',
      '-',
      '- [ ]',
      '1.',
    ),
  },
  { weight: 1, arbitrary: longText },
);

const section = fc
  .tuple(heading, fc.array(line, { maxLength: 9 }))
  .map(([title, lines]) => `\n${title}\n\n${lines.join('\n')}\n`);

const written = fc
  .tuple(frontmatter, fc.array(section, { maxLength: 5 }))
  .map(([head, sections]) => head + sections.join(''));

/** The text of a plan file: from a grammar, then after accidents, and well-formed ones after accidents. */
export const planText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: written },
  { weight: 2, arbitrary: mutated(written) },
  { weight: 4, arbitrary: mutated(fc.constantFrom(...shapes)) },
);
