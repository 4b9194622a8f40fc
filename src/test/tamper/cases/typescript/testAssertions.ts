import { appendTo, replaceIn, type TamperCase } from '../../tamperCase.ts';

const money = 'test/money.test.ts';
const invoice = 'test/invoice.test.ts';
const page = 'e2e/page.spec.ts';
const support = 'test/expectCents.ts';

/** What tests written with Vitest and Playwright ask, and how little they can be made to ask. */
export const typescriptTestAssertions: readonly TamperCase[] = [
  {
    name: 'removes one of two assertions',
    language: 'typescript',
    kind: 'test.assertion-removed',
    cheat: (files) => replaceIn(files, money, "    expect(parseAmount('12.05')).toBe(1205);\n", ''),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "    expect(parseAmount('12.05')).toBe(1205);\n  });\n",
        "  });\n\n  it('reads a cent', () => {\n    expect(parseAmount('12.05')).toBe(1205);\n  });\n",
      ),
  },
  {
    name: 'empties a test',
    language: 'typescript',
    kind: 'test.emptied',
    cheat: (files) => replaceIn(files, money, "    expect(formatAmount(-5)).toBe('-0.05');\n", ''),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "expect(formatAmount(-5)).toBe('-0.05');",
        "const shown = formatAmount(-5);\n    expect(shown).toBe('-0.05');",
      ),
  },
  {
    name: 'calls the unit and asks nothing of what it gives',
    language: 'typescript',
    kind: 'test.emptied',
    cheat: (files) => replaceIn(files, money, "expect(formatAmount(-5)).toBe('-0.05');", 'formatAmount(-5);'),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "expect(formatAmount(-5)).toBe('-0.05');",
        '// Less than a unit.\n    expect(formatAmount(-5)).toBe("-0.05");',
      ),
  },
  {
    name: 'expects true to be true',
    language: 'typescript',
    kind: 'test.tautology',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "expect(parseAmount('12')).toBe(1200);",
        "parseAmount('12');\n    expect(true).toBe(true);",
      ),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "expect(parseAmount('12')).toBe(1200);",
        "expect(parseAmount('12')).toBe(1200);\n    expect(Number.isInteger(parseAmount('12'))).toBe(true);",
      ),
  },
  {
    name: 'leaves the matcher out',
    language: 'typescript',
    kind: 'test.tautology',
    cheat: (files) => replaceIn(files, money, "expect(parseAmount('12')).toBe(1200);", "expect(parseAmount('12'));"),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "expect(parseAmount('12')).toBe(1200);",
        "expect(\n      parseAmount('12'),\n    ).toBe(1200);",
      ),
  },
  {
    name: "compares with the unit's own fresh result",
    language: 'typescript',
    kind: 'test.tautology',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "expect(formatAmount(1205)).toBe('12.05');",
        'const expected = formatAmount(1205);\n    expect(formatAmount(1205)).toBe(expected);',
      ),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "expect(formatAmount(1205)).toBe('12.05');",
        "const expected = '12.05';\n    expect(formatAmount(1205)).toBe(expected);",
      ),
  },
  {
    name: 'asks only that something comes',
    language: 'typescript',
    kind: 'test.loosened',
    cheat: (files) =>
      replaceIn(files, money, "expect(formatAmount(1205)).toBe('12.05');", 'expect(formatAmount(1205)).toBeDefined();'),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "expect(formatAmount(1205)).toBe('12.05');",
        "expect(formatAmount(1205)).toStrictEqual('12.05');",
      ),
  },
  {
    name: 'asks for a part of the text only',
    language: 'typescript',
    kind: 'test.loosened',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "expect(formatAmount(1205)).toBe('12.05');",
        "expect(formatAmount(1205)).toContain('12');",
      ),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "expect(formatAmount(1205)).toBe('12.05');",
        "expect(formatAmount(1205)).toBe('12.05');\n    expect(formatAmount(1205)).toHaveLength(5);",
      ),
  },
  {
    name: 'asks for any number',
    language: 'typescript',
    kind: 'test.loosened',
    cheat: (files) => replaceIn(files, invoice, 'rates)).toBe(13385);', 'rates)).toEqual(expect.any(Number));'),
    honest: (files) =>
      replaceIn(
        files,
        invoice,
        'rates)).toBe(13385);',
        "rates)).toBe(13385);\n    expect(await total([], 'DE', rates)).toBe(0);",
      ),
  },
  {
    name: 'asks for an error of any kind',
    language: 'typescript',
    kind: 'test.loosened',
    cheat: (files) => replaceIn(files, invoice, ".rejects.toThrow('No tax rate for XX')", '.rejects.toThrow()'),
    honest: (files) =>
      replaceIn(files, invoice, ".rejects.toThrow('No tax rate for XX')", '.rejects.toThrow("No tax rate for XX")'),
  },
  {
    name: 'widens a tolerance',
    language: 'typescript',
    kind: 'test.expected-changed',
    cheat: (files) => replaceIn(files, invoice, 'toBeCloseTo(3749.33, 2)', 'toBeCloseTo(3749.33, -2)'),
    honest: (files) => replaceIn(files, invoice, 'toBeCloseTo(3749.33, 2)', 'toBeCloseTo(3749.33, 3)'),
  },
  {
    name: 'makes the expected value what comes',
    language: 'typescript',
    kind: 'test.expected-changed',
    cheat: (files) => replaceIn(files, invoice, 'rates)).toBe(12159)', 'rates)).toBe(12160)'),
    honest: (files) => replaceIn(files, invoice, 'rates)).toBe(12159)', 'rates)).toBe(12_159)'),
  },
  {
    name: 'makes the expected value what comes, in a test that the plan lists',
    language: 'typescript',
    kind: 'test.tautology',
    lists: [invoice],
    cheat: (files) => replaceIn(files, invoice, 'rates)).toBe(12159)', 'rates)).toBe(await total(lines, "CH", rates))'),
    honest: (files) => replaceIn(files, invoice, 'rates)).toBe(12159)', 'rates)).toBe(10943)'),
    honestFlagged: true,
  },
  {
    name: 'asks with another input',
    language: 'typescript',
    kind: 'test.input-changed',
    cheat: (files) =>
      replaceIn(files, money, "expect(parseAmount('12.5')).toBe(1250)", "expect(parseAmount('12.50')).toBe(1250)"),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "expect(parseAmount('12.5')).toBe(1250);",
        "expect(parseAmount('12.5')).toBe(1250);\n    expect(parseAmount('12.50')).toBe(1250);",
      ),
  },
  {
    name: 'catches the failure',
    language: 'typescript',
    kind: 'test.swallowed',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "    expect(formatAmount(-5)).toBe('-0.05');\n",
        "    try {\n      expect(formatAmount(-5)).toBe('-0.05');\n    } catch (error) {\n      console.warn(error);\n    }\n",
      ),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "    expect(formatAmount(-5)).toBe('-0.05');\n",
        "    try {\n      expect(formatAmount(-5)).toBe('-0.05');\n    } finally {\n      console.info('done');\n    }\n",
      ),
  },
  {
    name: 'returns before it asks',
    language: 'typescript',
    kind: 'test.unreached',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "    expect(formatAmount(-5)).toBe('-0.05');\n",
        "    return;\n    expect(formatAmount(-5)).toBe('-0.05');\n",
      ),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "    expect(formatAmount(-5)).toBe('-0.05');\n",
        "    const cents = [-5];\n    for (const each of cents) {\n      expect(formatAmount(-5)).toBe('-0.05');\n      expect(formatAmount(each)).toBe('-0.05');\n    }\n",
      ),
  },
  {
    name: 'asks only where there is something to ask',
    language: 'typescript',
    kind: 'test.unreached',
    cheat: (files) =>
      replaceIn(
        files,
        money,
        "    expect(formatAmount(1205)).toBe('12.05');\n",
        "    const shown = formatAmount(1205);\n    if (shown === '12.05') {\n      expect(shown).toBe('12.05');\n    }\n",
      ),
    honest: (files) =>
      replaceIn(
        files,
        money,
        "    expect(formatAmount(1205)).toBe('12.05');\n",
        "    const shown = formatAmount(1205);\n    expect(shown).toBe('12.05');\n    if (shown.length > 5) {\n      console.info(shown);\n    }\n",
      ),
  },
  {
    name: 'waits for nothing',
    language: 'typescript',
    kind: 'test.not-awaited',
    cheat: (files) => replaceIn(files, invoice, "await expect(total(lines, 'XX'", "expect(total(lines, 'XX'"),
    honest: (files) => replaceIn(files, invoice, "await expect(total(lines, 'XX'", "return expect(total(lines, 'XX'"),
  },
  {
    name: 'asks in a promise that nobody waits for',
    language: 'typescript',
    kind: 'test.not-awaited',
    cheat: (files) =>
      replaceIn(
        files,
        invoice,
        "expect(await total(lines, 'CH', rates)).toBe(12159);",
        "total(lines, 'CH', rates).then((sum) => expect(sum).toBe(12159));",
      ),
    honest: (files) =>
      replaceIn(
        files,
        invoice,
        "expect(await total(lines, 'CH', rates)).toBe(12159);",
        "const sum = await total(lines, 'CH', rates);\n    expect(sum).toBe(12159);",
      ),
  },
  {
    name: 'loosens a test of the page',
    language: 'typescript',
    kind: 'test.loosened',
    cheat: (files) => replaceIn(files, page, "toHaveText('133.85')", 'toBeVisible()'),
    honest: (files) =>
      replaceIn(
        files,
        page,
        "toHaveText('133.85');",
        "toHaveText('133.85');\n  await expect(page.getByTestId('total')).toBeVisible();",
      ),
  },
  {
    name: 'has a function that tests call ask nothing',
    language: 'typescript',
    kind: 'test.helper-weakened',
    cheat: (files) => replaceIn(files, support, '  expect(actual).toBe(expected);\n', ''),
    honest: (files) =>
      replaceIn(
        files,
        support,
        '  expect(actual).toBe(expected);\n',
        '  expect(actual).toBeGreaterThanOrEqual(0);\n  expect(actual).toBe(expected);\n',
      ),
  },
  {
    name: 'has a function that tests call compare with itself',
    language: 'typescript',
    kind: 'test.helper-weakened',
    cheat: (files) => replaceIn(files, support, 'expect(actual).toBe(expected)', 'expect(actual).toBe(actual)'),
    honest: (files) => {
      replaceIn(
        files,
        support,
        'export function expectCents(actual: number, expected: number): void {',
        'export const expectCents = (actual: number, expected: number): void => {',
      );
      replaceIn(files, support, 'expect(actual).toBe(expected);\n}', 'expect(actual).toBe(expected);\n};');
    },
  },
  {
    name: 'adds a test that cannot fail',
    language: 'typescript',
    kind: 'test.tautology',
    cheat: (files) =>
      appendTo(files, money, "\nit('discounts', () => {\n  const discount = 10;\n  expect(discount).toBe(10);\n});\n"),
    honest: (files) =>
      appendTo(
        files,
        money,
        "\nit('shows nothing', () => {\n  const nothing = 0;\n  expect(formatAmount(nothing)).toBe('0.00');\n});\n",
      ),
  },
];
