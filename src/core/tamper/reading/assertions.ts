import { textOf } from '../../mutation/program.ts';
import type { Assertion } from './assertion.ts';
import { beginsChain, type Chain, readChain } from './chain.ts';
import { type Code, type Span, splitAt } from './code.ts';
import { conditionsIn } from './condition.ts';
import { failingConditions, failsAt } from './failing.ts';
import { type FoundAssertion, readAssertion } from './foundAssertion.ts';
import { beginsLine } from './indentedBlocks.ts';
import { reachOf } from './reach.ts';
import { conditionStrength, expectedStrength, negatedStrength, strengthOf } from './strength.ts';
import { whyTrivial } from './trivial.ts';
import { isLiteral, type Locals, localsIn, wordingOf } from './wording.ts';

/** What asserts in a span, in its order. `helpers`: names of the project's own functions that assert. */
export function assertionsIn(code: Code, body: Span, helpers: ReadonlySet<string>): readonly Assertion[] {
  const { program } = code;
  const locals = localsIn(program, body);
  const found: Assertion[] = [];
  const seen = new Set<string>();
  let behind = body.from;
  for (let index = body.from; index < body.to; index += 1) {
    const failing = failsAt(code, index);
    const all = failing ? failed(code, index) : index < behind ? [] : asserted(code, index, helpers);
    for (const each of all) {
      const assertion = amount(code, { ...each, index, failing }, body, locals);
      const key = `${assertion.matcher} ${each.span.from} ${assertion.subject} ${assertion.expected.join(' ')}`;
      if (!seen.has(key)) {
        seen.add(key);
        found.push(assertion);
      }
    }
    const last = all.at(-1);
    // What stands in an assertion belongs to it, but a function in it may assert, too.
    behind = last === undefined || failing ? behind : firstFunction(code, last.span);
  }
  return found;
}

function firstFunction({ blocks }: Code, { from, to }: Span): number {
  return blocks.find((block) => block.kind === 'function' && block.from > from && block.to <= to)?.from ?? to;
}

function failed(code: Code, index: number): readonly FoundAssertion[] {
  const conditions = failingConditions(code, index);
  if (conditions === undefined) {
    const isThrown = /^(?:throw|raise)$/.test(textOf(code.program, index));
    // Outside of a condition, throwing is what a program under test is made to do.
    return isThrown
      ? []
      : [{ kind: 'matcher', span: { from: index, to: index + 1 }, matcher: 'fail', negated: false, operands: [] }];
  }
  return conditions.map((condition) => ({ kind: 'condition', span: condition.span, condition, loosely: false }));
}

function asserted(code: Code, index: number, helpers: ReadonlySet<string>): readonly FoundAssertion[] {
  const { program } = code;
  const { language } = program;
  if (textOf(program, index) === 'assert' && program.tokens[index]?.kind === 'word') {
    const isStatement = language.id === 'python' || (language.id === 'java' && textOf(program, index + 1) !== '(');
    if (isStatement) {
      const end = statementSpan(code, index);
      const [asked] = splitAt(program, end, (text) => text === ',' || (text === ':' && language.id === 'java'));
      return asked === undefined
        ? []
        : conditionsIn(program, asked).map((condition) => ({
            kind: 'condition',
            span: end,
            condition,
            loosely: false,
          }));
    }
  }
  if (!beginsChain(program, index) || /^(?:def|function|func|fn|fun)$/.test(textOf(program, index - 1))) {
    return [];
  }
  const chain = readChain(program, index);
  const found = language.id === 'ruby' ? readAssertion(program, joined(code, chain), helpers) : undefined;
  return found ?? readAssertion(program, chain, helpers) ?? [];
}

/** Ruby leaves brackets out: `expect(a).to eq(b)`, `assert_equal a, b`. */
function joined({ program }: Code, chain: Chain): Chain {
  const last = chain.links.at(-1);
  const isTo = /^(?:to|not_to|to_not)$/.test(last?.name ?? '') && last?.groups.length === 0;
  if (!isTo || program.tokens[chain.to]?.kind !== 'word') {
    return chain;
  }
  const matcher = readChain(program, chain.to);
  const negated = last?.name === 'to' ? [] : [{ name: 'not', index: chain.to, groups: [] }];
  return { from: chain.from, to: matcher.to, links: [...chain.links, ...negated, ...matcher.links] };
}

function statementSpan({ program }: Code, index: number): Span {
  const { tokens, language } = program;
  let to = index + 1;
  const ends = (at: number): boolean =>
    language.blocks === 'indentation' ? beginsLine(program, at) : textOf(program, at) === ';';
  while (to < tokens.length && !ends(to)) {
    to += 1;
  }
  return { from: index + 1, to };
}

interface Placed {
  readonly index: number;
  readonly failing: boolean;
}

