import { grammar } from './grammar.ts';
import type { Token } from './tokens.ts';

/**
 * `label`: a bold title with a colon (`**Edge cases handled:**`), which names what follows. `condition`: what must hold
 * before anything is judged (given, when, if). `reason`: what it is good for (so that, because). `content`: what a text says
 * (a note that …). `main`: what is claimed.
 */
export type Role = 'label' | 'condition' | 'reason' | 'content' | 'main';

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
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) {
      break;
    }
    if (role === 'label') {
      if (token.end <= labelEnd) {
        continue;
      }
      close(index - 1, 'main');
    }
    if (token.grammar !== 0 && !token.joined) {
      const opens = opensAt(tokens, index, { role, step, first });
      if (opens !== undefined) {
        close(index - 1, opens);
      }
      if ((token.grammar & grammar.step) !== 0) {
        step = stepAt(tokens, index) ?? step;
      }
    } else if (token.kind === 'mark') {
      if (endsSentence(tokens, index)) {
        close(index, 'main');
        sentence += 1;
      } else if (role !== 'main' && endsCondition(tokens, index, role)) {
        close(index, 'main');
      }
    }
  }
  close(tokens.length - 1, 'main');
  return clauses;
}

/** What a step of Given, When, Then is; “and” goes on with the step before. */
function stepAt(tokens: readonly Token[], index: number): Role | undefined {
  return isStepMark(tokens, index) ? (tokens[index]?.lower === 'then' ? 'main' : 'condition') : undefined;
}

interface Reading {
  readonly role: Role;
  /** Of the last Given, When, Then. */
  readonly step: Role;
  /** Where the clause began. */
  readonly first: number;
}

/** The role of the clause that begins with this word, undefined if none begins here. */
function opensAt(tokens: readonly Token[], index: number, { role, step, first }: Reading): Role | undefined {
  const kinds = tokens[index]?.grammar ?? 0;
  const is = (kind: number): boolean => (kinds & kind) !== 0;
  if (is(grammar.response) && role === 'condition') {
    return 'main';
  }
  if (is(grammar.and | grammar.but) && isStepMark(tokens, index)) {
    return step;
  }
  if (index === first) {
    const condition = is(grammar.condition) && !(is(grammar.leading) && index > 0);
    return condition ? 'condition' : is(grammar.reason) && index > 0 && explains(tokens, index) ? 'reason' : undefined;
  }
  // “WHEN x the system SHALL y”, without a comma.
  if (role === 'condition') {
    return index > first + 1 && is(grammar.the) && has(tokens[index + 2], grammar.modal) ? 'main' : undefined;
  }
  if (role !== 'main') {
    return undefined;
  }
  if (is(grammar.trailing) && !isWhileDoing(tokens, index) && !definesDone(tokens, index)) {
    return 'condition';
  }
  if (is(grammar.reason) && opensReason(tokens, index)) {
    return 'reason';
  }
  if (is(grammar.that) && has(tokens[index - 1], grammar.saying) && tokens[index + 1]?.kind !== 'mark') {
    return 'content';
  }
  const joint =
    tokens[index - 1]?.text === ','
      ? is(grammar.and | grammar.but)
      : is(grammar.and) && (has(tokens[index + 1], grammar.predicate) || claimedBefore(tokens, first, index));
  return joint && startsClause(tokens, index + 1) ? 'main' : undefined;
}

function has(token: Token | undefined, kinds: number): boolean {
  return token !== undefined && (token.grammar & kinds) !== 0;
}

/** A step of Given, When, Then stands in upper case or at the start of a line. */
function isStepMark(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  const atStart = before === undefined || (before.kind === 'mark' && '\n-*'.includes(before.text));
  return token !== undefined && (/^[A-Z]{2,}$/.test(token.text) || (atStart && /^[A-Z]/.test(token.text)));
}

/** “While waiting” says during what, as part of the claim. */
function isWhileDoing(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.lower === 'while' && tokens[index + 1]?.lower.endsWith('ing') === true;
}

/** “Done when …”: what follows is the claim. */
function definesDone(tokens: readonly Token[], index: number): boolean {
  return (
    index === 1 && /^(?:done|complete|completed|finished|accepted|success|successful)$/.test(tokens[0]?.lower ?? '')
  );
}

