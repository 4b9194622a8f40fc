import type { CriterionRule, Finding } from './criterionRule.ts';
import { criterionRules, findingsOf } from './criterionRules.ts';
import { signatureOf } from './duplicateOrContradictory.ts';
import { readStatement, type Statement } from './statement.ts';
import { type ClassName, phraseIndex } from './words/vocabulary.ts';

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

/** Positions in `weaknesses`, as bits, of the rules that look for each class, and of those that look at everything. */
const lookingFor = bitsByClass();
const lookingAlways = weaknesses.reduce((bits, rule, at) => (rule.looksFor === undefined ? bits | (1 << at) : bits), 0);

function bitsByClass(): ReadonlyMap<ClassName, number> {
  const bits = new Map<ClassName, number>();
  weaknesses.forEach((rule, at) => {
    for (const name of rule.looksFor ?? []) {
      bits.set(name, (bits.get(name) ?? 0) | (1 << at));
    }
  });
  return bits;
}

/**
 * @param heading what stands above the criterion: headings, or the plan's title
 * @param index the vocabulary; the evaluation leaves words out
 */
export function judgeCriterion(text: string, heading: string, index = phraseIndex): Judgement {
  const statement = readStatement(text, heading, index);
  let looking = lookingAlways;
  for (const name of statement.matches.keys()) {
    looking |= lookingFor.get(name) ?? 0;
  }
  const all = findAll(weaknesses, looking, statement);
  const weak = all.length < 2 ? all : all.filter((finding) => !isSaid(finding, all));
  // What would make it better is of interest once it can be decided at all.
  const findings = weak.length > 0 ? weak : findAll(hints, -1, statement);
  return { findings, signature: signatureOf(statement.tokens), usedHeading: statement.usedContext };
}

/** @param looking positions of the rules that may find something, as bits */
function findAll(rules: readonly CriterionRule[], looking: number, statement: Statement): RuleFinding[] {
  const all: RuleFinding[] = [];
  for (let at = 0; at < rules.length; at += 1) {
    const rule = rules[at];
    if (rule !== undefined && (looking & (1 << at)) !== 0) {
      for (const { start, end, message } of findingsOf(rule, statement)) {
        all.push({ rule, start, end, message });
      }
    }
  }
  return all;
}

/** The same words, or more, are marked by a rule that comes first: one message about them is enough. */
function isSaid(finding: RuleFinding, all: readonly RuleFinding[]): boolean {
  const earlier = all.slice(0, all.indexOf(finding));
  return earlier.some((one) => one.start <= finding.start && finding.end <= one.end);
}