function amount(code: Code, found: FoundAssertion & Placed, body: Span, locals: Locals): Assertion {
  const { program } = code;
  const spans = found.kind === 'condition' ? found.condition.operands : found.operands;
  const at = subjectAt(code, spans, locals);
  const texts = spans.map((span) => wordingOf(program, span, locals));
  const expected = texts.filter((_, index) => index !== at);
  const { matcher, negated } =
    found.kind === 'condition' ? { matcher: found.condition.operator, negated: found.condition.negated } : found;
  const raising = matcher === 'raises' || matcher === 'assertRaises' ? raised(code, found.index, locals) : undefined;
  const trivial = whyTrivial(code, found, texts, locals);
  return {
    index: found.index,
    span: found.span,
    subject: raising ?? texts[at] ?? '',
    expected: raising === undefined ? expected : texts,
    matcher,
    negated,
    strength: trivial === undefined ? fixed(found, texts, expected) : 0,
    trivial,
    reach: reachOf(code, found.index, body, found.failing),
    awaited: awaiting(code, found, body),
    helper: found.kind === 'matcher' ? found.helper : undefined,
  };
}

/** What must raise: the block that Python's `with pytest.raises(…):` opens. */
function raised({ program, blocks }: Code, index: number, locals: Locals): string | undefined {
  const block = blocks.find(({ kind, head, from }) => kind === 'with' && head <= index && index < from);
  return block === undefined ? undefined : wordingOf(program, block, locals);
}

/** The value that the program gives; what it is compared with is mostly written down. */
function subjectAt({ program }: Code, spans: readonly Span[], locals: Locals): number {
  const asks = (span: Span): boolean => {
    const text = wordingOf(program, span, locals);
    return text.includes(' (') && !isLiteral(program, span);
  };
  const two = spans.slice(0, 2);
  const called = two.findIndex(asks);
  const named = two.findIndex((span) => !isLiteral(program, span) && !isPlainLocal(program, span, locals));
  return called !== -1 ? called : Math.max(0, named);
}

function isPlainLocal(program: Code['program'], span: Span, locals: Locals): boolean {
  const value = span.to - span.from === 1 ? locals.get(textOf(program, span.from)) : undefined;
  return value !== undefined && isLiteral(program, value);
}

function fixed(found: FoundAssertion, texts: readonly string[], expected: readonly string[]): number {
  if (found.kind === 'condition') {
    const { operator, negated } = found.condition;
    const isNothing = expected.length === 1 && /^(?:null|None|nil|undefined)$/.test(expected[0] ?? '');
    const strength = conditionStrength(operator, negated);
    const reduced =
      operator === '!=' || operator === '!==' ? strength : Math.min(strength, ...expected.map(expectedStrength));
    return (isNothing && reduced === 10 ? 9 : reduced) - (found.loosely ? 2 : 0);
  }
  if (found.helper !== undefined || found.matcher === 'fail') {
    return 5;
  }
  const hasExpected = texts.length > 1 && !/^(?:Exception|BaseException|Error|Throwable)$/.test(texts.at(-1) ?? '');
  const strength = Math.min(strengthOf(found.matcher, hasExpected), ...expected.map(expectedStrength));
  return found.negated ? negatedStrength(strength, found.matcher) : strength;
}

/** Whether what comes later is waited for; undefined: it comes at once. */
function awaiting(code: Code, found: FoundAssertion & Placed, { from }: Span): boolean | undefined {
  const { program } = code;
  const isLater =
    found.kind === 'matcher' &&
    /^(?:rejects|resolves)\.|^(?:rejects|doesNotReject|throwsAsync|notThrowsAsync)$/.test(found.matcher);
  const word = textOf(program, found.index - 1);
  const then = isThen(code, found.index, from);
  if (then !== undefined) {
    return then;
  }
  if (/^(?:await|return|=>|yield)$/.test(word)) {
    return true;
  }
  const open = program.enclosing[found.index] ?? -1;
  const isHanded = open >= from && textOf(program, open) === '(' && found.span.from > open;
  return isLater ? isHanded || /^(?:=|\[|,)$/.test(word) : undefined;
}

/** An assertion in the function that a promise calls: whether that promise is waited for. */
function isThen({ program }: Code, index: number, from: number): boolean | undefined {
  for (let open = program.enclosing[index] ?? -1; open >= from; open = program.enclosing[open] ?? -1) {
    if (textOf(program, open) === '(' && /^(?:then|catch|finally)$/.test(textOf(program, open - 1))) {
      let start = open - 1;
      while (start > from && !isStart(program, start)) {
        const pair = program.pairs[start - 1] ?? -1;
        start = pair !== -1 && pair < start - 1 ? pair : start - 1;
      }
      return (
        /^(?:await|return|=>)$/.test(textOf(program, start)) ||
        /^(?:await|return|=>|=|\(|,|\[)$/.test(textOf(program, start - 1))
      );
    }
  }
  return undefined;
}

function isStart(program: Code['program'], index: number): boolean {
  const isContinued = /^(?:\.|\?\.)$/.test(textOf(program, index));
  return (
    (program.tokens[index]?.first === true && !isContinued) ||
    /^(?:[;{}]|return|await|=>|=)$/.test(textOf(program, index - 1))
  );
}
