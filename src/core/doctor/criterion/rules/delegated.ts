import type { CriterionRule } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidenceKind.ts';
import { claimsOf, finding, hasEvidence, isElaborated, namesBehind, results, tokenAt, wordAt } from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';
import { isWrittenRule } from '../writtenRule.ts';

const named: ReadonlySet<EvidenceKind> = new Set([...results, 'list']);

export const delegated: CriterionRule = {
  code: 'criterion.delegated',
  severity: 'warning',
  dimension: 'testability',
  title: 'Criterion that stands elsewhere',
  why: 'It only says that other criteria hold, and not which or where they are.',
  bad: 'Follows the coding conventions',
  good: '`npm run lint` reports 0 warnings',
  fix: 'name',
  gaps: ['those in `__`', '`__` exits 0'],
  looksFor: ['delegated'],
  find: (statement) =>
    claimsOf(statement, 'delegated')
      .filter(
        (match) =>
          !namesSection(statement, match) &&
          !isElaborated(statement, match) &&
          !hasEvidence(statement, match.clause, named, 'sentence') &&
          !namesRules(statement, match),
      )
      .map((match) =>
        finding(
          statement,
          match,
          (words) =>
            `“${words}” points at criteria that are not here. Name the file, section or command that holds them.`,
        ),
      ),
};

/** What is followed must be written down: “the conventions in `docs/style.md`”; in code everybody sees others. */
function namesRules(statement: Statement, match: WordMatch): boolean {
  if (!/^(?:follow|adher|conform|consisten|align|obey|obeys|respect|best|uses?\b)/.test(match.phrase)) {
    return namesBehind(statement, match);
  }
  const behind = statement.tokens.slice(match.last + 1, match.clause.last + 1);
  return behind.some(isWrittenRule);
}

/** “As described in Design”, “per Approach”: a title, so a section of the plan itself, which whoever checks has. */
function namesSection(statement: Statement, match: WordMatch): boolean {
  const place = /^(?:in|under|by)$/.test(wordAt(statement, match.last + 1)) ? match.last + 2 : match.last;
  const title = wordAt(statement, place) === 'the' ? place + 1 : place;
  return title > match.clause.first && /^\p{Lu}\p{Ll}/u.test(tokenAt(statement, title)?.text ?? '');
}
