import { lowerBound } from '../../../base/lowerBound.ts';
import { asksFor } from '../../../plan/gap.ts';
import type { CriterionRule, Finding } from '../criterionRule.ts';
import { grammar, negators } from '../grammar.ts';
import { clauseAt, claimsOf, finding, precededBy, tokenAt } from '../reading.ts';
import type { Statement } from '../statement.ts';
import type { Token } from '../tokens.ts';

/** What a stub asks for, when it is one word in brackets. */
const stubWords = new Set(
  'metric value name number description criterion criteria text placeholder insert todo tbd date something requirement condition outcome threshold result feature amount percentage context action state behavior behaviour role goal benefit reason event trigger response actor precondition scenario specific measurable user capability thing xxx'.split(
    ' ',
  ),
);

/** Behind these words a marker in code is spoken of: “TODO comments”. */
const markerNouns = new Set(
  'comment comments marker markers list lists item items app note notes or and tag tags file entries entry'.split(' '),
);

export const placeholder: CriterionRule = {
  code: 'criterion.placeholder',
  severity: 'error',
  dimension: 'clarity',
  title: 'Placeholder',
  why: 'A criterion that still has to be written cannot be decided by anybody.',
  bad: 'Response time is below [value here]',
  good: '`GET /orders` answers within 200 ms for 1,000 orders',
  fix: 'complete',
  unmended: 'Among other words there is none: the gap is what its author has to write there.',
  find: (statement) =>
    (statement.grammar & grammar.marker) !== 0 ||
    mayHoldOne.test(statement.text) ||
    statement.words <= longestTemplate ||
    statement.matches.has('undecided')
      ? [...markers(statement), ...phrases(statement), ...brackets(statement), ...blanks(statement), ...gaps(statement)]
      : [],
};

