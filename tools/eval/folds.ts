import type { PhraseIndex } from '../../src/core/doctor/criterion/vocabulary.ts';
import { type ClassName, phraseIndex } from '../../src/core/doctor/criterion/words/vocabulary.ts';
import type { Item } from './corpus.ts';
import { type Counts, count, f1, figuresText, tableText } from './figures.ts';
import { type Judged, judge } from './judge.ts';

const foldCount = 5;

/** Classes that only acquit or only qualify others: without their words there would be more findings, not fewer. */
const auxiliary: ReadonlySet<ClassName> = new Set(['technicalTerm', 'document', 'genericThing']);

/**
 * Repositories are dealt out to folds in the order of their names, so that no fold shares one with another. The rules are
 * written by hand and not fitted, so a fold is not left out of anything; its figure says how evenly they do. What could be
 * fitted is the vocabulary: the second table leaves each class only the words that stand in weak items of the other folds.
 */
export function foldsText(judged: readonly Judged[]): string {
  const folds = dealOut(judged);
  const whole = f1(countJudged(judged));
  const rows = folds.map((fold, index) => {
    const counts = countJudged(fold);
    return [String(index + 1), String(fold.length), figuresText(counts), signed(f1(counts) - whole)];
  });
  const classes = [...new Set(judged.flatMap((one) => one.phrases.map(({ className }) => className)))]
    .filter((name) => !auxiliary.has(name))
    .toSorted();
  const restricted = classes.map((name) => restrictedRow(name, new Set([name]), folds, whole));
  return [
    'Five folds by repository, all items: figures of each fold, and how far its F1 is from the whole',
    tableText([['fold', 'items', 'figures', 'F1 −'], ...rows]),
    '',
    'Words of a class restricted to those in weak items of the other folds: what the class keeps outside its own fold',
    tableText([
      ['class', 'weak items', 'F1', 'change', 'lost'],
      ...restricted,
      restrictedRow('every class', new Set(classes), folds, whole),
    ]),
  ].join('\n');
}

export function dealOut(judged: readonly Judged[]): Judged[][] {
  const repos = [...new Set(judged.map(({ item }) => item.repo))].toSorted();
  const foldOf = new Map(repos.map((repo, index) => [repo, index % foldCount]));
  return Array.from({ length: foldCount }, (_, fold) => judged.filter(({ item }) => foldOf.get(item.repo) === fold));
}

function restrictedRow(
  label: string,
  classes: ReadonlySet<ClassName>,
  folds: readonly (readonly Judged[])[],
  whole: number,
): string[] {
  const judgedAgain = folds.flatMap((fold) => {
    const elsewhere = folds.filter((other) => other !== fold).flat();
    const index = restrict(classes, elsewhere);
    return fold.map(({ item }) => judge(item, index));
  });
  const before = new Set(
    folds
      .flat()
      .filter(isFoundWeak)
      .map(({ item }) => item),
  );
  const lost = judgedAgain.filter((one) => before.has(one.item) && one.found.length === 0).length;
  const holding = folds
    .flat()
    .filter(({ item, phrases }) => item.weak && phrases.some(({ className }) => classes.has(className))).length;
  const figure = f1(countJudged(judgedAgain));
  return [label, String(holding), figure.toFixed(3), signed(figure - whole), String(lost)];
}

function restrict(classes: ReadonlySet<ClassName>, judged: readonly Judged[]): PhraseIndex<ClassName> {
  const seen = new Set(
    judged
      .filter(({ item }) => item.weak)
      .flatMap(({ phrases }) => phrases.map(({ className, phrase }) => `${className} ${phrase}`)),
  );
  return {
    ...phraseIndex,
    accepts: (className, phrase) => !classes.has(className) || seen.has(`${className} ${phrase}`),
  };
}

export function countJudged(judged: readonly Judged[], among: (item: Item) => boolean = () => true): Counts {
  return count(
    judged.filter(({ item }) => among(item)),
    ({ item }) => item.weak,
    ({ found }) => found.length > 0,
  );
}

function isFoundWeak({ item, found }: Judged): boolean {
  return item.weak && found.length > 0;
}

export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
