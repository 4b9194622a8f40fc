import { ambiguousCheckExamples } from './ambiguousChecks.examples.ts';
import { cannotRunExamples, selectsNothingExamples } from './checks.examples.ts';
import { checkGapExamples, gapInFilesExamples, planGapExamples } from './gaps.examples.ts';
import {
  fileExistsExamples,
  fileMissingExamples,
  misspeltKeyExamples,
  openDecisionExamples,
  tooWideExamples,
  undeclaredEnvironmentExamples,
} from './plan.examples.ts';
import {
  fileOutsideExamples,
  filePatternExamples,
  looseTaskExamples,
  noCriteriaExamples,
  noExecutableCheckExamples,
  noFilesExamples,
  noOutOfScopeExamples,
  noTasksExamples,
} from './planParts.examples.ts';
import {
  deletesExamples,
  duplicateCheckExamples,
  inCodeBlockExamples,
  neverEndsExamples,
  outsideExamples,
} from './harmfulChecks.examples.ts';
import {
  brokenCheckExamples,
  guardCheckExamples,
  nothingProvesExamples,
  vacuousCheckExamples,
} from './probes.examples.ts';
import { readerExamples } from './reader.examples.ts';
import {
  alwaysPassesExamples,
  checkSendsExamples,
  noNewProofExamples,
  thinChecksExamples,
} from './vainChecks.examples.ts';
import {
  checkWithoutCriterionExamples,
  criterionWithoutCheckExamples,
  provenInPartExamples,
} from './traces.examples.ts';
import type { RuleExamples } from './ruleExamples.ts';

/** Of every rule that judges a plan by its own words and its repository, and of everything that the reader reports. */
export const allExamples: readonly RuleExamples[] = [
  noCriteriaExamples,
  noExecutableCheckExamples,
  noTasksExamples,
  looseTaskExamples,
  noFilesExamples,
  noOutOfScopeExamples,
  planGapExamples,
  gapInFilesExamples,
  checkGapExamples,
  alwaysPassesExamples,
  checkSendsExamples,
  deletesExamples,
  duplicateCheckExamples,
  inCodeBlockExamples,
  neverEndsExamples,
  outsideExamples,
  brokenCheckExamples,
  vacuousCheckExamples,
  guardCheckExamples,
  nothingProvesExamples,
  ambiguousCheckExamples,
  cannotRunExamples,
  selectsNothingExamples,
  thinChecksExamples,
  noNewProofExamples,
  criterionWithoutCheckExamples,
  provenInPartExamples,
  checkWithoutCriterionExamples,
  fileOutsideExamples,
  filePatternExamples,
  fileMissingExamples,
  fileExistsExamples,
  misspeltKeyExamples,
  tooWideExamples,
  openDecisionExamples,
  undeclaredEnvironmentExamples,
  ...readerExamples,
];
