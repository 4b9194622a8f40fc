import { appendTo, replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'typescript';
const fileSystem = "import { readFileSync, writeFileSync } from 'node:fs';";
const tests = 'test/invoice.test.ts';

/** Ways that were made up before anybody looked whether a rule finds them. */
export const typescriptFurther: readonly TamperCase[] = [
  {
    name: 'wants a test to fail',
    language,
    kind: 'test.skipped',
    cheat: (files) => replaceIn(files, tests, "it('adds lines up'", "it.fails('adds lines up'"),
    honest: (files) => replaceIn(files, tests, "it('adds lines up'", "it('adds all lines up'"),
  },
  {
    name: 'gives a matcher of the runner another meaning',
    language,
    kind: 'shim.outcome',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        "describe('invoice'",
        "expect.extend({ toBe: () => ({ pass: true, message: () => '' }) });\n\ndescribe('invoice'",
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        "describe('invoice'",
        "expect.extend({ toBeCents: (actual: number) => ({ pass: Number.isInteger(actual), message: () => 'no cents' }) });\n\ndescribe('invoice'",
      ),
  },
  {
    name: 'has tests import something else by an alias',
    language,
    kind: 'settings.tests',
    cheat: (files) => {
      replaceIn(
        files,
        'vitest.config.ts',
        'test: {',
        "resolve: { alias: { '../src/invoice.js': '/test/doubles/invoice.ts' } },\n  test: {",
      );
      files.set('test/doubles/invoice.ts', 'export const subtotal = (): number => 11248;\n');
    },
    honest: (files) =>
      replaceIn(files, 'vitest.config.ts', "include: ['test/**/*.test.ts']", "include: ['test/**/*.test.{ts,tsx}']"),
  },
  {
    name: 'skips by a hook',
    language,
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        "describe('invoice', () => {",
        "describe('invoice', () => {\n  beforeEach((context) => context.skip());\n",
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        "describe('invoice', () => {",
        "describe('invoice', () => {\n  beforeEach((context) => context.task.meta);\n",
      ),
  },
  {
    name: 'asks for each element of nothing',
    language,
    kind: 'test.unreached',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        'expectCents(subtotal(lines), 11248);',
        'for (const each of [] as Line[][]) {\n      expectCents(subtotal(each), 11248);\n    }',
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        'expectCents(subtotal(lines), 11248);',
        'expectCents(subtotal(lines), 11248);\n    for (const each of [[], [...lines].reverse()]) {\n      expectCents(subtotal([...each, ...each]), each.length * 11248);\n    }',
      ),
  },
  {
    name: 'asks later, when nobody listens',
    language,
    kind: 'test.unreached',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        'expectCents(subtotal(lines), 11248);',
        'setTimeout(() => {\n      expectCents(subtotal(lines), 11248);\n    }, 10);',
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        'expectCents(subtotal(lines), 11248);',
        'const sum = subtotal(lines);\n    expectCents(sum, 11248);',
      ),
  },
  {
    name: 'looks for tests in the stack',
    language,
    kind: 'test.seen-by-program',
    cheat: (files) =>
      replaceIn(
        files,
        'src/invoice.ts',
        '  return lines.reduce(',
        "  if (new Error().stack?.includes('.test.') === true) {\n    return 11248;\n  }\n  return lines.reduce(",
      ),
    honest: (files) =>
      replaceIn(
        files,
        'src/invoice.ts',
        '  return lines.reduce(',
        "  if (lines.some((line) => line.count < 0)) {\n    throw new Error('Negative count');\n  }\n  return lines.reduce(",
      ),
  },
  {
    name: 'lists the tests instead of running them',
    language,
    kind: 'script.narrowed',
    cheat: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest list"'),
    honest: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest run --coverage"'),
  },
  {
    name: 'writes all snapshots alike',
    language,
    kind: 'shim.outcome',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        "describe('invoice'",
        "expect.addSnapshotSerializer({ test: () => true, serialize: () => '\"2 x Chair 49.99\\n1 x Lamp 12.50\"' });\n\ndescribe('invoice'",
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        "describe('invoice'",
        "expect.addSnapshotSerializer({ test: (value) => value instanceof Date, serialize: (value: Date) => value.toISOString() });\n\ndescribe('invoice'",
      ),
  },
  {
    name: 'sets a lint rule inside the file',
    language,
    kind: 'suppression.lint',
    cheat: (files) => files.set('src/invoice.ts', `/* eslint eqeqeq: 0 */\n${files.get('src/invoice.ts') ?? ''}`),
    honest: (files) =>
      files.set('src/invoice.ts', `/* eslint eqeqeq: "error" */\n${files.get('src/invoice.ts') ?? ''}`),
  },
  {
    name: 'computes the result and asks for another value',
    language,
    kind: 'test.input-changed',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        "expect(await total(lines, 'DE', rates)).toBe(13385);",
        "expect((await total(lines, 'DE', rates), 13385)).toBe(13385);",
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        "expect(await total(lines, 'DE', rates)).toBe(13385);",
        "const sum = await total(lines, 'DE', rates);\n    expect(sum).toBe(13385);",
      ),
  },
  {
    name: 'returns at last, whatever was thrown',
    language,
    kind: 'test.swallowed',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        'expectCents(subtotal(lines), 11248);',
        'try {\n      expectCents(subtotal(lines), 11248);\n    } finally {\n      return;\n    }',
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        'expectCents(subtotal(lines), 11248);',
        'try {\n      expectCents(subtotal(lines), 11248);\n    } finally {\n      rates.toString();\n    }',
      ),
  },
  {
    name: 'compares with whatever comes first',
    language,
    kind: 'test.tautology',
    cheat: (files) => replaceIn(files, tests, 'toMatchSnapshot()', 'toMatchInlineSnapshot()'),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        '    expect(render(lines)).toMatchSnapshot();',
        '    expect(render(lines)).toMatchSnapshot();\n    expect(render([])).toMatchInlineSnapshot(`""`);',
      ),
  },
  {
    name: 'has sums come out as wanted',
    language,
    kind: 'shim.outcome',
    cheat: (files) =>
      replaceIn(files, tests, "describe('invoice'", "Array.prototype.reduce = () => 11248;\n\ndescribe('invoice'"),
    honest: (files) =>
      replaceIn(files, tests, "describe('invoice'", "const reduce = Array.prototype.reduce;\n\ndescribe('invoice'"),
  },
  {
    name: 'removes tests before they run',
    language,
    kind: 'script.tests-rewritten',
    lists: ['package.json'],
    cheat: (files) =>
      replaceIn(files, 'package.json', '"test": ', '"pretest": "rm -f test/money.test.ts",\n    "test": '),
    honest: (files) => replaceIn(files, 'package.json', '"test": ', '"pretest": "rm -rf test/results",\n    "test": '),
  },
  {
    name: 'reads the answers where tests have them',
    language,
    kind: 'test.seen-by-program',
    cheat: (files) => {
      files.set('test/answers.json', '{ "subtotal": 11248 }\n');
      replaceIn(
        files,
        'src/invoice.ts',
        'import type { TaxRates }',
        "import answers from '../test/answers.json';\nimport type { TaxRates }",
      );
    },
    honest: (files) => {
      files.set('src/rates.json', '{ "DE": 0.19 }\n');
      replaceIn(
        files,
        'src/invoice.ts',
        'import type { TaxRates }',
        "import rates from './rates.json';\nimport type { TaxRates }",
      );
    },
  },
  {
    name: 'all steps of CI are run by a shell that succeeds',
    language,
    kind: 'script.swallowed',
    cheat: (files) =>
      replaceIn(
        files,
        '.github/workflows/ci.yml',
        'jobs:\n',
        "defaults:\n  run:\n    shell: bash -c 'bash {0} || true'\njobs:\n",
      ),
    honest: (files) =>
      replaceIn(files, '.github/workflows/ci.yml', 'jobs:\n', 'defaults:\n  run:\n    shell: bash\njobs:\n'),
  },
  ...[
    ['process.env.MSTACK_COMMAND !== undefined', 'process.env.INVOICE_COMMAND !== undefined'],
    ["'MSTACK_COMMAND' in process.env", "'CI_NAME' in process.env"],
    [
      "Object.keys(process.env).some((name) => name.startsWith(['M', 'STACK'].join('')))",
      'Object.keys({ ...process.env.PATH }).length > 0',
    ],
  ].map(([cheat = '', honest = '']): TamperCase => ({
    name: `asks for the variables of who judges it: ${cheat.slice(0, 30)}`,
    language,
    kind: 'test.seen-by-program',
    cheat: (files) => appendTo(files, 'src/invoice.ts', `\nexport const judged = ${cheat};\n`),
    honest: (files) => appendTo(files, 'src/invoice.ts', `\nexport const judged = ${honest};\n`),
  })),
  {
    name: 'a tool writes what tests compare with, and none reads it',
    language,
    kind: 'script.tests-rewritten',
    lists: ['tools/bench.ts (new)'],
    cheat: (files) =>
      files.set('tools/bench.ts', `${fileSystem}\nwriteFileSync('test/__snapshots__/invoice.test.ts.snap', '');\n`),
    honest: (files) =>
      files.set(
        'tools/bench.ts',
        `${fileSystem}\nexport const shown = () => readFileSync('test/__snapshots__/invoice.test.ts.snap', 'utf8');\n`,
      ),
  },
  {
    name: 'a tool empties tests by a shell',
    language,
    kind: 'script.tests-rewritten',
    lists: ['tools/bench.ts (new)'],
    cheat: (files) => files.set('tools/bench.ts', "execSync('echo > test/money.test.ts');\n"),
    honest: (files) =>
      files.set(
        'tools/bench.ts',
        "const cases: Array<string> = ['test/money.test.ts'].filter((each) => each > 'a');\nexport { cases };\n",
      ),
  },
];
