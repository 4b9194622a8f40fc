import type { DeepAudit } from '../audit.ts';

/** How sentences begin that say why nothing is known of what the tests notice. */
export const strengthGaps = {
  notTried: 'No small changes were tried: ',
  noFigure: 'There is no figure of what the tests notice: ',
} as const;

/** Why nothing is known of what the tests notice; undefined: it was measured. */
export function whyNoStrength(deep: DeepAudit | undefined): string | undefined {
  if (deep === undefined) {
    return 'only files were read, and `mstack audit --deep` tries it';
  }
  if (deep.mutants !== undefined) {
    return undefined;
  }
  const reasons = deep.gaps.flatMap((gap) =>
    Object.values(strengthGaps).flatMap((start) => (gap.startsWith(start) ? [gap.slice(start.length)] : [])),
  );
  return reasons[0]?.replace(/\.$/, '') ?? 'the time was up before';
}
