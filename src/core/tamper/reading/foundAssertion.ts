import { type Program, textOf } from '../../mutation/program.ts';
import { type Chain, namesOf } from './chain.ts';
import { itemsIn, type Span } from './code.ts';
import { type Condition, conditionsIn } from './condition.ts';

/** What an assertion's words say, before it is known what it amounts to. */
export type FoundAssertion =
  | { readonly kind: 'condition'; readonly span: Span; readonly condition: Condition; readonly loosely: boolean }
  | {
      readonly kind: 'matcher';
      readonly span: Span;
      readonly matcher: string;
      readonly negated: boolean;
      readonly operands: readonly Span[];
      /** A function of the project's own that asserts. */
      readonly helper?: string;
    };

const fluentHeads = /^(?:expect|assertThat|assert_that|Expect|Ω|expectTypeOf|expectThat|verifyThat|expectLater)$/;
const plainHeads = /^(?:assert|assertions?|require|verify|should|ensure|Assert|Assertions|chai|tap|st|is|np|torch)$/;
/** What frameworks hand to a test as its first parameter: ava, tap, tape, node:test; in Go other names are used. */
const testParameter = /^(?:t|tc|assert|st)$/;
const parameterMatchers =
  /^(?:is|not|deepEqual|notDeepEqual|equals?|notEqual|same|notSame|strictSame|like|match|ok|notOk|true|false|truthy|falsy|throws|throwsAsync|notThrows|rejects|snapshot|regex|deepEquals?|assert|looseEqual|error|type|has|hasStrict|resolves|resolveMatch)$/;
const helperName = /^_?(?:assert|expect|verify|check|should|must|ensure|require)(?:[A-Z]\w*|_\w+)$/;
const truthNames =
  /^(?:assert|ok|true|isTrue|assertTrue|assert_true|toBeTruthy|truthy|IsTrue|True|be_truthy|assert_|that|prop_assert|debug_assert|BeTrue|assertTruthy)$/;
const falseNames =
  /^(?:false|isFalse|assertFalse|assert_false|toBeFalsy|falsy|IsFalse|False|be_falsey|refute|notOk|BeFalse)$/;
const idleLinks =
  /^(?:to|be|been|is|that|which|and|has|have|with|at|of|same|but|does|still|also|a|an|must|should|resolves|rejects|eventually|deep|soft|poll|all|Be|Should|And|To)$/;

/** An assertion that this chain is; undefined: it is none. */
export function readAssertion(
  program: Program,
  chain: Chain,
  helpers: ReadonlySet<string>,
): readonly FoundAssertion[] | undefined {
  const { links } = chain;
  const first = links[0];
  const last = links.at(-1);
  if (first === undefined || last === undefined) {
    return undefined;
  }
  const fluentAt = links.findIndex(({ name, groups }) => fluentHeads.test(name) && groups.length > 0);
  const head = links.slice(0, 2).findIndex(({ groups }) => groups.length > 0);
  if (
    fluentHeads.test(first.name) &&
    head !== -1 &&
    (head === 0 || /^(?:soft|poll|element)$/.test(links[1]?.name ?? ''))
  ) {
    return fluent(program, chain, head);
  }
  if (fluentAt > 0 && /^(?:assertThat|expect)$/.test(links[fluentAt]?.name ?? '') && /^[A-Z$]/.test(first.name)) {
    return fluent(program, chain, fluentAt);
  }
  const should = links.findIndex(
    ({ name }, at) => at > 0 && /^(?:should|Should|must|should_not|must_not|expect)$/.test(name),
  );
  if (should > 0 && !/^(?:chai|sinon)$/.test(first.name)) {
    return later(program, chain, should);
  }
  if (last.groups.length === 0) {
    return undefined;
  }
  return plain(program, chain, helpers);
}

