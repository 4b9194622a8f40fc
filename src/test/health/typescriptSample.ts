import type { Sample } from './sample.ts';

const low = 'test/postage.test.ts > postage > is low up to half a kilogram';
const high = 'test/postage.test.ts > postage > is higher above';

export const typescriptSample: Sample = {
  name: 'typescript',
  green: {
    typecheck: { status: 'pass', findings: [] },
    lint: { status: 'pass', findings: [] },
    test: { status: 'pass', tests: [`passed ${high}`, `passed ${low}`] },
    e2e: { status: 'pass', tests: ['passed e2e/cli.spec.ts > prints the postage abroad'] },
    deadcode: { status: 'pass', findings: [] },
  },
  faults: [
    {
      name: 'type error, lint findings, failing tests of both kinds, dead export',
      edits: {
        'src/postage.ts': `/** Postage in cents of a parcel of so many grams. */
export function postage(grams: number): number {
  const limit = 500;
  return grams <= 600 ? 700 : '1100';
}
`,
        'src/zones.ts': `export function zoneOf(country: string): number {
  return country == 'CH' ? 1 : 3;
}

export const zones = [1, 2];
`,
      },
      expected: {
        typecheck: { status: 'fail', findings: ['src/postage.ts:4 TS2322'] },
        lint: {
          status: 'fail',
          findings: ['src/postage.ts:3 @typescript-eslint/no-unused-vars', 'src/zones.ts:2 eqeqeq'],
        },
        test: { status: 'fail', tests: [`failed ${high}`, `passed ${low}`], findings: ['test/postage.test.ts:-'] },
        e2e: {
          status: 'fail',
          tests: ['failed e2e/cli.spec.ts > prints the postage abroad'],
          findings: ['e2e/cli.spec.ts:4'],
        },
        deadcode: { status: 'fail', findings: ['src/zones.ts:5 Unused exports'] },
      },
      worse: [
        /^typecheck .*new: src\/postage\.ts:4: TS2322/,
        /^lint .*new: src\/postage\.ts:3: @typescript-eslint\/no-unused-vars/,
        /^lint .*new: src\/zones\.ts:2: eqeqeq/,
        /^test .*new: test\/postage\.test\.ts: postage > is higher above/,
        /^e2e .*new: e2e\/cli\.spec\.ts:4: prints the postage abroad/,
        /^deadcode .*new: src\/zones\.ts:5: Unused exports: zones/,
      ],
      verdict: 'fail',
    },
    {
      name: 'a warning that the linter does not count as a failure',
      edits: { 'src/zones.ts': { from: '===', to: '==' } },
      expected: { lint: { status: 'pass', findings: ['src/zones.ts:2 eqeqeq'] } },
      worse: [/^lint .*new: src\/zones\.ts:2: eqeqeq/],
      verdict: 'pass',
    },
    {
      name: 'no tests collected, although the runner is content',
      edits: {
        'vitest.config.ts': {
          from: "include: ['test/**/*.test.ts']",
          to: "include: ['tests/**'], passWithNoTests: true",
        },
      },
      expected: { test: { status: 'fail', summary: /^No tests ran/ } },
      worse: [/^test .*passed before and fails now: No tests ran/, /^test .*2 tests ran before, only 0 run now/],
      verdict: 'fail',
    },
    {
      name: 'a test that is skipped',
      edits: { 'test/postage.test.ts': { from: "it('is higher", to: "it.skip('is higher" } },
      expected: { test: { status: 'pass', tests: [`passed ${low}`, `skipped ${high}`] } },
      worse: [/^test .*is higher above ran before and is skipped now/],
      verdict: 'pass',
    },
    {
      name: 'a crash after all tests passed',
      edits: {
        'vitest.config.ts': { from: 'test: {', to: "test: { globalSetup: ['crash.ts']," },
        'crash.ts': `export function setup(): () => void {
  return () => {
    throw new Error('the database cannot be closed');
  };
}
`,
      },
      expected: { test: { status: 'fail', summary: /although 2 tests passed/ } },
      worse: [/^test .*passed before and fails now: Exit code 1 although 2 tests passed/],
      verdict: 'fail',
    },
    {
      name: 'a tool that is missing',
      edits: { 'AGENTS.md': '## Health Stack\n\n- lint: npx --no-install no-such-linter .\n' },
      expected: { lint: { status: 'missing', summary: /is missing/ } },
      worse: [/^lint .*cannot be run any more/],
      verdict: 'fail',
    },
  ],
};
