import { queueRules } from './queueRules.ts';
import type { Rule } from './rule.ts';
import { ambiguousCheck } from './rules/ambiguousCheck.ts';
import { alwaysPasses } from './rules/alwaysPasses.ts';
import { checkSends } from './rules/checkSends.ts';
import { checkGap } from './rules/checkGap.ts';
import { cannotRun } from './rules/cannotRun.ts';
import { deletes } from './rules/deletes.ts';
import { duplicateCheck } from './rules/duplicateCheck.ts';
import { inCodeBlock } from './rules/inCodeBlock.ts';
import { neverEnds } from './rules/neverEnds.ts';
import { outside } from './rules/outside.ts';
import { gapInFiles } from './rules/gapInFiles.ts';
import { planGap } from './rules/planGap.ts';
import { fileExists } from './rules/fileExists.ts';
import { fileOutside } from './rules/fileOutside.ts';
import { filePattern } from './rules/filePattern.ts';
import { fileMissing } from './rules/fileMissing.ts';
import { looseTask } from './rules/looseTask.ts';
import { misspeltKey } from './rules/misspeltKey.ts';
import { noCriteria } from './rules/noCriteria.ts';
import { noExecutableCheck } from './rules/noExecutableCheck.ts';
import { noNewProof } from './rules/noNewProof.ts';
import { noFiles } from './rules/noFiles.ts';
import { noOutOfScope } from './rules/noOutOfScope.ts';
import { noTasks } from './rules/noTasks.ts';
import { openDecision } from './rules/openDecision.ts';
import { brokenCheck, nothingProves, guardCheck, vacuousCheck } from './rules/probedCheck.ts';
import { selectsNothing } from './rules/selectsNothing.ts';
import { undeclaredEnvironment } from './rules/undeclaredEnvironment.ts';
import { criterionWithoutCheck } from './rules/criterionWithoutCheck.ts';
import { checkWithoutCriterion } from './rules/checkWithoutCriterion.ts';
import { thinChecks } from './rules/thinChecks.ts';
import { provenInPart } from './rules/provenInPart.ts';
import { tooWide } from './rules/tooWide.ts';

/** Every rule that judges the plan as a whole, in the order in which their problems are listed. */
export const rules: readonly Rule[] = [
  ...queueRules,
  misspeltKey,
  noCriteria,
  noExecutableCheck,
  checkGap,
  ambiguousCheck,
  inCodeBlock,
  cannotRun,
  neverEnds,
  outside,
  checkSends,
  deletes,
  selectsNothing,
  alwaysPasses,
  brokenCheck,
  vacuousCheck,
  guardCheck,
  nothingProves,
  duplicateCheck,
  thinChecks,
  noNewProof,
  criterionWithoutCheck,
  provenInPart,
  checkWithoutCriterion,
  planGap,
  noTasks,
  looseTask,
  noFiles,
  gapInFiles,
  fileOutside,
  filePattern,
  fileMissing,
  fileExists,
  noOutOfScope,
  tooWide,
  openDecision,
  undeclaredEnvironment,
];
