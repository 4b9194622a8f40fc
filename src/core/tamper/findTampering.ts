import type { AttemptedChange, Tampering } from './tamper.ts';
import { tamperRules } from './tamperRules.ts';

/** What an attempt did that could make unfinished work look done; by file and line. */
export function findTampering(change: AttemptedChange): readonly Tampering[] {
  return tamperRules
    .flatMap((rule) => rule.find(change))
    .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
