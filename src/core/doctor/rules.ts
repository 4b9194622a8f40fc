import type { Rule } from './rule.ts';
import { ambiguousCheck } from './rules/ambiguousCheck.ts';
import { bareWorks } from './rules/bareWorks.ts';
import { correctnessAdverb } from './rules/correctnessAdverb.ts';
import { needsHuman } from './rules/needsHuman.ts';
import { noCriteria } from './rules/noCriteria.ts';
import { noExecutableCheck } from './rules/noExecutableCheck.ts';
import { noFiles } from './rules/noFiles.ts';
import { noOutOfScope } from './rules/noOutOfScope.ts';
import { noTasks } from './rules/noTasks.ts';
import { placeholder } from './rules/placeholder.ts';
import { unmeasuredQuality } from './rules/unmeasuredQuality.ts';

/** Every doctor rule, in the order in which their problems are listed. */
export const rules: readonly Rule[] = [
  noCriteria,
  placeholder,
  needsHuman,
  bareWorks,
  correctnessAdverb,
  unmeasuredQuality,
  noExecutableCheck,
  ambiguousCheck,
  noTasks,
  noFiles,
  noOutOfScope,
];
