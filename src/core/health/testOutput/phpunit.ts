import { countsByWord, type FailedTest, runTotals, type TestReader } from './testReader.ts';

const fine = /^OK \((\d+) tests?, \d+ assertions?\)$/;
const mixed = /^Tests: (\d+), Assertions: \d+((?:, [A-Za-z ]+: \d+)*)\.$/;
/** Pest tells the same in its own words. */
const pest = /^ {2}Tests: +(\d.*)\(\d+ assertions?\)$/;
const failure = /^\d+\) (\S.*)$/;

export function phpunitReader(): TestReader {
  const failed: FailedTest[] = [];
  const { add, reading } = runTotals(failed);
  return {
    line: (text) => {
      const [, all] = fine.exec(text) ?? [];
      const [, ran, rest = ''] = mixed.exec(text) ?? [];
      const [, told] = pest.exec(text) ?? [];
      const [, name] = failure.exec(text) ?? [];
      if (all !== undefined) {
        add(Number(all), 0, 0);
      } else if (ran !== undefined) {
        const counts = new Map(
          [...rest.matchAll(/, ([A-Za-z ]+): (\d+)/g)].map((match) => [match[1], Number(match[2])]),
        );
        const skipped = (counts.get('Skipped') ?? 0) + (counts.get('Incomplete') ?? 0);
        const failing = (counts.get('Failures') ?? 0) + (counts.get('Errors') ?? 0);
        add(Math.max(0, Number(ran) - skipped - failing), failing, skipped);
      } else if (told !== undefined) {
        const counts = countsByWord(told);
        add(
          counts.get('passed') ?? 0,
          counts.get('failed') ?? 0,
          (counts.get('skipped') ?? 0) + (counts.get('todos') ?? 0),
        );
      } else if (text === 'No tests executed!') {
        add(0, 0, 0);
      } else if (name?.includes('::') === true) {
        failed.push({ file: undefined, line: undefined, name });
      }
    },
    reading,
  };
}
