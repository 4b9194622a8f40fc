import type { TamperRule } from './tamper.ts';

/** Every way of cheating that is looked for. */
export const tamperRules: readonly TamperRule[] = [];
