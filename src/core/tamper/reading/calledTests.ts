import { textOf } from '../../mutation/program.ts';
import { beginsChain, type Chain, readChain } from './chain.ts';
import { blocksAround, type Code, itemsIn, type Span } from './code.ts';
import { type TestCase, type TestMark, withMarks } from './testCase.ts';

const suiteNames =
  /^(?:x|f)?(?:describe|context|suite|feature|example_group)$|^(?:describeWithDOM|Describe|Context|When)$/;
const testNames = /^(?:x|f)?(?:it|test|specify|example|scenario|its)$|^(?:It|Specify|Entry|testProp|fcheck)$/;
/** `t.test`, `tap.test`, `Deno.test`, `test.serial`. */
const owners = /^(?:t|tap|tape|Deno|QUnit|ava|st)$/;
const modifiers: readonly (readonly [RegExp, TestMark])[] = [
  [/^(?:skip|todo|fixme|failing|fails|fail|pending|ignore)$/, 'skipped'],
  [/^(?:skipIf|runIf|if)$/, 'conditional'],
  [/^only$/, 'focused'],
];

interface Suite {
  readonly name: string;
  readonly to: number;
  readonly marks: ReadonlyMap<TestMark, string>;
}

/** Tests that are handed to a function as a name and a function: `it('adds', () => …)`, RSpec, Pest. */
export function calledTests(code: Code): readonly TestCase[] {
  const { program } = code;
  const found: TestCase[] = [];
  const suites: Suite[] = [];
  for (let index = 0; index < program.tokens.length; index += 1) {
    if (program.tokens[index]?.kind !== 'word' || !beginsChain(program, index)) {
      continue;
    }
    while (suites.length > 0 && (suites.at(-1)?.to ?? 0) <= index) {
      suites.pop();
    }
    const chain = readChain(program, index);
    const called = readTestCall(code, chain);
    if (called === undefined) {
      continue;
    }
    const marks = withMarks(suites.at(-1)?.marks ?? conditionAround(code, index), called.marks);
    if (called.kind === 'suite') {
      suites.push({ name: called.name, to: called.whole.to, marks });
    } else {
      const { name, whole, body } = called;
      found.push({ name, whole, body, index, marks, suites: suites.map((suite) => suite.name) });
    }
  }
  return found;
}

/** `if (process.env.CI) describe(…)`: what stands around tells whether there is a test at all. */
function conditionAround(code: Code, index: number): ReadonlyMap<TestMark, string> {
  const block = blocksAround(code, index).find(({ kind }) => kind === 'if' || kind === 'else');
  const { tokens, text } = code.program;
  const isShort = /^(?:&&|\|\||\?)$/.test(textOf(code.program, index - 1));
  return block === undefined
    ? new Map(isShort ? [['conditional', textOf(code.program, index - 1)] as const] : [])
    : new Map([['conditional', text.slice(tokens[block.head]?.start, tokens[block.from - 1]?.end)]]);
}

interface TestCall {
  readonly kind: 'suite' | 'test';
  readonly name: string;
  readonly whole: Span;
  readonly body: Span;
  readonly marks: ReadonlyMap<TestMark, string>;
}

function readTestCall(code: Code, chain: Chain): TestCall | undefined {
  const { program } = code;
  const { links } = chain;
  const base = links.findIndex(
    ({ name }, at) =>
      (at === 0 || at === links.length - 1 || owners.test(links[0]?.name ?? '')) &&
      (suiteNames.test(name) || testNames.test(name)),
  );
  const name = links[base]?.name ?? '';
  if (
    base === -1 ||
    base > 1 ||
    (base === 1 && !owners.test(links[0]?.name ?? '') && !/^(?:RSpec|test)$/.test(links[0]?.name ?? ''))
  ) {
    return undefined;
  }
  const withGroup = links.findLast(({ groups }) => groups.length > 0);
  const open = withGroup?.groups.at(-1) ?? -1;
  const items = itemsIn(program, open);
  const body = bodyOf(code, chain, items);
  const first = items[0] ?? rubyName(code, chain);
  const second =
    body ?? (isText(code, first) && !isConditionOnly(chain) ? { from: chain.to, to: chain.to } : undefined);
  if (second === undefined || first === undefined) {
    return undefined;
  }
  const whole = { from: chain.from, to: Math.max(chain.to, second.to) };
  const marks = new Map<TestMark, string>();
  if (name.startsWith('x') || (body === undefined && testNames.test(name))) {
    marks.set('skipped', body === undefined ? 'no body' : name);
  }
  if (/^f(?:it|describe|context|test)$/.test(name)) {
    marks.set('focused', name);
  }
  for (const link of links) {
    const mark = modifiers.find(([names]) => names.test(link.name))?.[1];
    if (mark !== undefined) {
      const groups = link.groups.flatMap((each) => itemsIn(program, each));
      marks.set(
        mark,
        mark === 'conditional'
          ? program.text.slice(program.tokens[link.index]?.start, program.tokens[groups[0]?.to ?? link.index]?.end)
          : link.name,
      );
    }
  }
  addOptions(code, items, marks);
  const isSuite = suiteNames.test(name) || links.some((link) => /^(?:describe|suite)$/.test(link.name));
  return { kind: isSuite ? 'suite' : 'test', name: nameText(code, first), whole, body: second, marks };
}

