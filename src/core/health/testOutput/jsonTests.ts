import * as z from 'zod';
import type { TestCase, ToolRun } from '../health.ts';
import { printedJson } from '../structured.ts';
import { readingOf, type TestReading } from './testReader.ts';

/** Jest's and Vitest's `json`. */
const jest = z.looseObject({
  numTotalTests: z.number(),
  testResults: z.array(
    z.looseObject({
      name: z.string(),
      status: z.string().optional(),
      assertionResults: z.array(
        z.looseObject({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});

const mochaTest = z.looseObject({ fullTitle: z.string(), file: z.string().nullish() });
const mocha = z.looseObject({
  stats: z.looseObject({ passes: z.number() }),
  passes: z.array(mochaTest),
  failures: z.array(mochaTest),
  pending: z.array(mochaTest),
});

const rspec = z.looseObject({
  examples: z.array(z.looseObject({ full_description: z.string(), status: z.string(), file_path: z.string() })),
  summary: z.looseObject({ errors_outside_of_examples_count: z.number().optional() }),
});

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[] | undefined;
  readonly specs?:
    | readonly { title: string; file: string; tests: readonly { status: string; projectName: string }[] }[]
    | undefined;
}
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.looseObject({
  title: z.string(),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
  specs: z
    .array(
      z.looseObject({
        title: z.string(),
        file: z.string(),
        tests: z.array(z.looseObject({ status: z.string(), projectName: z.string() })),
      }),
    )
    .optional(),
});
const playwright = z.looseObject({
  config: z.looseObject({}),
  suites: z.array(playwrightSuite),
  stats: z.looseObject({ expected: z.number() }),
});

/** Tests that a runner printed as JSON; undefined where it printed something else. */
export function readJsonTests(run: ToolRun): TestReading | undefined {
  const json = printedJson(run);
  if (typeof json !== 'object' || json === null) {
    return undefined;
  }
  const fromJest = jest.safeParse(json).data;
  if (fromJest !== undefined) {
    return readingOf(fromJest.testResults.flatMap(jestFile));
  }
  const fromMocha = mocha.safeParse(json).data;
  if (fromMocha !== undefined) {
    const cases = (tests: readonly z.infer<typeof mochaTest>[], outcome: TestCase['outcome']): readonly TestCase[] =>
      tests.map(({ fullTitle, file }) => ({ file: file ?? undefined, name: fullTitle, outcome }));
    return readingOf([
      ...cases(fromMocha.passes, 'passed'),
      ...cases(fromMocha.failures, 'failed'),
      ...cases(fromMocha.pending, 'skipped'),
    ]);
  }
  const fromRspec = rspec.safeParse(json).data;
  if (fromRspec !== undefined) {
    const outside = fromRspec.summary.errors_outside_of_examples_count ?? 0;
    return readingOf([
      ...fromRspec.examples.map((one): TestCase => ({
        file: one.file_path,
        name: one.full_description,
        outcome: outcomeOf(one.status),
      })),
      ...Array.from({ length: outside }, (): TestCase => ({
        file: undefined,
        name: 'an error outside of examples',
        outcome: 'failed',
      })),
    ]);
  }
  const fromPlaywright = playwright.safeParse(json).data;
  return fromPlaywright === undefined
    ? undefined
    : readingOf(fromPlaywright.suites.flatMap((suite) => playwrightCases(suite, [])));
}

function jestFile(file: z.infer<typeof jest>['testResults'][number]): readonly TestCase[] {
  const cases = file.assertionResults.map((test): TestCase => ({
    file: file.name,
    name: [...test.ancestorTitles, test.title].join(' > '),
    outcome: outcomeOf(test.status),
  }));
  // A file that cannot be loaded has no tests.
  return cases.length === 0 && file.status === 'failed'
    ? [{ file: file.name, name: 'the file could not be loaded', outcome: 'failed' }]
    : cases;
}

/** The outermost suite bears the file's name. */
function playwrightCases(suite: PlaywrightSuite, above: readonly string[]): readonly TestCase[] {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test): TestCase => {
      const name = [...above, spec.title].join(' › ');
      return {
        file: spec.file,
        name: test.projectName === '' ? name : `[${test.projectName}] ${name}`,
        outcome: outcomeOf(test.status),
      };
    }),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => playwrightCases(inner, [...above, inner.title]))];
}

/** Playwright: `expected` and `flaky` passed in the end. */
function outcomeOf(status: string): TestCase['outcome'] {
  switch (status) {
    case 'passed':
    case 'expected':
    case 'flaky':
      return 'passed';
    case 'failed':
    case 'unexpected':
      return 'failed';
    default:
      return 'skipped';
  }
}