/** `expect(subject).not.toEqual(expected)` */
function fluent(program: Program, chain: Chain, head: number): readonly FoundAssertion[] {
  const subject = itemsIn(program, chain.links[head]?.groups.at(-1) ?? -1)[0];
  const rest = chain.links.slice(head + 1);
  const named = rest.filter(({ name }) => !idleLinks.test(name));
  const matcherLinks = named.filter(({ name }) => !/^(?:not|never|no|Not)$/.test(name));
  const negated = named.some(({ name }) => /^(?:not|never|no|Not|toNot|not_to|to_not|notTo|isNot)$/.test(name));
  const matcherLink = matcherLinks.at(-1) ?? rest.findLast(({ groups }) => groups.length > 0);
  const matcher = matcherLink?.name ?? rest.at(-1)?.name ?? '';
  const argument = itemsIn(program, matcherLink?.groups[0] ?? -1);
  const rubyArgument = argument[0] === undefined ? undefined : rubyMatcher(program, matcher, argument[0], chain);
  if (rubyArgument !== undefined) {
    return [rubyArgument(subject, negated || /^(?:not_to|to_not|notTo|toNot|ToNot|NotTo)$/.test(matcher))];
  }
  const promised = rest.find(({ name }) => name === 'rejects' || name === 'resolves')?.name;
  const expectsTruth = /^(?:toBe|equal|toEqual|toStrictEqual|Be|isEqualTo)$/.test(matcher) && argument.length === 1;
  const value = expectsTruth ? wordOf(program, argument[0]) : '';
  if (subject !== undefined && promised === undefined) {
    const isTrue = truthNames.test(matcher) || /^(?:true|True)$/.test(value);
    if (isTrue || falseNames.test(matcher) || /^(?:false|False)$/.test(value)) {
      const loosely = /truthy|falsy|ok/i.test(matcher);
      const conditions = conditionsIn(program, subject, negated === isTrue);
      return conditions.map((condition) => ({ kind: 'condition', span: chain, condition, loosely }));
    }
  }
  const full = promised === undefined ? matcher : `${promised}.${matcher}`;
  const extra = matcherLinks.slice(0, -1).flatMap(({ groups }) => groups.flatMap((open) => itemsIn(program, open)));
  const operands = [...(subject === undefined ? [] : [subject]), ...argument, ...extra];
  return [{ kind: 'matcher', span: chain, matcher: full, negated, operands }];
}

/** RSpec and Gomega hand the matcher over: `expect(a).to eq(b)`, `Expect(a).To(Equal(b))`. */
function rubyMatcher(program: Program, name: string, argument: Span, chain: Chain) {
  if (!/^(?:To|ToNot|NotTo|Should|ShouldNot|to|not_to|to_not)$/.test(name)) {
    return undefined;
  }
  const open = textOf(program, argument.from + 1) === '(' ? argument.from + 1 : -1;
  const matcher = textOf(program, argument.from);
  return (subject: Span | undefined, negated: boolean): FoundAssertion => ({
    kind: 'matcher',
    span: chain,
    matcher,
    negated,
    operands: [...(subject === undefined ? [] : [subject]), ...itemsIn(program, open)],
  });
}

/** `cy.get('h1').should('have.text', 'Hi')`, `request(app).get('/').expect(200)`, `value.should.equal(3)` */
function later(program: Program, chain: Chain, at: number): readonly FoundAssertion[] {
  const { links } = chain;
  const link = links[at];
  const subject = { from: chain.from, to: Math.max(chain.from + 1, (link?.index ?? 1) - 1) };
  const last = links.at(-1);
  if (last === undefined || link === undefined) {
    return [];
  }
  return links.slice(at).flatMap((each): FoundAssertion[] => {
    const items = each.groups.flatMap((open) => itemsIn(program, open));
    if (items.length === 0 && each !== last) {
      return [];
    }
    const isChainer = /^(?:should|and)$/.test(each.name) && program.tokens[items[0]?.from ?? -1]?.kind === 'string';
    const chainer = isChainer ? textOf(program, items[0]?.from ?? -1).slice(1, -1) : each.name;
    const negated = /\bnot\b|Not/.test(chainer) || links.slice(at).some(({ name }) => name === 'not');
    const operands = [subject, ...(isChainer ? items.slice(1) : items)];
    const matcher = chainer.replaceAll(/\b(?:not|be|to)\./g, '');
    return [{ kind: 'matcher', span: chain, matcher, negated, operands }];
  });
}

