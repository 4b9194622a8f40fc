import { judgeCriterion } from '../../src/core/doctor/criterion/judgeCriterion.ts';
import { readStatement } from '../../src/core/doctor/criterion/statement.ts';
import type { PhraseIndex } from '../../src/core/doctor/criterion/vocabulary.ts';
import { type ClassName, phraseIndex } from '../../src/core/doctor/criterion/words/vocabulary.ts';
import type { Item } from './corpus.ts';

export interface Found {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

export interface Judged {
  readonly item: Item;
  /** Errors and warnings; hints do not count. */
  readonly found: readonly Found[];
  /** Phrases of each class that stand in the text. */
  readonly phrases: readonly { readonly className: ClassName; readonly phrase: string }[];
}

export function judge(item: Item, index: PhraseIndex<ClassName> = phraseIndex): Judged {
  const { findings } = judgeCriterion(item.text, item.heading, index);
  const { matches } = readStatement(item.text, item.heading, index);
  return {
    item,
    found: findings
      .filter(({ rule }) => rule.severity !== 'hint')
      .map(({ rule, start, end }) => ({ code: rule.code, start, end })),
    phrases: [...matches.values()].flat().map(({ className, phrase }) => ({ className, phrase })),
  };
}

/** Whether a finding touches one of the parts of the labelled span; undefined when the span is not in the text. */
export function touchesSpan({ item }: Judged, found: Found): boolean | undefined {
  const text = item.text.toLowerCase();
  const parts = item.span
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && text.includes(part));
  return parts.length === 0
    ? undefined
    : parts.some((part) => {
        for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + 1)) {
          if (found.start < start + part.length && start < found.end) {
            return true;
          }
        }
        return false;
      });
}
