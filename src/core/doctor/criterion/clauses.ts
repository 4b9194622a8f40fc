import type { Token } from './tokens.ts';

/**
 * `label`: a bold title with a colon (`**Edge cases handled:**`), which names what follows. `condition`: what must hold
 * before anything is judged (given, when, if). `reason`: what it is good for (so that, because). `main`: what is claimed.
 */
export type Role = 'label' | 'condition' | 'reason' | 'main';

/** A part of a criterion that is judged by itself. Tokens from `first` to `last`, both included. */
export interface Clause {
  readonly first: number;
  readonly last: number;
  readonly role: Role;
  readonly sentence: number;
}

/** Position behind a bold label at the start, 0 without one. */
export function labelEndOf(tokens: readonly Token[]): number {
  const opening = tokens.findIndex((token) => token.kind !== 'id' && (token.kind !== 'mark' || token.text === '**'));
  if (tokens[opening]?.text !== '**') {
    return 0;
  }
  const closing = tokens.findIndex((token, index) => index > opening && token.text === '**' && token.kind === 'mark');
  const colonBehind = tokens[closing + 1]?.text === ':';
  const isLabel = tokens[closing - 1]?.text === ':' || colonBehind;
  const last = colonBehind ? closing + 1 : closing;
  return isLabel && last < tokens.length - 1 ? (tokens[last]?.end ?? 0) : 0;
}

const conditionOpeners = new Set([
  'when',
  'whenever',
  'if',
  'given',
  'while',
  'once',
  'after',
  'before',
  'where',
  'unless',
  'until',
  'upon',
]);

/** Openers that begin a condition in the middle of a sentence too. */
const trailingOpeners = new Set(['when', 'whenever', 'if', 'while', 'unless', 'until', 'once']);

const modals = new Set(['shall', 'must', 'should', 'will', 'can', 'may']);

/** Reads clauses one after the other; the state says in what the reader is. */
export function readClauses(tokens: readonly Token[], labelEnd: number): Clause[] {
  const clauses: Clause[] = [];
  let first = 0;
  let sentence = 0;
  let role: Role = labelEnd > 0 ? 'label' : 'main';
  let step: Role = 'main';
  const close = (last: number, next: Role): void => {
    if (last >= first) {
      clauses.push({ first, last, role, sentence });
      first = last + 1;
    }
    role = next;
  };
  tokens.forEach((token, index) => {
    if (role === 'label') {
      if (token.end > labelEnd) {
        close(index - 1, 'main');
      } else {
        return;
      }
    }
    const opens = opensAt(tokens, index, { role, step, first });
    if (opens !== undefined) {
      close(index - 1, opens);
    }
    step = stepAt(tokens, index) ?? step;
    if (endsSentence(tokens, index)) {
      close(index, 'main');
      sentence += 1;
    } else if (endsCondition(tokens, index, role)) {
      close(index, 'main');
    }
  });
  close(tokens.length - 1, 'main');
  return clauses;
}

/** What a step of Given, When, Then is; “and” goes on with the step before. */
function stepAt(tokens: readonly Token[], index: number): Role | undefined {
  const lower = tokens[index]?.lower;
  const isStep = lower === 'given' || lower === 'when' || lower === 'then';
  return isStep && isStepMark(tokens, index) ? (lower === 'then' ? 'main' : 'condition') : undefined;
}

interface Reading {
  readonly role: Role;
  /** Of the last Given, When, Then. */
  readonly step: Role;
  /** Where the clause began. */
  readonly first: number;
}

/** The role of the clause that begins with this token, undefined if none begins here. */
function opensAt(tokens: readonly Token[], index: number, { role, step, first }: Reading): Role | undefined {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token?.kind !== 'word' || token.joined) {
    return undefined;
  }
  if (token.lower === 'then' && role === 'condition') {
    return 'main';
  }
  const isAnd = token.lower === 'and' || token.lower === 'but';
  if (isAnd && isStepMark(tokens, index)) {
    return step;
  }
  if (index === first) {
    const gerund = token.lower === 'after' || token.lower === 'before' || token.lower === 'upon';
    return conditionOpeners.has(token.lower) && !(gerund && before !== undefined) ? 'condition' : undefined;
  }
  const isGerund = token.lower === 'while' && tokens[index + 1]?.lower.endsWith('ing') === true;
  if (role === 'main' && trailingOpeners.has(token.lower) && !isGerund && !definesDone(tokens, index)) {
    return 'condition';
  }
  if (role === 'main' && opensReason(tokens, index)) {
    return 'reason';
  }
  // “WHEN x the system SHALL y”, without a comma.
  if (role === 'condition' && token.lower === 'the' && modals.has(tokens[index + 2]?.lower ?? '')) {
    return 'main';
  }
  const joint = before?.text === ',' ? isAnd : token.lower === 'and' && states(tokens, first, index);
  return joint && role === 'main' && startsClause(tokens, index + 1) ? 'main' : undefined;
}