function plain(program: Program, chain: Chain, helpers: ReadonlySet<string>): readonly FoundAssertion[] | undefined {
  const { links } = chain;
  const first = links[0]?.name ?? '';
  const last = links.at(-1);
  const name = last?.name ?? '';
  const items = itemsIn(program, last?.groups[0] ?? -1);
  const isHelper = helpers.has(name);
  const isNamed =
    /^(?:prop_|debug_)?assert/i.test(name) ||
    (links.length > 1 && (plainHeads.test(first) || /^(?:sinon|testing)$/.test(links.at(-2)?.name ?? ''))) ||
    (links.length > 1 && testParameter.test(first) && parameterMatchers.test(name)) ||
    (links.length > 1 && links.at(-2)?.name === 'assert') ||
    /^(?:raises|warns|expectException\w*|verify|should_panic|shouldThrow|expectError)$/.test(name);
  const isOtherCall =
    /^(?:np|torch|is|require|verify|should|ensure)$/.test(first) &&
    links.length > 1 &&
    !/assert|^[A-Z]|^(?:equal|is|not|ok|deep)/.test(name);
  if (isHelper || (!isNamed && helperName.test(name))) {
    return [{ kind: 'matcher', span: chain, matcher: name, negated: false, operands: items, helper: name }];
  }
  if (!isNamed || isOtherCall || (program.language.id === 'go' && first === 't')) {
    return undefined;
  }
  const operands =
    program.language.id === 'go' && items[0] !== undefined && isTestHandle(program, items[0]) ? items.slice(1) : items;
  const isTrue = truthNames.test(name);
  if ((isTrue || falseNames.test(name)) && operands[0] !== undefined && (name !== 'that' || operands.length === 1)) {
    const loosely = /truthy|falsy|^ok$/i.test(name);
    return conditionsIn(program, operands[0], !isTrue).map((condition) => ({
      kind: 'condition',
      span: chain,
      condition,
      loosely,
    }));
  }
  const negated = /(?:^|_)(?:not|refute|no)(?=[A-Z_]|$)|[a-z](?:Not|DoesNot)(?=[A-Z])|^Not(?=[A-Z])|^not[A-Z]/.test(
    name,
  );
  return [
    {
      kind: 'matcher',
      span: chain,
      matcher: matcherName(chain),
      negated,
      operands: withoutMessage(program, operands, name),
    },
  ];
}

/** `t`, `s.T()`: what Go's assertions report to. */
function isTestHandle(program: Program, { from, to }: Span): boolean {
  return to - from === 1 ? /^(?:t|tb|b|f)$/.test(textOf(program, from)) : textOf(program, to - 3) === 'T';
}

/** `assert.strict.equal` and `assert.equal` are told apart by the last name only; `assert_eq` keeps its own. */
function matcherName(chain: Chain): string {
  return chain.links.at(-1)?.name ?? namesOf(chain);
}

/** Behind two values, a text is for whoever reads the failure. */
function withoutMessage(program: Program, operands: readonly Span[], name: string): readonly Span[] {
  const values = /delta|epsilon|close|almost|approx|within/i.test(name) ? 3 : 2;
  return operands.filter(
    (operand, at) => at < values || !/^(?:string|other)$/.test(program.tokens[operand.from]?.kind ?? ''),
  );
}

function wordOf(program: Program, span: Span | undefined): string {
  return span !== undefined && span.to - span.from === 1 ? textOf(program, span.from) : '';
}
