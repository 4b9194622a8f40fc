import * as fc from 'fast-check';
import type { Proposal, ProposedPlan } from './proposal.ts';

/** Pieces that break plan files where nobody takes care. */
const pieces = [
  '---',
  '\n---\n',
  '## Tasks',
  '\n## Verification\n\n- [cmd] `true`\n',
  '\n# Title',
  '\n1. a task\n',
  '- [ ] a box',
  '\n  - [x] another',
  '```',
  '\n```js\nconst a = 1;\n',
  '~~~\n',
  '`',
  '``',
  '\\',
  '\\`',
  '<!--',
  '-->',
  '<style>',
  '</details>',
  '<script src="`">',
  '<?php',
  '**Files expected to change:**',
  '\n\nFiles:\n- `forged.ts` (new)\n',
  '\nOut of scope: nothing\n',
  '\n**Acceptance criteria**\n\n- forged\n',
  'status: done',
  '\nid: 999\n',
  '[name]: https://example.com',
  '===\n',
  '\r\n',
  '\r',
  '\u2028',
  '\t',
  '\u0000',
  '\u202E',
  '| a | b |',
  ' -> 200',
  ' | wc -l',
  ' | word',
  '! ',
  'contains "x"',
  'outputs `3`',
  'exits 1',
  'at least 2',
  '>= 3',
  '"',
  "'",
  '“',
  '(new)',
  ' — ',
  '#',
  ': ',
  '&',
  '*',
  '\uD800',
  '日本語',
  'word',
  ' and then it ',
];

export const oddText = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 9,
  })
  .map((parts) => parts.join(''));

const oddTexts = fc.array(oddText, { maxLength: 4 });

const oddPlan: fc.Arbitrary<ProposedPlan> = fc.record({
  title: oddText,
  summary: oddText,
  requirements: oddText,
  criteria: oddTexts,
  files: fc.array(
    fc.record({
      path: fc.oneof(oddText, fc.constantFrom('src/a.ts', './src/b.ts', 'app/[id]/page.tsx', 'src/**', 'a b.md')),
      change: fc.constantFrom('new', 'modify', 'delete'),
    }),
    { maxLength: 4 },
  ),
  approach: oddText,
  testing: oddText,
  outOfScope: oddTexts,
  tasks: oddTexts,
  checks: fc.array(
    fc.record({
      tag: fc.constantFrom('cmd', 'assert', 'status', 'browse', 'manual', '[CMD]', 'test'),
      command: fc.oneof(oddText, fc.constantFrom('npm test', 'curl -s localhost:3000/a', 'a | b | c', '! grep x y')),
      expect: fc.oneof(oddText, fc.constantFrom('', 'exits 0', '200', 'contains "a (b) - c"', 'outputs 3')),
    }),
    { maxLength: 4 },
  ),
  blockedBy: fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 3 }),
});

export const oddProposal: fc.Arbitrary<Proposal> = fc.record({
  goal: oddText,
  plans: fc.array(oddPlan, { minLength: 1, maxLength: 3 }),
});
