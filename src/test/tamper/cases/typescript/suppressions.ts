import { appendTo, moveFile, replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'typescript';

export const typescriptSuppressions: readonly TamperCase[] = [
  {
    name: 'a linter is told to skip the line',
    language,
    kind: 'suppression.lint',
    cheat: (files) =>
      replaceIn(files, 'src/invoice.ts', '  const rate =', '  // eslint-disable-next-line eqeqeq\n  const rate ='),
    honest: (files) => {
      // The suppression that was there goes with its line.
      replaceIn(
        files,
        'src/invoice.ts',
        '  // eslint-disable-next-line no-console -- the trace is asked for by the person\n  const trace = (text: string): void => console.debug(text);\n',
        '',
      );
      appendTo(
        files,
        'src/invoice.ts',
        '\n// eslint-disable-next-line no-console -- the trace is asked for by the person\nconst trace = (text: string): void => console.debug(text);\n',
      );
    },
  },
  {
    name: 'a linter is switched off for the file',
    language,
    kind: 'suppression.lint',
    cheat: (files) => {
      files.set(
        'src/discount.ts',
        '/* eslint-disable */\nexport const discount = (cents: number) => cents == 0 ? 0 : cents / 10;\n',
      );
    },
    honest: (files) => {
      files.set(
        'src/discount.ts',
        "/** Says “eslint-disable” in a text only. */\nexport const words = 'eslint-disable';\n\nexport const discount = (cents: number): number => cents / 10;\n",
      );
    },
    lists: ['src/discount.ts (new)'],
  },
  {
    name: 'one rule more in a suppression that was there',
    language,
    kind: 'suppression.lint',
    cheat: (files) =>
      replaceIn(files, 'src/invoice.ts', 'next-line no-console --', 'next-line no-console, complexity --'),
    honest: (files) =>
      replaceIn(files, 'src/invoice.ts', 'the trace is asked for by the person', 'a person asks for the trace'),
  },
  {
    name: 'types are not checked in a line',
    language,
    kind: 'suppression.types',
    cheat: (files) => replaceIn(files, 'src/invoice.ts', '  return Math.round', '  // @ts-ignore\n  return Math.round'),
    honest: (files) =>
      replaceIn(files, 'src/invoice.ts', '  return Math.round', '  // Rounds half up.\n  return Math.round'),
  },
  {
    name: 'types are not checked in a file',
    language,
    kind: 'suppression.types',
    cheat: (files) => {
      files.set('src/money.ts', `// @ts-nocheck\n${files.get('src/money.ts') ?? ''}`);
    },
    honest: (files) => moveFile(files, 'src/money.ts', 'src/cents.ts'),
    lists: ['src/money.ts', 'src/cents.ts (new)'],
  },
  {
    name: 'a value is cast to any',
    language,
    kind: 'suppression.cast',
    severity: 'flagged',
    cheat: (files) =>
      replaceIn(files, 'src/invoice.ts', 'await rates.rateOf(country)', 'await (rates as any).discount(country)'),
    honest: (files) =>
      replaceIn(files, 'src/invoice.ts', 'lines.reduce((sum, line)', 'lines.reduce<Cents>((sum, line)'),
  },
  {
    name: 'a branch is left out of the coverage',
    language,
    kind: 'coverage.ignored',
    cheat: (files) =>
      replaceIn(files, 'src/invoice.ts', '  return Math.round', '  /* v8 ignore next */\n  return Math.round'),
    honest: (files) =>
      replaceIn(files, 'src/invoice.ts', '  return Math.round', '  /* Half cents go up. */\n  return Math.round'),
  },
];
