import type { CriterionRule } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidenceKind.ts';
import { negators } from '../grammar.ts';
import {
  claimsOf,
  endsClause,
  finding,
  hasEvidence,
  isElaborated,
  isNamed,
  isPredicate,
  holds,
  precededBy,
  tokenAt,
  wordAt,
} from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';
import { claimsMore } from '../statesMore.ts';

const measures: ReadonlySet<EvidenceKind> = new Set(['threshold', 'exact', 'count', 'literal', 'command', 'test']);

const baselines = new Set('than compared versus vs baseline relative'.split(' '));

/** What is improved or reduced when people speak of quality. Numbers that a product changes (“quantity”) are not here. */
const qualities = new Set(
  'noise requests tickets incidents complaints loss accuracy debt performance latency load loading time times speed memory size coverage quality usage readability experience ux accuracy reliability throughput maintainability usability overhead duplication complexity efficiency consistency clarity quality stability scalability startup response cost costs conversion engagement satisfaction productivity'.split(
    ' ',
  ),
);

export const comparisonWithoutBaseline: CriterionRule = {
  code: 'criterion.comparison-without-baseline',
  severity: 'warning',
  dimension: 'testability',
  title: 'Comparison without a baseline',
  why: 'Better than what, and by how much? Without both, any change can be called one.',
  bad: 'Start-up is faster',
  good: 'Start-up takes at most 80 % of the time of the tag `v1.4` (median of 10 runs)',
  fix: 'threshold',
  gaps: ['than at `__`, by at least __ %'],
  looksFor: ['comparative'],
  find: (statement) =>
    claimsOf(statement, 'comparative')
      .filter(
        (match) =>
          compares(statement, match) &&
          !isElaborated(statement, match) &&
          !hasEvidence(statement, match.clause, measures),
      )
      .map((match) =>
        finding(
          statement,
          match,
          (words) => `“${words}” compares with nothing. Say than what (a commit, a fixture, a figure) and by how much.`,
        ),
      ),
};

/** “As before the call”, “as before `migrate`”: a moment that can be waited for. The change itself is none. */
function isMoment(statement: Statement, { phrase, last }: WordMatch): boolean {
  if (!phrase.endsWith('before')) {
    return false;
  }
  const token = tokenAt(statement, last + 1);
  const isDefinite = /^(?:the|a|an|each|every|its|his|their)$/.test(token?.lower ?? '');
  const noun = wordAt(statement, last + 2);
  return (
    token !== undefined &&
    (isNamed(token) ||
      token.lower.endsWith('ing') ||
      (isDefinite && !/^(?:changes?|refactor|refactoring|rewrite|pr|patch|plan|work|task|commit)$/.test(noun)))
  );
}

function compares(statement: Statement, match: WordMatch): boolean {
  if (isMoment(statement, match)) {
    return false;
  }
  const denied = precededBy(statement, match.first, match.clause, negators, 3);
  // “Than before” names nothing that could be measured again.
  if (match.phrase.startsWith('than ')) {
    return !denied;
  }
  const hasBaseline = holds(statement, match.clause, (token) => baselines.has(token.lower));
  const change =
    /^(?:improve|enhance|optimi|streamline|simplif|reduce|decrease|increase|lower|minimi|maximi|boost)/.test(
      match.phrase,
    );
  const purpose = wordAt(statement, match.first - 1) === 'to';
  const opening =
    match.first === match.clause.first &&
    match.phrase.endsWith('ed') &&
    !claimsMore(statement, match.clause, match.last + 1);
  const verb = /^(?:optimi[sz]e|enhance|improve|streamline|boost)s?$/.test(match.phrase);
  const ofQuality =
    holds(statement, match.clause, (token) => qualities.has(token.lower)) &&
    (endsClause(statement, match.last, match.clause) ||
      match.first === match.clause.first ||
      qualities.has(wordAt(statement, match.last + 1)) ||
      qualities.has(wordAt(statement, match.first - 1)));
  // “Is more than three”, “is smaller and blue”: nothing may follow that says of what.
  if (
    /^(?:is|are|be|becomes?|gets?|gives|made|makes|feels?|grows?|stay) /.test(match.phrase) &&
    !isPredicate(statement, match)
  ) {
    return false;
  }
  return !hasBaseline && !denied && (!change || opening || ((ofQuality || verb) && !purpose));
}
