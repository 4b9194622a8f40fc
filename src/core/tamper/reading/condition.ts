import { type Program, textOf } from '../../mutation/program.ts';
import { beginsChain, readChain } from './chain.ts';
import { itemsIn, type Span, splitAt } from './code.ts';

/** What a condition asks: an operator between two spans, or the name of what is called, or `truth`. */
export interface Condition {
  /** `==`, `<`, `in`, `or`, `truth`, or the last name of a call that gives a truth: `isinstance`, `includes`. */
  readonly operator: string;
  readonly negated: boolean;
  readonly operands: readonly Span[];
  readonly span: Span;
}

const comparisons = new Set('== === != !== >= <= < > in is =~ !~'.split(' '));
const opposites = new Map([
  ['==', '!='],
  ['===', '!=='],
  ['!=', '=='],
  ['!==', '==='],
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['<=', '>'],
  ['=~', '!~'],
]);

/** The conditions that must all hold for a span to be true, or false when `negated`. */
export function conditionsIn(program: Program, span: Span, negated = false): readonly Condition[] {
  const inner = withoutBrackets(program, span);
  const first = textOf(program, inner.from);
  const either = splitAt(program, inner, (text) => isOr(program, text));
  const both = splitAt(program, inner, (text) => program.language.words.and.includes(text));
  if (either.length > 1) {
    // Neither of two must hold: each must not.
    return negated
      ? either.flatMap((part) => conditionsIn(program, part, true))
      : [{ operator: 'or', negated: false, operands: either, span: inner }];
  }
  if (both.length > 1) {
    return negated
      ? [{ operator: 'or', negated: true, operands: both, span: inner }]
      : both.flatMap((part) => conditionsIn(program, part));
  }
  if (first === '!' || first === 'not') {
    return conditionsIn(program, { from: inner.from + 1, to: inner.to }, !negated);
  }
  const operator = topOperator(program, inner);
  return [operator === undefined ? truth(program, inner, negated) : comparison(program, inner, operator, negated)];
}

function isOr({ language }: Program, text: string): boolean {
  return language.words.or.includes(text) && text !== '??';
}

function withoutBrackets(program: Program, { from, to }: Span): Span {
  let span = { from, to };
  while (
    textOf(program, span.from) === '(' &&
    program.pairs[span.from] === span.to - 1 &&
    itemsIn(program, span.from).length === 1
  ) {
    span = { from: span.from + 1, to: span.to - 1 };
  }
  return textOf(program, span.to - 1) === ';' ? { from: span.from, to: span.to - 1 } : span;
}

function topOperator(program: Program, { from, to }: Span): number | undefined {
  for (let index = from; index < to; index += 1) {
    const pair = program.pairs[index] ?? -1;
    if (pair > index) {
      index = pair;
    } else if (index > from && comparisons.has(textOf(program, index)) && program.tokens[index]?.kind !== 'string') {
      return index;
    }
  }
  return undefined;
}

function comparison(program: Program, { from, to }: Span, at: number, negated: boolean): Condition {
  const word = textOf(program, at);
  const isNotIn = word === 'in' && textOf(program, at - 1) === 'not';
  const isNot = word === 'is' && textOf(program, at + 1) === 'not';
  const operands = [
    { from, to: isNotIn ? at - 1 : at },
    { from: isNot ? at + 2 : at + 1, to },
  ];
  const opposite = negated ? opposites.get(word) : undefined;
  return {
    operator: opposite ?? (word === 'is' ? '===' : word),
    negated: opposite === undefined && negated !== (isNotIn || isNot),
    operands,
    span: { from, to },
  };
}

function truth(program: Program, span: Span, negated: boolean): Condition {
  const start =
    textOf(program, span.from) === 'await' || textOf(program, span.from) === '&' ? span.from + 1 : span.from;
  const chain = beginsChain(program, start) ? readChain(program, start) : undefined;
  const last = chain?.links.at(-1);
  const isCall = chain !== undefined && chain.to === span.to && last !== undefined && last.groups.length > 0;
  const items = isCall ? itemsIn(program, last.groups[0] ?? -1) : [];
  const compares =
    isCall &&
    /^(?:DeepEqual|deepEqual|isDeepStrictEqual|[iI]sEqual|deep_?equals?|Equal|equals|EqualFold|equal|array_equal)$/.test(
      last.name,
    );
  const receiver = { from: span.from, to: Math.max(span.from, (last?.index ?? 0) - 1) };
  const operands =
    compares && items.length === 2 ? items : compares && items.length === 1 ? [receiver, ...items] : [span];
  return { operator: isCall ? last.name : 'truth', negated, operands, span };
}
