import { contractions, spellings, synonyms } from '../../src/core/doctor/rewordings.ts';
import { shareText } from './figures.ts';
import { type Judged, judge } from './judge.ts';
import { rewordings } from './transformations.ts';

/** How often a criterion that is said in other words is judged another way. */
export function rewordedText(judged: readonly Judged[], list: boolean): string {
  const flips: string[] = [];
  let variants = 0;
  for (const { item, found } of judged) {
    for (const { text, from, to } of rewordings(item.text, [...synonyms, ...spellings, ...contractions])) {
      variants += 1;
      if (judge({ ...item, text }).found.length > 0 !== found.length > 0) {
        flips.push(`  ${found.length > 0 ? 'lost  ' : 'gained'}  ${from} → ${to}: ${text.replaceAll('\n', ' / ')}`);
      }
    }
  }
  return [
    `Other words for the same: judged another way ${shareText(flips.length, variants)}`,
    ...(list ? flips : []),
  ].join('\n');
}
