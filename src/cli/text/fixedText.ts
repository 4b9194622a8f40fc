import type { FixedPlan } from '../fixPlans.ts';
import { plainText } from './plainText.ts';

/**
 * What was changed, as lines that went and came, and how much it is.
 *
 * @param someFailed something has to be mended that could not be
 */
export function fixedText(fixed: readonly FixedPlan[], someFailed: boolean): string {
  if (fixed.length === 0) {
    return someFailed ? 'Nothing was mended.\n\n' : 'Nothing here has one certain way to be mended.\n\n';
  }
  const places = fixed.flatMap(({ file, changes }) =>
    changes.map(({ line, before, after }) => {
      const lines = [...before.map((text) => `  - ${text}`), ...after.map((text) => `  + ${text}`)];
      return `Mended ${file}:${line + 1}\n${lines.join('\n')}\n\n`;
    }),
  );
  const counts = `${counted(places.length, 'place')} in ${counted(fixed.length, 'plan')}`;
  return plainText(`${places.join('')}Mended ${counts}.\n\n`);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
