import type { CriterionRule, Finding } from '../criterionRule.ts';
import { grammar } from '../grammar.ts';
import { clauseAt, determiners, finding, isNamed, tokenAt } from '../reading.ts';
import type { Statement } from '../statement.ts';

/** Words above which a criterion is hard to keep in mind; INCOSE and Kiro's own guides ask for one sentence. */
const longest = 40;

export const weakModal: CriterionRule = {
  code: 'criterion.weak-modal',
  severity: 'hint',
  dimension: 'clarity',
  title: 'Weak modal or long sentence',
  why: '“Should” and “may” leave open whether it must hold; beyond forty words a reader loses the thread.',
  bad: 'The config should be reloaded',
  good: 'On SIGHUP the server reloads `config.yaml`',
  fix: 'result',
  instead: [{ words: 'should', text: 'must' }],
  find: (statement) => [...modals(statement), ...long(statement)],
};

function modals(statement: Statement): Finding[] {
  const found: Finding[] = [];
  if ((statement.grammar & grammar.weak) === 0) {
    return found;
  }
  statement.tokens.forEach((token, at) => {
    const isMonth = token.text === 'May' && at > 0;
    // “Should the list be empty, …” is a condition.
    const next = tokenAt(statement, at + 1);
    const isInverted =
      next !== undefined && at === clauseAt(statement, at)?.first && (determiners.has(next.lower) || isNamed(next));
    if ((token.grammar & grammar.weak) !== 0 && !isMonth && !isInverted && clauseAt(statement, at)?.role === 'main') {
      found.push(
        finding(statement, { first: at, last: at }, (words) => `“${words}” is weak. Write “must”, or simply state it.`),
      );
    }
  });
  return found;
}

function long(statement: Statement): Finding[] {
  const { words } = statement;
  return words <= longest
    ? []
    : [
        finding(
          statement,
          { first: 0, last: statement.tokens.length - 1 },
          () => `This criterion has ${words} words. Split it, or move the explanation to the design.`,
        ),
      ];
}