/** A later sentence that says why: “This keeps the corners round”. */
function explains(tokens: readonly Token[], index: number): boolean {
  return (
    /^(?:this|that)$/.test(tokens[index]?.lower ?? '') &&
    /^(?:means|makes|creates|produces|causes|keeps|avoids|ensures|prevents|lets|allows|bounds|gives)$/.test(
      tokens[index + 1]?.lower ?? '',
    )
  );
}

/** “so that”, “so it”, “because”, “in order to”, “is what makes”; not “and so on”. */
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
    case 'what':
      return /^(?:makes|creates|generates|produces|gives|causes|keeps|lets|allows)$/.test(next?.lower ?? '');
    default:
      return false;
  }
}

/** How far back a verb is looked for, in tokens. */
const stateReach = 12;

/** Something was said already, so that “and” may begin another claim. */
function claimedBefore(tokens: readonly Token[], first: number, index: number): boolean {
  for (let at = Math.max(first, index - stateReach); at < index; at += 1) {
    if (has(tokens[at], grammar.stated)) {
      return true;
    }
  }
  return false;
}

/** Behind “, and”: a subject and a verb, or a verb, rather than the last member of a list. */
function startsClause(tokens: readonly Token[], index: number): boolean {
  for (let at = index; at < Math.min(tokens.length, index + 6); at += 1) {
    if (tokens[at]?.kind === 'mark') {
      return false;
    }
    if (has(tokens[at], grammar.claim | grammar.modal)) {
      return true;
    }
  }
  return false;
}

function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  switch (token?.text) {
    case '\n':
    case ';':
      return true;
    case '.':
    case '!':
    case '?': {
      const next = tokens[index + 1];
      return (
        (next === undefined || (next.start > token.end && !/^\p{Ll}/u.test(next.text))) &&
        !['eg', 'ie', 'e.g', 'i.e', 'vs', 'cf'].includes(tokens[index - 1]?.lower ?? '')
      );
    }
    default:
      return false;
  }
}

/** A comma ends a condition, unless it stands between members of a list: “in A, B, or C”. */
function endsCondition(tokens: readonly Token[], index: number, role: Role): boolean {
  const text = tokens[index]?.text ?? '';
  if (role === 'reason' || role === 'content') {
    return text === ')';
  }
  if (isDash(text) || ['→', ':', ')'].includes(text)) {
    return true;
  }
  return text === ',' && !listGoesOn(tokens, index + 1);
}

/** A dash, or two hyphens as one is typed. */
export function isDash(text: string): boolean {
  return text === '—' || text === '–' || text === '--';
}

/** How far a list is followed, in tokens. */
const listReach = 9;

function listGoesOn(tokens: readonly Token[], index: number): boolean {
  for (let at = index; at < Math.min(tokens.length, index + listReach); at += 1) {
    const token = tokens[at];
    if (has(token, grammar.response | grammar.modal)) {
      return false;
    }
    if (has(token, grammar.or) || (has(token, grammar.and) && (at === index || tokens[at - 1]?.text === ','))) {
      return true;
    }
  }
  return false;
}

export interface Opening {
  /** Index of the token. */
  readonly at: number;
  readonly clause: Clause;
}

/** The first token of each sentence that is language, behind numbers and marks; of a sentence that a name begins, none. */
export function openingsOf(tokens: readonly Token[], clauses: readonly Clause[]): Opening[] {
  const openings: Opening[] = [];
  let sentence = -1;
  for (const clause of clauses) {
    if (clause.role !== 'label' && clause.sentence !== sentence) {
      sentence = clause.sentence;
      const at = firstWordOf(tokens, clause);
      if (at !== undefined) {
        openings.push({ at, clause });
      }
    }
  }
  return openings;
}

function firstWordOf(tokens: readonly Token[], clause: Clause): number | undefined {
  for (let at = clause.first; at <= clause.last; at += 1) {
    const kind = tokens[at]?.kind;
    if (kind === 'word') {
      return at;
    }
    if (kind !== 'mark' && kind !== 'id') {
      return undefined;
    }
  }
  return undefined;
}
