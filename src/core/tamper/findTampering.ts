import { readChangedTests } from './comparing/changedTests.ts';
import type { AttemptedChange, Tampering } from './tamper.ts';
import { tamperRules } from './tamperRules.ts';
import { testRules } from './testRules.ts';

/** What an attempt did that could make unfinished work look done; by file and line. */
export function findTampering(change: AttemptedChange): readonly Tampering[] {
  const tests = readChangedTests(change);
  return [
    ...tamperRules.flatMap((rule) => rule.find(change)),
    ...testRules.flatMap((rule) => rule.find(tests)),
  ].toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

/** Codes of all that is looked for. */
export const tamperCodes: readonly string[] = [...tamperRules, ...testRules].map(({ code }) => code);