/** A step of Given, When, Then stands in upper case or at the start of a line. */
function isStepMark(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  const atStart = before === undefined || (before.kind === 'mark' && '\n-*'.includes(before.text));
  return token !== undefined && (/^[A-Z]{2,}$/.test(token.text) || (atStart && /^[A-Z]/.test(token.text)));
}

/** “Done when …”: what follows is the claim. */
function definesDone(tokens: readonly Token[], index: number): boolean {
  return (
    index === 1 && /^(?:done|complete|completed|finished|accepted|success|successful)$/.test(tokens[0]?.lower ?? '')
  );
}

/** “so that”, “so it”, “because”, “in order to”; not “and so on”. */
function opensReason(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  switch (tokens[index]?.lower) {
    case 'because':
      return true;
    case 'so':
      return (
        next?.kind === 'word' &&
        !['on', 'forth', 'far', 'long'].includes(next.lower) &&
        tokens[index - 1]?.lower !== 'do'
      );
    case 'in':
      return next?.lower === 'order' && tokens[index + 2]?.lower === 'to';
    default:
      return false;
  }
}

/** How far back a verb is looked for, in tokens. */
const stateReach = 12;

/** Something was said already, so that “and” may begin another claim. */
function states(tokens: readonly Token[], first: number, index: number): boolean {
  return tokens
    .slice(Math.max(first, index - stateReach), index)
    .some((token) => /^(?:is|are|pass|passes|has|have|works?|returns|shows|contains)$/.test(token.lower));
}

const claimVerbs = new Set(
  'is are was has have does do verify confirm check ensure run runs works work passes looks feels loads stays remains behaves'.split(
    ' ',
  ),
);

/** Behind “, and”: a subject and a verb, or a verb, rather than the last member of a list. */
function startsClause(tokens: readonly Token[], index: number): boolean {
  for (let at = index; at < Math.min(tokens.length, index + 6); at += 1) {
    const { kind, lower } = tokens[at] ?? { kind: 'mark', lower: '' };
    if (kind === 'mark') {
      return false;
    }
    if (claimVerbs.has(lower) || modals.has(lower)) {
      return true;
    }
  }
  return false;
}

function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'mark') {
    return false;
  }
  const next = tokens[index + 1];
  if (token.text === '\n' || token.text === ';') {
    return true;
  }
  return (
    ['.', '!', '?'].includes(token.text) &&
    (next === undefined || (next.start > token.end && !/^\p{Ll}/u.test(next.text))) &&
    !['eg', 'ie', 'e.g', 'i.e', 'vs', 'cf'].includes(tokens[index - 1]?.lower ?? '')
  );
}

/** A comma ends a condition, unless it stands between members of a list: “in A, B, or C”. */
function endsCondition(tokens: readonly Token[], index: number, role: Role): boolean {
  const token = tokens[index];
  if (token?.kind !== 'mark' || role === 'label' || role === 'main') {
    return false;
  }
  if (role === 'reason') {
    return token.text === ')';
  }
  if (['→', '—', '–', ':', ')'].includes(token.text)) {
    return true;
  }
  return token.text === ',' && !listGoesOn(tokens, index + 1);
}

/** How far a list is followed, in tokens. */
const listReach = 9;

function listGoesOn(tokens: readonly Token[], index: number): boolean {
  for (let at = index; at < Math.min(tokens.length, index + listReach); at += 1) {
    const lower = tokens[at]?.lower ?? '';
    if (lower === 'then' || modals.has(lower)) {
      return false;
    }
    if (lower === 'or' || (lower === 'and' && (at === index || tokens[at - 1]?.text === ','))) {
      return true;
    }
  }
  return false;
}