/** Every placeholder that is no phrase begins with one of these. */
const mayHoldOne = /[[<{…]|\?{3}|_{2}|\.{3}/;

/** Longest template sentence, in words: “Write your acceptance criteria here”. */
const longestTemplate = 7;

function say(words: string): string {
  return `“${words}” is a placeholder. Say what must be true when the plan is done: when what happens, what is seen.`;
}

/** TODO and its kin, in upper case, where something is left open and not where such a marker is spoken of. */
function markers(statement: Statement): Finding[] {
  const found: Finding[] = [];
  statement.tokens.forEach((token, at) => {
    const isMarker = (token.grammar & grammar.marker) !== 0 && token.text === token.text.toUpperCase();
    const clause = isMarker ? clauseAt(statement, at) : undefined;
    if (clause === undefined) {
      return;
    }
    const next = tokenAt(statement, at + 1);
    const before = tokenAt(statement, at - 1);
    const open = next === undefined || next.kind === 'mark' || before === undefined || before.text === ':';
    const mentioned = markerNouns.has(next?.lower ?? '') || precededBy(statement, at, clause, mentioning, 4);
    if (open && !mentioned) {
      found.push(finding(statement, { first: at, last: at }, say));
    }
  });
  return found;
}

/** Before these words a marker is counted, not set. */
const mentioning = new Set([...negators, 'or', 'and', 'remaining', 'every', 'any', 'all', 'closes', 'resolves']);

function phrases(statement: Statement): Finding[] {
  const certain = claimsOf(statement, 'undecided');
  const templates = statement.matches.get('template') ?? [];
  const whole =
    templates.length > 0 && statement.words <= longestTemplate
      ? templates.filter((match) => coversAll(statement, match))
      : [];
  return [...certain, ...whole].map((match) => finding(statement, match, say));
}

/** Apart from the match there are only numbers and marks. */
function coversAll(statement: Statement, match: { first: number; last: number }): boolean {
  return statement.tokens.every(
    (token, at) => (at >= match.first && at <= match.last) || ['mark', 'number', 'id'].includes(token.kind),
  );
}

/** `[metric here]`, `[…]`, `<name of the file>`: no link, no tag of one word, no box. */
function brackets(statement: Statement): Finding[] {
  const found: Finding[] = [];
  let opening: number | undefined;
  statement.tokens.forEach((token, at) => {
    const asked = token.kind === 'code' || token.kind === 'quote' ? asksFor(token.text) : false;
    if (asked || (token.kind === 'stub' && isStubText(token.text))) {
      found.push(finding(statement, { first: at, last: at }, say));
    }
    if (token.kind === 'mark' && token.text === '[') {
      opening = at;
    } else if (token.kind === 'mark' && token.text === ']' && opening !== undefined) {
      if (isStub(statement, opening, at)) {
        found.push(finding(statement, { first: opening, last: at }, say));
      }
      opening = undefined;
    }
  });
  return found;
}

function isStub(statement: Statement, opening: number, closing: number): boolean {
  const next = tokenAt(statement, closing + 1);
  const inside = statement.tokens.slice(opening + 1, closing);
  const words = inside.filter((token) => token.kind === 'word');
  if (next?.kind === 'link' || next?.text === '[' || tokenAt(statement, opening - 1)?.text === ']') {
    return false;
  }
  const dots = inside.length > 0 && inside.every((token) => '.…_'.includes(token.text));
  const single = words.length === 1 && inside.length === 1 && stubWords.has(words[0]?.lower ?? '');
  const several = words.length > 1 && inside.every((token) => token.kind === 'word' || token.kind === 'mark');
  return dots || single || (several && !inside.some((token) => token.text === '='));
}

/** `<name of the file>` or `<role>`; tags and their attributes are none. */
function isStubText(text: string): boolean {
  const inside = text
    .replace(/^(?:<|\{\{)/, '')
    .replace(/(?:>|\}\})$/, '')
    .trim();
  return (
    text.startsWith('<!--') ||
    text.startsWith('{{') ||
    stubWords.has(inside.toLowerCase()) ||
    (/\s/.test(inside) && !inside.includes('=') && !/^[/!]/.test(inside))
  );
}

const blankMarks = ['???', 'Given ...', 'Given …', 'When ...', 'When …', 'Then ...', 'Then …'];

/** `???`, “given …, when …”, and a criterion of dots alone. */
function blanks(statement: Statement): Finding[] {
  return blankMarks
    .flatMap((blank) => {
      const start = statement.text.indexOf(blank);
      if (start === -1) {
        return [];
      }
      const mentioned = statement.tokens.some(
        (token) => ['code', 'quote', 'name'].includes(token.kind) && token.start <= start && start < token.end,
      );
      return mentioned ? [] : [{ start, end: start + blank.length, message: say(blank) }];
    })
    .concat(
      /^[\s.…-]+$/.test(statement.text) && statement.text !== ''
        ? [{ start: 0, end: statement.text.length, message: say(statement.text.trim()) }]
        : [],
    );
}

/** `__`, in a code span or between words, is where something is still to be filled in; `__init__` is a name. */
function gaps({ text, tokens }: Statement): Finding[] {
  const found: Finding[] = [];
  for (let start = text.indexOf('__'); start !== -1; start = text.indexOf('__', start)) {
    let end = start + 2;
    while (text[end] === '_') {
      end += 1;
    }
    const words = text.slice(start, end);
    const at = tokenAround(tokens, start);
    const isName = isWordPart(text[start - 1]) || isWordPart(text[end]);
    const isMentioned = at !== undefined && at.text !== words && at.kind !== 'word';
    if (!isName && !isMentioned) {
      found.push({ start, end, message: say(words) });
    }
    start = end;
  }
  return found;
}

function isWordPart(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\d]/u.test(char);
}

/** The token that a character belongs to, if any. */
function tokenAround(tokens: readonly Token[], position: number): Token | undefined {
  const token = tokens[lowerBound(tokens, ({ end }) => end <= position)];
  return token !== undefined && token.start <= position ? token : undefined;
}
