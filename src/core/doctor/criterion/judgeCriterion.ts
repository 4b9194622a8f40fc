import type { CriterionRule, Finding } from './criterionRule.ts';
import { criterionRules, findingsOf } from './criterionRules.ts';
import { signatureOf } from './duplicateOrContradictory.ts';
import { readStatement, type Statement } from './statement.ts';
import { phraseIndex } from './words/vocabulary.ts';

/** What one rule found, wherever the criterion stands. */
export interface RuleFinding extends Finding {
  readonly rule: CriterionRule;
}

/** What is to be said about one criterion by itself. */
export interface Judgement {
  /** Errors and warnings; only where there is none, hints. */
  readonly findings: readonly RuleFinding[];
  /** For finding criteria that repeat each other. */
  readonly signature: number;
  /** The heading was asked what a reference means, so that another heading may give another judgement. */
  readonly usedHeading: boolean;
}

const weaknesses = criterionRules.filter((rule) => rule.severity !== 'hint');
const hints = criterionRules.filter((rule) => rule.severity === 'hint');

/**
 * @param heading what stands above the criterion: headings, or the plan's title
 * @param index the vocabulary; the evaluation leaves words out
 */
export function judgeCriterion(text: string, heading: string, index = phraseIndex): Judgement {
  const statement = readStatement(text, heading, index);
  const all = findAll(weaknesses, statement);
  const weak = all.length < 2 ? all : all.filter((finding) => !isSaid(finding, all));
  // What would make it better is of interest once it can be decided at all.
  const findings = weak.length > 0 ? weak : findAll(hints, statement);
  return { findings, signature: signatureOf(statement.tokens), usedHeading: statement.usedContext };
}

function findAll(rules: readonly CriterionRule[], statement: Statement): RuleFinding[] {
  const all: RuleFinding[] = [];
  for (const rule of rules) {
    for (const { start, end, message } of findingsOf(rule, statement)) {
      all.push({ rule, start, end, message });
    }
  }
  return all;
}

/** The same words, or more, are marked by a rule that comes first: one message about them is enough. */
function isSaid(finding: RuleFinding, all: readonly RuleFinding[]): boolean {
  const earlier = all.slice(0, all.indexOf(finding));
  return earlier.some((one) => one.start <= finding.start && finding.end <= one.end);
}
