import type { Rule } from './rule.ts';
import { ambiguousCheck } from './rules/ambiguousCheck.ts';
import { noCriteria } from './rules/noCriteria.ts';
import { noExecutableCheck } from './rules/noExecutableCheck.ts';
import { noFiles } from './rules/noFiles.ts';
import { noOutOfScope } from './rules/noOutOfScope.ts';
import { noTasks } from './rules/noTasks.ts';

/** Every rule that judges the plan as a whole, in the order in which their problems are listed. */
export const rules: readonly Rule[] = [noCriteria, noExecutableCheck, ambiguousCheck, noTasks, noFiles, noOutOfScope];
