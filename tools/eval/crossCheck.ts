import { type ClassName, phraseIndex } from '../../src/core/doctor/criterion/words/vocabulary.ts';
import { f1, figuresText, tableText } from './figures.ts';
import { countJudged, dealOut, signed } from './folds.ts';
import { type Judged, judge } from './judge.ts';

/** How far the cross-checked figure may be from the full one. */
const target = 0.04;

/**
 * A rule must earn its place outside the fold that it was seen in: five times, the rules judge the repositories of one
 * fold, but only those rules that were right more often than wrong in the other four; and then only with those classes
 * of wording that stand in a weak criterion of the other four. All folds together make the cross-checked figure.
 */
export function crossCheckText(judged: readonly Judged[]): string {
  const folds = dealOut(judged);
  const whole = f1(countJudged(judged));
  const checked = folds.map((fold) => {
    const elsewhere = folds.filter((other) => other !== fold).flat();
    const earned = earnedRules(elsewhere);
    const left = fold.map((one) => ({ ...one, found: one.found.filter(({ code }) => earned.has(code)) }));
    return { fold, left, classes: withClasses(fold, elsewhere) };
  });
  const rows = checked.map(({ fold, left, classes }, index) => [
    String(index + 1),
    String(fold.length),
    figuresText(countJudged(fold)),
    f1(countJudged(left)).toFixed(3),
    f1(countJudged(classes)).toFixed(3),
  ]);
  const together = (label: string, parts: readonly Judged[]): string => {
    const figure = f1(countJudged(parts));
    const reached = Math.abs(figure - whole) <= target ? 'reached' : 'missed';
    return `  ${label.padEnd(44)} F1 ${figure.toFixed(3)}, ${signed(figure - whole)} (${reached})`;
  };
  return [
    `Five-fold cross-check by repository; target: within ${target} of the full figure`,
    tableText([['fold', 'items', 'all rules', 'rules earned elsewhere', 'classes seen elsewhere'], ...rows]),
    `  ${'all rules, all items'.padEnd(44)} F1 ${whole.toFixed(3)}`,
    together(
      'only rules that earned their place elsewhere',
      checked.flatMap(({ left }) => left),
    ),
    together(
      'only classes of wording seen elsewhere',
      checked.flatMap(({ classes }) => classes),
    ),
  ].join('\n');
}

function earnedRules(judged: readonly Judged[]): ReadonlySet<string> {
  const merit = new Map<string, number>();
  for (const { item, found } of judged) {
    for (const code of new Set(found.map((one) => one.code))) {
      merit.set(code, (merit.get(code) ?? 0) + (item.weak ? 1 : -1));
    }
  }
  return new Set([...merit].filter(([, right]) => right > 0).map(([code]) => code));
}

function withClasses(fold: readonly Judged[], elsewhere: readonly Judged[]): Judged[] {
  const seen = new Set<ClassName>(
    elsewhere.filter(({ item }) => item.weak).flatMap(({ phrases }) => phrases.map(({ className }) => className)),
  );
  const index = { ...phraseIndex, accepts: (className: ClassName) => seen.has(className) };
  return fold.map(({ item }) => judge(item, index));
}
