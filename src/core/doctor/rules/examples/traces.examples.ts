import type { RuleExamples } from './ruleExamples.ts';

const repository = ['package.json', 'src/cli.ts', 'src/export.ts', 'test/export.test.ts'];

export const criterionWithoutCheckExamples: RuleExamples = {
  code: 'plan.criterion-without-check',
  rejects: [
    {
      criteria: ['Notes are exported as CSV', 'Archived notes stay hidden'],
      checks: ['[cmd] `node src/cli.ts --csv`'],
      marks: ['Archived notes stay hidden'],
    },
    {
      criteria: ['The `darkMode` setting survives a restart'],
      checks: ['[cmd] `node src/cli.ts export`'],
      marks: ['The `darkMode` setting survives a restart'],
    },
    {
      criteria: ['Without a colour it exits with code 3', 'Without a shade it exits 0'],
      checks: ['[cmd] `node src/cli.ts` exits 2', '[cmd] `node src/cli.ts`'],
      marks: ['Without a colour it exits with code 3', 'Without a shade it exits 0'],
    },
    {
      criteria: ['Prices are rounded to cents'],
      checks: ['[cmd] `npx tsc`', '[cmd] `npm run build`'],
      marks: ['Prices are rounded to cents'],
    },
    {
      criteria: ['Sessions end after\n  thirty minutes'],
      checks: ['[cmd] `npm run lint`'],
      marks: ['Sessions end after'],
    },
    // Tests that are not there, and tests of something else, show nothing of it.
    {
      criteria: ['Prices are rounded to cents'],
      checks: ['[cmd] `npx vitest run gone`', '[cmd] `npx vitest run test/gone.test.ts`'],
      repository,
      marks: ['Prices are rounded to cents'],
    },
    {
      criteria: ['Prices are rounded to cents'],
      checks: ['[cmd] `npx playwright test e2e/login.spec.ts`'],
      marks: ['Prices are rounded to cents'],
    },
    {
      criteria: ['`node tool.mjs` prints `hello`', '`node tool.mjs --loud` prints `HELLO`'],
      checks: ['[cmd] `node tool.mjs` outputs `hello`'],
      marks: ['`node tool.mjs --loud` prints `HELLO`'],
    },
    {
      criteria: ['`notes add Rent 2026-02-30` throws `not a date`'],
      checks: ['[cmd] `node notes.mjs add Rent 2026-03-01` contains `not a date`'],
      marks: ['`notes add Rent 2026-02-30` throws `not a date`'],
    },
  ],
  accepts: [
    {},
    {
      criteria: ['`node tool.mjs --loud` prints `HELLO`'],
      checks: ['[cmd] `node tool.mjs --loud`', '[cmd] `node tool.mjs -l` outputs `HELLO`'],
    },
    {
      criteria: ['`node tool.mjs --loud` prints `HELLO`'],
      checks: ['[cmd] `node tool.mjs`', '[manual] Look whether tool.mjs is loud'],
    },
    { criteria: ['Archived notes stay hidden'], checks: ['[cmd] `npm test`'] },
    { criteria: ['Archived notes stay hidden'], checks: ['[cmd] `npx playwright test e2e/a.spec.ts`'] },
    {
      criteria: ['Archived notes stay hidden'],
      checks: ['[cmd] `node src/cli.ts`', '[manual] archived ones are not shown'],
    },
    { criteria: ['Notes are exported as CSV'], checks: ['[assert] `node src/cli.ts export` contains `id,title`'] },
    { criteria: ['Archived notes stay hidden'], checks: ['[manual] Look'] },
    {
      criteria: ['Archived entries stay hidden'],
      checks: ['[cmd] `npx vitest run test/export.test.ts`', '[cmd] `npx vitest run test/gone.test.ts`'],
      repository,
    },
    { criteria: ['Without a colour it exits with code 2'], checks: ['[cmd] `node src/cli.ts` exits 2'] },
    { criteria: ['Archived notes stay hidden'], checks: ['[cmd] `bash scripts/notes-smoke.sh`'] },
  ],
};

export const checkWithoutCriterionExamples: RuleExamples = {
  code: 'check.without-criterion',
  rejects: [
    {
      checks: ['[cmd] `npm test`', '[assert] `grep -q darkMode docs/settings.md`'],
      marks: ['[assert] `grep -q darkMode docs/settings.md`'],
    },
    { checks: ['[cmd] `test -f assets/logo.svg`'], marks: ['[cmd] `test -f assets/logo.svg`'] },
    { checks: ['[cmd] `! rg -n jquery web`'], marks: ['[cmd] `! rg -n jquery web`'] },
    { checks: ['[cmd] `cat Dockerfile | grep -c alpine`'], marks: ['[cmd] `cat Dockerfile | grep -c alpine`'] },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `grep -q "export" src/cli.ts`'] },
    { checks: ['[cmd] `grep -q darkMode src/settings.ts`'], criteria: ['A setting `darkMode` is kept'] },
    { checks: ['[cmd] `test -f assets/logo.svg`'], tasks: ['Draw assets/logo.svg'] },
    { checks: ['[cmd] `test -f assets/logo.svg`'], files: ['`assets/logo.svg` (new)'] },
    { checks: ['[cmd] `npm run lint`', '[cmd] `npx tsc`'] },
    { checks: ['[cmd] `grep -q darkMode src/a.ts`'], criteria: [] },
  ],
};

export const provenInPartExamples: RuleExamples = {
  code: 'plan.criterion-proven-in-part',
  rejects: [
    {
      criteria: ['Without a name it prints the usage to standard error and exits 2'],
      checks: ['[cmd] `node src/cli.ts` exits 2'],
      marks: ['Without a name it prints the usage to standard error and exits 2'],
    },
    {
      criteria: ['It names the file on stderr, and the exit code is 1', '`notes` prints 3'],
      checks: ['[cmd] `node src/cli.ts x` exits 1', '[assert] `node src/cli.ts` outputs `3`'],
      marks: ['It names the file on stderr, and the exit code is 1'],
    },
    {
      criteria: ['An unknown option exits with code 3 and is named on standard error'],
      checks: ['[cmd] `node src/cli.ts --nope` exits 3', '[manual] Look'],
      marks: ['An unknown option exits with code 3 and is named on standard error'],
    },
    {
      criteria: ['An empty list exits 4, and\n  stderr says why'],
      checks: ['[cmd] `node src/cli.ts` exits 4'],
      marks: ['An empty list exits 4, and'],
    },
  ],
  accepts: [
    {},
    {
      criteria: ['Without a name it prints the usage to standard error and exits 2'],
      checks: ['[cmd] `node src/cli.ts` exits 2', '[cmd] `node src/cli.ts 2>&1 | grep -q usage`'],
    },
    {
      criteria: ['Without a name it prints the usage to standard error and exits 2'],
      checks: ['[cmd] `node src/cli.ts` exits 2', '[cmd] `npx vitest run test/cli.test.ts`'],
    },
    { criteria: ['Without a name it exits 2'], checks: ['[cmd] `node src/cli.ts` exits 2'] },
    {
      criteria: ['Without a name standard error holds the usage, and it exits 2'],
      checks: ['[cmd] `node src/cli.ts` exits 2', '[manual] The usage stands on stderr'],
    },
  ],
};
