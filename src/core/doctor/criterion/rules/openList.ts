import type { CriterionRule, Finding } from '../criterionRule.ts';
import { claimsOf, finding, tokenAt, wordAt } from '../reading.ts';
import type { Statement } from '../statement.ts';

export const openList: CriterionRule = {
  code: 'criterion.open-list',
  severity: 'warning',
  dimension: 'clarity',
  title: 'Open list',
  why: 'A list without end is never complete, so nobody can say that it is covered.',
  bad: 'Imports CSV, JSON etc.',
  good: 'Imports CSV and JSON; any other file is refused with exit code 2',
  fix: 'members',
  instead: [{ text: 'and `__`' }],
  find: (statement) => [
    ...claimsOf(statement, 'openList')
      .filter((match) => !match.phrase.endsWith('more') || tokenAt(statement, match.last + 1)?.kind !== 'word')
      .map((match) => ({ ...finding(statement, match, say), end: abbreviationEnd(statement, match.last) })),
    ...dots(statement),
  ],
};

/** The dot of “etc.” goes with it, unless it ends the sentence too. */
function abbreviationEnd({ tokens, text }: Statement, last: number): number {
  const end = tokens[last]?.end ?? text.length;
  const isDotted = tokens[last]?.lower === 'etc' && tokens[last + 1]?.text === '.' && tokens[last + 1]?.start === end;
  const next = tokens[last + 2];
  const goesOn = next !== undefined && (next.start === end + 1 || /^\p{Ll}/u.test(next.text));
  return isDotted && goesOn ? end + 1 : end;
}

function say(words: string): string {
  return `“${words}” leaves the list open. Write down every member, or the rule that they follow.`;
}

/** “A, B, …”: dots where the next member would stand. */
function dots(statement: Statement): Finding[] {
  const found: Finding[] = [];
  if (!statement.hasDots) {
    return found;
  }
  statement.tokens.forEach((token, at) => {
    const isDots = token.text === '…' || (token.text === '.' && wordAt(statement, at + 1) === '.');
    if (token.kind === 'mark' && isDots && wordAt(statement, at - 1) === ',') {
      found.push(finding(statement, { first: at - 1, last: token.text === '…' ? at : at + 2 }, say));
    }
  });
  return found;
}
