import type { RuleExamples } from './ruleExamples.ts';

export const ambiguousCheckExamples: RuleExamples = {
  code: 'check.ambiguous',
  rejects: [
    {
      checks: [
        '[cmd] `node src/cli.ts` — expected: two lines',
        '[cmd] `node src/cli.ts` (two lines)',
        '[cmd] `node src/cli.ts` # prints 3',
        '[cmd] `node src/cli.ts` (should print 3)',
        '[assert] `node src/cli.ts` contains `x` — expected: two lines',
        '[cmd] `node src/cli.ts # prints 3`',
      ],
      marks: [
        '— expected: two lines',
        '(two lines)',
        '# prints 3',
        '(should print 3)',
        'contains `x` — expected: two lines',
        '`node src/cli.ts # prints 3`',
      ],
    },
    { checks: ['[assert] `notes list` looks right'], marks: ['looks right'] },
    { checks: ['[cmd] `npm test` passes'], marks: ['passes'] },
    { checks: ['[cmd] `npm test`', '[cmd] Run the tests'], marks: ['Run the tests'] },
    { checks: ['[assert] `notes list` output contains v2'], marks: ['output contains v2'] },
    { checks: ['[status] curl localhost:3000 -> fine'], marks: ['-> fine'] },
    { checks: ['[cmd] Run `npm test` and it passes.'], marks: ['Run `npm test` and it passes.'] },
    { checks: ['[inspection] The code is tidy'], marks: ['[inspection] The code is tidy'] },
    { checks: ['[status] `http://localhost:3000/health`'], marks: ['`http://localhost:3000/health`'] },
    { checks: ['[status] `GET /health` -> 200'], marks: ['`GET /health` -> 200'] },
    { checks: ['[cmd] `localhost:3000/health`'], marks: ['`localhost:3000/health`'] },
    { checks: ['[asert] `grep -c x src/cli.ts` at least 2'], marks: ['[asert] `grep -c x src/cli.ts` at least 2'] },
    { checks: ['[cmd] `grep -rn TODO src` → no matches (the docs\n  are exempt)'], marks: ['→ no matches (the docs'] },
    { checks: ['[cmd] `grep -rn TODO src`\n  → no matches'], marks: ['→ no matches'] },
    {
      checks: [
        '[assert] node src/cli.ts outputs 3',
        '[cmd] npm test (all of them) passes',
        '[assert] grep -c x src/cli.ts >= 2',
        '[assert] node src/cli.ts → 3',
        '[cmd] npm test and npm run lint',
        '`[cmd] npm test should pass`',
      ],
      marks: ['outputs 3', '(all of them) passes', '>= 2', '→ 3', 'and npm run lint', 'should pass`'],
    },
    {
      checks: ['[cmd] $ npm test', '[cmd] `node src/cli.ts` — exits 2', '[cmd] npm test (exits 2)'],
      marks: ['$ npm test', '— exits 2', '(exits 2)'],
    },
    {
      checks: [
        '[status] http://localhost:3000/ -> 200',
        '[status] /health -> 200',
        '[cmd] http://localhost:3000/ answers',
      ],
      marks: ['http://localhost:3000/ -> 200', '/health -> 200', 'http://localhost:3000/ answers'],
    },
    {
      checks: ['[browse] start `npm run dev` and look at the page'],
      marks: ['start `npm run dev` and look at the page'],
    },
  ],
  accepts: [
    {},
    {
      checks: [
        '[cmd] `npm test` — expected to pass',
        '[cmd] `npm test` (must pass with the new baseline)',
        '[cmd] `npm test` (builds all, prints nothing new)',
        '[cmd] `npm run build # all of it`',
        '[assert] `node src/cli.ts` outputs `3` (three lines)',
      ],
    },
    { checks: ['[assert] `notes list` contains `3 notes` (after the import)'] },
    { checks: ['[cmd] `! grep -r TODO src`', '[cmd] `node x.mjs` exits 2', '[assert] `wc -l < a` at least 3'] },
    { checks: ['[cmd] npm test', '[manual] Anything may stand here'] },
    { checks: ['[cmd] npm test (all green)', '[cmd] npm test - all of them', '[cmd] `npm test` (none is skipped)'] },
    {
      checks: [
        '[cmd] grep -rq outputs src',
        '[cmd] make reports',
        '[cmd] cat a | diff - expected',
        '[cmd] (cd web && npm test)',
      ],
    },
    { checks: ['[browse] /export shows the notes'] },
  ],
};
