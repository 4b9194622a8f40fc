import type { TamperCase } from './tamperCase.ts';

/** Every pair of a cheat and an honest edit: one line for each file of `cases/`. */
export const tamperCases: readonly TamperCase[] = [];
