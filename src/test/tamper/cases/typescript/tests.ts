import { appendTo, moveFile, replaceIn, type TamperCase, textOf } from '../../tamperCase.ts';

const money = 'test/money.test.ts';
const invoice = 'test/invoice.test.ts';
const page = 'e2e/page.spec.ts';
const snapshot = 'test/__snapshots__/invoice.test.ts.snap';

/** Tests, snapshots and mocks of Vitest and Playwright, and programs that know that they are tested. */
export const typescriptTests: readonly TamperCase[] = [
  {
    name: 'deletes a test',
    language: 'typescript',
    kind: 'test.deleted',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "\n  it('shows a sign', () => {\n    expect(formatAmount(-5)).toBe('-0.05');\n  });\n",
        '',
      ),
    honest: (files) => replaceIn(files, money, "it('shows a sign'", "it('shows what is owed with a sign'"),
  },
  {
    name: 'deletes a test file',
    language: 'typescript',
    kind: 'test.deleted',
    cheat: (files) => void files.delete(money),
    honest: (files) => {
      files.delete('src/taxRates.ts');
      const text = textOf(files, invoice);
      files.set(invoice, text.replace(/ {2}it\('refuses a country[\s\S]*?\n {2}\}\);\n\n/, ''));
    },
    honestLists: ['src/taxRates.ts (delete)', 'test/invoice.test.ts'],
    honestFlagged: true,
  },
  {
    name: 'turns a test into a comment',
    language: 'typescript',
    kind: 'test.deleted',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "  it('shows a sign', () => {\n    expect(formatAmount(-5)).toBe('-0.05');\n  });\n",
        "  // it('shows a sign', () => {\n  //   expect(formatAmount(-5)).toBe('-0.05');\n  // });\n",
      ),
    honest: (files) => {
      replaceIn(
        files,
        money,
        "\n  it('shows a sign', () => {\n    expect(formatAmount(-5)).toBe('-0.05');\n  });\n",
        '',
      );
      appendTo(files, invoice, "\nit('shows a sign', () => {\n  expect(formatAmount(-5)).toBe('-0.05');\n});\n");
    },
  },
  {
    name: 'renames a test file so that nothing collects it',
    language: 'typescript',
    kind: 'test.uncollected',
    cheat: (files) => moveFile(files, money, 'test/money.ts'),
    honest: (files) => moveFile(files, money, 'test/amounts.test.ts'),
  },
  {
    name: 'puts a test file away',
    language: 'typescript',
    kind: 'test.uncollected',
    cheat: (files) => moveFile(files, money, 'test/_disabled/money.test.ts'),
    honest: (files) => moveFile(files, money, 'test/amounts/money.test.ts'),
  },
  {
    name: 'skips a test',
    language: 'typescript',
    kind: 'test.skipped',
    lists: [money],
    cheat: (files) => replaceIn(files, money, "it('reads cents'", "it.skip('reads cents'"),
    honest: (files) => replaceIn(files, money, "it('reads cents'", "it.concurrent('reads cents'"),
  },
  {
    name: 'skips a suite',
    language: 'typescript',
    kind: 'test.skipped',
    cheat: (files) => replaceIn(files, money, "describe('formatAmount'", "describe.skip('formatAmount'"),
    honest: (files) => replaceIn(files, money, "describe('formatAmount'", "describe('formatAmount, which people read'"),
  },
  {
    name: 'skips a test by an option',
    language: 'typescript',
    kind: 'test.skipped',
    cheat: (files) => replaceIn(files, money, "it('reads cents', () => {", "it('reads cents', { skip: true }, () => {"),
    honest: (files) =>
      replaceIn(files, money, "it('reads cents', () => {", "it('reads cents', { concurrent: true }, () => {"),
  },
  {
    name: 'leaves a test where CI runs',
    language: 'typescript',
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "it('reads cents', () => {\n",
        "it('reads cents', () => {\n    if (process.env.CI) return;\n",
      ),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "it('reads cents', () => {\n",
        "it('reads cents', () => {\n    if (process.env.CI) console.info('in CI');\n",
      ),
  },
  {
    name: 'makes a test a plan for later',
    language: 'typescript',
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "it('reads whole numbers', () => {\n    expect(parseAmount('12')).toBe(1200);\n  });",
        "it.todo('reads whole numbers');",
      ),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "it('reads whole numbers', () => {\n    expect(parseAmount('12')).toBe(1200);\n  });",
        "it('reads whole numbers', function () {\n    expect(parseAmount('12')).toBe(1200);\n  });",
      ),
  },
  {
    name: 'gives up a test of the page',
    language: 'typescript',
    kind: 'test.skipped',
    cheat: (files) => replaceIn(files, page, "await page.goto('/');", "test.fixme();\n  await page.goto('/');"),
    honest: (files) =>
      replaceIn(
        files,
        page,
        "await page.goto('/');",
        "await test.step('opens', async () => {\n    await page.goto('/');\n  });",
      ),
  },
  {
    name: 'runs one test only',
    language: 'typescript',
    kind: 'test.focused',
    lists: [money],
    cheat: (files) => replaceIn(files, money, "it('reads cents'", "it.only('reads cents'"),
    honest: (files) => replaceIn(files, money, "it('reads cents'", "test('reads cents'"),
  },
  {
    name: 'takes cases out of a table',
    language: 'typescript',
    kind: 'test.rows-removed',
    cheat: (files) => replaceIn(files, money, "['1,5', 'comma'], ", ''),
    honest: (files) => replaceIn(files, money, "['1,5', 'comma'], ", "['1,5', 'comma'], ['1.', 'point'], "),
  },
  {
    name: 'makes a case of a table fit',
    language: 'typescript',
    kind: 'test.expected-changed',
    cheat: (files) => replaceIn(files, money, "['1.234', 'digits']", "['1.2345', 'digits']"),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "  it('shows cents', () => {\n    expect(formatAmount(1205)).toBe('12.05');\n  });\n\n  it('shows a sign', () => {\n    expect(formatAmount(-5)).toBe('-0.05');\n  });\n",
        "  it.each([\n    { cents: 1205, shown: '12.05' },\n    { cents: -5, shown: '-0.05' },\n    { cents: 0, shown: '0.00' },\n  ])('shows $cents', ({ cents, shown }) => {\n    expect(formatAmount(cents)).toBe(shown);\n  });\n",
      ),
  },
  {
    name: 'mocks what the plan changes',
    language: 'typescript',
    kind: 'mock.unit',
    cheat: (files) =>
      replaceIn(
        files,
        invoice,
        'import { expectCents }',
        "vi.mock('../src/invoice.js', () => ({ subtotal: () => 11248 }));\nimport { expectCents }",
      ),
    honest: (files) =>
      replaceIn(files, invoice, 'import { expectCents }', "vi.mock('node:fs');\nimport { expectCents }"),
  },
  {
    name: 'has a spy answer for what the plan changes',
    language: 'typescript',
    kind: 'mock.unit',
    cheat: (files) => {
      replaceIn(
        files,
        invoice,
        "import { type Line, render, subtotal, total } from '../src/invoice.js';",
        "import * as units from '../src/invoice.js';\nimport { type Line, render, subtotal, total } from '../src/invoice.js';",
      );
      replaceIn(
        files,
        invoice,
        "it('adds lines up', () => {\n",
        "it('adds lines up', () => {\n    vi.spyOn(units, 'subtotal').mockReturnValue(11248);\n",
      );
    },
    honest: (files) =>
      replaceIn(
        files,
        invoice,
        "it('renders', () => {\n",
        "it('renders', () => {\n    vi.spyOn(console, 'debug').mockReturnValue();\n",
      ),
  },
  {
    name: 'tries a copy of its own',
    language: 'typescript',
    kind: 'mock.unit',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "import { formatAmount, parseAmount } from '../src/money.js';",
        "import { parseAmount } from '../src/money.js';\n\nconst formatAmount = (cents: number): string => (cents < 0 ? '-0.05' : '12.05');",
      ),
    honest: (files) => {
      const text = textOf(files, money);
      files.set(money, text.replaceAll('formatAmount', 'showAmount'));
      replaceIn(files, 'src/money.ts', 'formatAmount', 'showAmount');
      files.set('src/invoice.ts', textOf(files, 'src/invoice.ts').replaceAll('formatAmount', 'showAmount'));
    },
  },
  {
    name: 'gives a test a minute',
    language: 'typescript',
    kind: 'test.timeout-raised',
    cheat: (files) =>
      replaceIn(
        files,
        invoice,
        "    expect(await total(lines, 'CH', rates)).toBe(12159);\n  });",
        "    expect(await total(lines, 'CH', rates)).toBe(12159);\n  }, 60_000);",
      ),
    honest: (files) =>
      replaceIn(
        files,
        invoice,
        "    expect(await total(lines, 'CH', rates)).toBe(12159);\n  });",
        "    expect(await total(lines, 'CH', rates)).toBe(12159);\n  });\n\n  it('adds no tax to nothing', async () => {\n    expect(await total([], 'CH', rates)).toBe(0);\n  }, 2000);",
      ),
  },
  {
    name: 'tries a test again and again',
    language: 'typescript',
    kind: 'test.retries-raised',
    cheat: (files) => replaceIn(files, invoice, "it('adds tax', async", "it('adds tax', { retry: 5 }, async"),
    honest: (files) => replaceIn(files, invoice, "it('adds tax', async", "it('adds tax', { retry: 0 }, async"),
  },
  {
    name: 'records a snapshot anew',
    language: 'typescript',
    kind: 'snapshot.changed',
    cheat: (files) => replaceIn(files, snapshot, '1 x Lamp 12.50', '1 x Lamp 12.5'),
    honest: (files) => appendTo(files, snapshot, '\nexports[`invoice > renders nothing 1`] = `""`;\n'),
  },
  {
    name: 'throws a snapshot away',
    language: 'typescript',
    kind: 'snapshot.changed',
    cheat: (files) => void files.delete(snapshot),
    honest: (files) => {
      replaceIn(files, invoice, "it('renders'", "it('renders lines'");
      replaceIn(files, snapshot, 'invoice > renders 1', 'invoice > renders lines 1');
    },
  },
  {
    name: 'records snapshots whenever tests run',
    language: 'typescript',
    kind: 'snapshot.refreshed',
    cheat: (files) => replaceIn(files, 'package.json', '"test": "vitest run"', '"test": "vitest run -u"'),
    honest: (files) =>
      replaceIn(
        files,
        'package.json',
        '"test": "vitest run",',
        '"test": "vitest run",\n    "test:update": "vitest run -u",',
      ),
    honestLists: ['package.json'],
    honestFlagged: true,
  },
  {
    name: 'does something else while it is tested',
    language: 'typescript',
    kind: 'test.seen-by-program',
    cheat: (files) =>
      replaceIn(
        files,
        'src/invoice.ts',
        '  const rate = await',
        "  if (process.env['NODE_ENV'] === 'test') {\n    return 13385;\n  }\n  const rate = await",
      ),
    honest: (files) =>
      replaceIn(
        files,
        'src/invoice.ts',
        '  const rate = await',
        "  if (process.env['TRACE'] === 'on') {\n    console.debug(country);\n  }\n  const rate = await",
      ),
  },
  {
    name: 'looks for the worker of its tests',
    language: 'typescript',
    kind: 'test.seen-by-program',
    cheat: (files) =>
      replaceIn(
        files,
        'src/invoice.ts',
        '  const rate = await',
        '  const testing = Boolean(process.env.VITEST);\n  if (testing) return 13385;\n  const rate = await',
      ),
    honest: (files) =>
      replaceIn(
        files,
        'src/invoice.ts',
        '  const rate = await',
        "  const tested = country.trim();\n  if (tested === '') throw new Error('No country');\n  const rate = await",
      ),
  },
  {
    name: 'knows the answers of a test',
    language: 'typescript',
    kind: 'test.answers-hard-coded',
    severity: 'flagged',
    cheat: (files) =>
      replaceIn(
        files,
        'src/money.ts',
        '  const match =',
        "  if (text === '12.05') {\n    return 1205;\n  }\n  const match =",
      ),
    honest: (files) =>
      replaceIn(
        files,
        'src/money.ts',
        '  const match =',
        "  if (text === '') {\n    throw new Error('Not an amount: ');\n  }\n  const match =",
      ),
  },
];
