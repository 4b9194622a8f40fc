import { textOf } from '../../mutation/program.ts';
import type { Code, Span } from './code.ts';
import { statementWords } from './reach.ts';
import type { FoundAssertion } from './foundAssertion.ts';
import { isLiteral, type Locals } from './wording.ts';

/** Why an assertion holds whatever the program does, for a person; undefined: it can fail. */
export function whyTrivial(
  code: Code,
  found: FoundAssertion,
  texts: readonly string[],
  locals: Locals,
): string | undefined {
  return found.kind === 'condition' ? ofCondition(code, found, texts, locals) : ofMatcher(code, found, texts, locals);
}

const self = 'compares a value with itself';
const constant = 'compares what is written in the test only';
const always = 'always holds';

export const selfCompared = self;

function ofCondition(
  code: Code,
  { condition, span }: Extract<FoundAssertion, { kind: 'condition' }>,
  texts: readonly string[],
  locals: Locals,
): string | undefined {
  const { operator, operands, negated } = condition;
  const [left = '', right = ''] = texts;
  if (operator === 'truth') {
    return isTuple(code, span)
      ? 'is a tuple, which is always true'
      : operands.every((each) => isFixed(code, each, locals))
        ? constant
        : undefined;
  }
  if (operator === 'or') {
    const hasTrue = texts.some((text) => /^(?:true|True|1)$/.test(text));
    return hasTrue || texts.some((text) => texts.includes(`not ${text}`) || texts.includes(`! ${text}`))
      ? always
      : undefined;
  }
  if (operands.length === 2) {
    if (operands.every((each) => isFixed(code, each, locals))) {
      return constant;
    }
    if (/^(?:===?|<=|>=)$/.test(operator) && !negated && left === right && areFresh(code, operands, locals)) {
      return self;
    }
    return isSize(left) && ((operator === '>=' && right === '0') || (operator === '>' && right === '- 1'))
      ? always
      : undefined;
  }
  return undefined;
}

function ofMatcher(
  code: Code,
  { matcher, negated, operands, helper, span }: Extract<FoundAssertion, { kind: 'matcher' }>,
  texts: readonly string[],
  locals: Locals,
): string | undefined {
  if (/throw|raise/i.test(matcher) && !negated && throwsItself(code, operands, span)) {
    return 'gets the error that it asks for from the test itself';
  }
  if (helper !== undefined || /^(?:fail|raises|warns|called\w*)$/i.test(matcher)) {
    return undefined;
  }
  if (/^(?:|expect|toBe|to|be|been|have|not)$/.test(matcher) && operands.length === 1 && !/^toBe$/.test(matcher)) {
    return 'names a value and asks nothing of it';
  }
  if (matcher.endsWith('InlineSnapshot') && operands.length < 2) {
    return 'records what comes instead of comparing it';
  }
  if (/snapshot|throw|reject|resolve|raise|exception|panic/i.test(matcher)) {
    return undefined;
  }
  if (operands.length > 0 && operands.slice(0, 2).every((each) => isFixed(code, each, locals))) {
    return constant;
  }
  const [left = '', right = ''] = texts;
  if (!negated && operands.length >= 2 && left === right && areFresh(code, operands.slice(0, 2), locals)) {
    return self;
  }
  const holdsAll = /^(?:""|\/\.\*\/\w*|\/\(\?:\)\/|"\.\*"|"\^"|r?"\.\*")$/.test(right);
  if (!negated && holdsAll && /contain|match|start|end|include|regex/i.test(matcher)) {
    return always;
  }
  const orEqual = /(?:OrEqual|GTE|at_?least)/i.test(matcher) && /^(?:0|- 1)$/.test(right);
  const above = /greater/i.test(matcher) && right === '- 1';
  return isSize(left) && (orEqual || above) ? always : undefined;
}

/** `expect(() => { f(); throw new Error(); }).toThrow()`, `raise` in the block below `with pytest.raises(…):` */
function throwsItself(code: Code, operands: readonly Span[], span: Span): boolean {
  const { program, blocks } = code;
  const tried = blocks.find(({ kind, head, from, to }) =>
    kind === 'with'
      ? head <= span.from && span.to <= from && textOf(program, span.to) !== ','
      : kind === 'function' && operands.some((each) => each.from <= head && head <= each.from + 3 && to <= each.to),
  );
  return tried !== undefined && statementWords(code, tried).some((at) => /^(?:throw|raise)$/.test(textOf(program, at)));
}

/** Written down, and no list or object that the program could have filled meanwhile. */
function isFixed({ program }: Code, span: Span, locals: Locals): boolean {
  const value = span.to - span.from === 1 ? locals.get(textOf(program, span.from)) : undefined;
  if (value === undefined) {
    return isLiteral(program, span);
  }
  const isPlain = value.to - value.from <= 2 && !/^[[{(]$/.test(textOf(program, value.from));
  return isPlain && isLiteral(program, value);
}

/** A local that is mentioned more often than where it gets its value and here may have changed meanwhile. */
function areFresh({ program }: Code, operands: readonly Span[], locals: Locals): boolean {
  return operands.every((span) => {
    const name = span.to - span.from === 1 ? textOf(program, span.from) : '';
    const value = locals.get(name);
    if (value === undefined) {
      return true;
    }
    let count = 0;
    for (let index = value.from - 3; index < span.to; index += 1) {
      count += textOf(program, index) === name ? 1 : 0;
    }
    return count <= 2;
  });
}

function isSize(text: string): boolean {
  return /(?:^len \(|\. (?:length|len|size|count|Count|Length)(?: \( \))?$|^count \()/.test(text);
}

/** `assert (a == b, "message")` */
function isTuple({ program }: Code, { from, to }: Span): boolean {
  if (program.language.id !== 'python' || textOf(program, from) !== '(' || program.pairs[from] !== to - 1) {
    return false;
  }
  for (let index = from + 1; index < to - 1; index += 1) {
    const pair = program.pairs[index] ?? -1;
    index = Math.max(index, pair);
    if (textOf(program, index) === ',') {
      return true;
    }
  }
  return false;
}
