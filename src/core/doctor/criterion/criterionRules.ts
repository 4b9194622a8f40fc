import type { CriterionRule, Finding } from './criterionRule.ts';
import { activityWithoutOutcome } from './rules/activityWithoutOutcome.ts';
import { bareWorks } from './rules/bareWorks.ts';
import { capabilityTooWide } from './rules/capabilityTooWide.ts';
import { comparisonWithoutBaseline } from './rules/comparisonWithoutBaseline.ts';
import { compound } from './rules/compound.ts';
import { correctnessAdverb } from './rules/correctnessAdverb.ts';
import { delegated } from './rules/delegated.ts';
import { escapeClause } from './rules/escapeClause.ts';
import { givenWithoutThen } from './rules/givenWithoutThen.ts';
import { namesNoCheck } from './rules/namesNoCheck.ts';
import { needsHuman } from './rules/needsHuman.ts';
import { openList } from './rules/openList.ts';
import { placeholder } from './rules/placeholder.ts';
import { subjective } from './rules/subjective.ts';
import { testOnly } from './rules/testOnly.ts';
import { unboundedNegation } from './rules/unboundedNegation.ts';
import { unmeasuredQuality } from './rules/unmeasuredQuality.ts';
import { unresolvedReference } from './rules/unresolvedReference.ts';
import { vagueSelector } from './rules/vagueSelector.ts';
import { weakModal } from './rules/weakModal.ts';
import type { Statement } from './statement.ts';
import type { ClassName } from './words/vocabulary.ts';

/** Every rule that judges a criterion by itself, in the order in which their problems are listed. */
export const criterionRules: readonly CriterionRule[] = [
  placeholder,
  needsHuman,
  escapeClause,
  correctnessAdverb,
  bareWorks,
  unmeasuredQuality,
  subjective,
  vagueSelector,
  unboundedNegation,
  activityWithoutOutcome,
  delegated,
  capabilityTooWide,
  comparisonWithoutBaseline,
  unresolvedReference,
  openList,
  givenWithoutThen,
  compound,
  testOnly,
  weakModal,
  namesNoCheck,
];

/** What a rule finds, each place once: of findings that overlap, the first and longest. */
export function findingsOf(rule: CriterionRule, statement: Statement): readonly Finding[] {
  if (rule.looksFor !== undefined && !hasAny(statement, rule.looksFor)) {
    return [];
  }
  const found = rule.find(statement);
  if (found.length < 2) {
    return found;
  }
  const kept: Finding[] = [];
  for (const finding of found.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (finding.start >= (kept.at(-1)?.end ?? 0)) {
      kept.push(finding);
    }
  }
  return kept;
}

function hasAny({ matches }: Statement, classes: readonly ClassName[]): boolean {
  for (const name of classes) {
    if (matches.has(name)) {
      return true;
    }
  }
  return false;
}
