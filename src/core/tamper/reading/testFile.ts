import { textOf } from '../../mutation/program.ts';
import { type Assertion, askedBy } from './assertion.ts';
import { assertionsIn } from './assertions.ts';
import { calledTests } from './calledTests.ts';
import { type Code, blocksAround, lineOf, type Span } from './code.ts';
import { declaredTests, namedFunctions } from './declaredTests.ts';
import { conditionOf, failsAt } from './failing.ts';
import { leavesAt, statementWords } from './reach.ts';
import { rowsIn } from './rows.ts';
import type { TestCase, TestMark } from './testCase.ts';
import { wordingOf } from './wording.ts';

/** What a test says, or a function that tests call. */
export interface TestModel {
  readonly path: string;
  /** From 0. */
  readonly line: number;
  readonly name: string;
  /** With the names of its suites. */
  readonly fullName: string;
  readonly marks: ReadonlyMap<TestMark, string>;
  readonly assertions: readonly Assertion[];
  /** `askedBy` of those that count: they are come to, and can fail. */
  readonly asked: readonly string[];
  /** Conditions under which it leaves before its end. */
  readonly leaves: readonly string[];
  /** Its body, without layout. */
  readonly wording: string;
  readonly code: Code;
  readonly span: Span;
}

/** A file with tests, or with what tests use. */
export interface TestFileModel {
  readonly path: string;
  readonly code: Code;
  readonly tests: readonly TestModel[];
  /** Its other functions by their names. */
  readonly functions: readonly TestModel[];
  /** Rows of tables that tests go through, see `rowsIn`. */
  readonly rows: readonly Row[];
}

export interface Row {
  readonly path: string;
  readonly line: number;
  readonly wording: string;
}

/** A file whose assertions are not known yet, because functions of other files may assert, too. */
export interface TestFileOutline {
  readonly path: string;
  readonly code: Code;
  readonly cases: readonly TestCase[];
  readonly functions: readonly (readonly [name: string, body: Span, head: number])[];
}

export function outlineTestFile(code: Code): TestFileOutline {
  const cases = withoutOverwritten(code, withoutRepeated([...calledIn(code), ...declaredTests(code)]));
  return {
    path: code.path,
    code,
    cases,
    functions: namedFunctions(code, cases).filter(([, , head]) => isOfTests(code, head)),
  };
}

function calledIn(code: Code): readonly TestCase[] {
  return /^(?:javascript|typescript|ruby|php|kotlin)$/.test(code.program.language.id) ? calledTests(code) : [];
}

function withoutRepeated(cases: readonly TestCase[]): readonly TestCase[] {
  const known = new Set<string>();
  return cases.filter(({ body: { from, to } }) => {
    const place = `${from}-${to}`;
    const isNew = to <= from || !known.has(place);
    known.add(place);
    return isNew;
  });
}

/** Python: of two functions with one name only the later is there. */
function withoutOverwritten({ program }: Code, cases: readonly TestCase[]): readonly TestCase[] {
  const last = new Map(cases.map((each) => [[...each.suites, each.name].join(' '), each]));
  return program.language.id === 'python' ? cases.filter((each) => [...last.values()].includes(each)) : cases;
}

/** In a Rust source most functions are the program's. */
function isOfTests(code: Code, head: number): boolean {
  return (
    code.program.language.id !== 'rust' ||
    /(?:^|\/)(?:tests|benches)\//.test(code.path) ||
    blocksAround(code, head).some((block) => /^tests?$/.test(textOf(code.program, block.from - 2)))
  );
}

/** Names of functions that assert by themselves. */
export function assertingNames({ code, functions }: TestFileOutline): readonly string[] {
  return functions.filter(([, body]) => assertionsIn(code, body, new Set()).length > 0).map(([name]) => name);
}

export function readTestFile(
  { path, code, cases, functions }: TestFileOutline,
  helpers: ReadonlySet<string>,
): TestFileModel {
  const tests = cases.map(({ name, suites, index, body, marks }) =>
    model(code, { name, fullName: [...suites, name].join(' › '), index, body, marks }, helpers),
  );
  const others = functions.map(([name, body, head]) =>
    model(
      code,
      { name, fullName: name, index: head, body, marks: new Map() },
      new Set([...helpers].filter((each) => each !== name)),
    ),
  );
  const asserting = [...tests, ...others].flatMap(({ assertions }) => assertions.map(({ span }) => span));
  const rows = rowsIn(code, asserting).map(({ from, to }) => ({
    path,
    line: lineOf(code, from),
    wording: wordingOf(code.program, { from, to }),
  }));
  return { path, code, tests, functions: others, rows };
}

interface Place {
  readonly name: string;
  readonly fullName: string;
  readonly index: number;
  readonly body: Span;
  readonly marks: ReadonlyMap<TestMark, string>;
}

function model(code: Code, { name, fullName, index, body, marks }: Place, helpers: ReadonlySet<string>): TestModel {
  const assertions = assertionsIn(code, body, helpers);
  const { skipped, leaves } = leavingsOf(code, body);
  const all = skipped === undefined ? marks : new Map([...marks, ['skipped', skipped] as const]);
  return {
    path: code.path,
    line: lineOf(code, index),
    name,
    fullName,
    marks: all,
    assertions,
    asked: assertions.filter(counts).map(askedBy),
    leaves,
    wording: wordingOf(code.program, body),
    code,
    span: body,
  };
}

export function counts({ trivial, reach, awaited }: Assertion): boolean {
  return trivial === undefined && (reach === 'sure' || reach === 'conditional') && awaited !== false;
}

/** What skips a test from inside it, and the conditions under which it leaves without having failed. */
function leavingsOf(
  code: Code,
  body: Span,
): { readonly skipped: string | undefined; readonly leaves: readonly string[] } {
  const own = statementWords(code, body).find((at) => leavesAt(code, at) === 'skips');
  const leaves = code.blocks
    .filter(({ kind, from, to }) => from >= body.from && to <= body.to && /^(?:if|else|switch)$/.test(kind))
    .filter(
      (block) =>
        isDirect(code, block.head, body) && statementWords(code, block).some((at) => leavesAt(code, at) !== undefined),
    )
    .filter((block) => !fails(code, block))
    .map((block) => wordingOf(code.program, conditionOf(code, block)));
  return { skipped: own === undefined ? undefined : textAt(code, own), leaves };
}

/** In the test's own body, not in a function in it. */
function isDirect(code: Code, head: number, body: Span): boolean {
  const around = blocksAround(code, head).filter(({ from, to }) => from >= body.from && to <= body.to);
  return !around.some(({ kind, from }) => kind === 'function' && from !== body.from);
}

function fails(code: Code, { from, to }: Span): boolean {
  for (let index = from; index < to; index += 1) {
    if (failsAt(code, index)) {
      return true;
    }
  }
  return false;
}

function textAt({ program }: Code, index: number): string {
  const first = program.tokens[index];
  const end = program.text.indexOf('\n', first?.start ?? 0);
  return program.text.slice(first?.start, end === -1 ? undefined : end).trim();
}