/** `test.skip(condition, 'why')` says something about where it stands; it is no test. */
function isConditionOnly({ links }: Chain): boolean {
  return /^(?:setTimeout|slow|use|step|extend|info|beforeEach|afterEach|beforeAll|afterAll)$/.test(
    links.at(-1)?.name ?? '',
  );
}

function isText({ program }: Code, span: Span | undefined): boolean {
  return span !== undefined && /^(?:string|other)$/.test(program.tokens[span.from]?.kind ?? '');
}

function nameText({ program }: Code, { from, to }: Span): string {
  const first = program.tokens[from];
  const last = program.tokens[to - 1];
  return first === undefined || last === undefined
    ? ''
    : program.text.slice(first.start + first.quotes.open, last.end - last.quotes.close);
}

function rubyName({ program }: Code, { to }: Chain): Span | undefined {
  return program.language.blocks === 'end' &&
    /^(?:string|word)$/.test(program.tokens[to]?.kind ?? '') &&
    program.tokens[to]?.first === false
    ? { from: to, to: to + 1 }
    : undefined;
}

/** The function among the arguments; behind the call in languages that write it there. */
function bodyOf(code: Code, chain: Chain, items: readonly Span[]): Span | undefined {
  const { program, blocks } = code;
  for (const item of items.toReversed()) {
    const block = blocks.find(({ kind, from, to }) => kind === 'function' && from > item.from && to <= item.to);
    if (block !== undefined) {
      return block;
    }
    // A function by its name, made elsewhere.
    if (item !== items[0] && item.to - item.from === 1 && program.tokens[item.from]?.kind === 'word') {
      return { from: item.from, to: item.to };
    }
  }
  if (program.language.blocks !== 'end' && program.language.id !== 'kotlin') {
    return undefined;
  }
  let at = chain.to;
  while (at < program.tokens.length && !/^(?:do|\{)$/.test(textOf(program, at)) && program.tokens[at]?.first !== true) {
    at += 1;
  }
  return blocks.find(({ from, kind }) => from === at + 1 && kind !== 'object');
}

const optionMarks: readonly (readonly [RegExp, TestMark])[] = [
  [/^(?:skip|todo|ignore|fails|pending|skipped)$/, 'skipped'],
  [/^(?:only|focus)$/, 'focused'],
];

/** `test('name', { skip: true }, …)`, RSpec's `skip: 'later'` */
function addOptions({ program }: Code, items: readonly Span[], marks: Map<TestMark, string>): void {
  for (const item of items.slice(1)) {
    const inner = textOf(program, item.from) === '{' ? itemsIn(program, item.from) : [item];
    for (const { from, to } of inner) {
      const mark = optionMarks.find(([names]) => names.test(textOf(program, from)))?.[1];
      const isOn = textOf(program, from + 1) === ':' && !/^(?:false|undefined|nil)$/.test(textOf(program, from + 2));
      const isConditional = isOn && mark === 'skipped' && to - from > 3;
      if (mark !== undefined && isOn) {
        marks.set(
          isConditional ? 'conditional' : mark,
          program.text.slice(program.tokens[from]?.start, program.tokens[to - 1]?.end),
        );
      }
    }
  }
}
