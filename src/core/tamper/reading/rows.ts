import { type Program, textOf } from '../../mutation/program.ts';
import { type Code, itemsIn, type Span } from './code.ts';

const tableCalls =
  /^(?:each|parametrize|for|table|rows|values|case|cases|test_case|forEach|subTest|of|with|CsvSource|ValueSource|InlineData|TestCase|Arguments|DataRow|data|TestWith)$/;
const tableNames = /case|table|row|example|sample|scenario|vector|tests$|data|fixture|params/i;

/** Rows of the tables that tests go through: what stands in a list of lists, in a list that is gone through, in `#[case(…)]`. */
export function rowsIn(code: Code, asserting: readonly Span[]): readonly Span[] {
  const { program } = code;
  const isAsserted = new Uint8Array(program.tokens.length);
  for (const { from, to } of asserting) {
    isAsserted.fill(1, from, to);
  }
  const rows: Span[] = [];
  for (let index = 0; index < program.tokens.length; index += 1) {
    const pair = program.pairs[index] ?? -1;
    if (pair <= index || isAsserted[index] === 1) {
      continue;
    }
    if (isRowAttribute(program, index)) {
      rows.push({ from: index, to: pair + 1 });
    } else if (isTable(program, index)) {
      rows.push(...itemsIn(program, index));
      index = pair;
    }
  }
  return rows;
}

/** rstest's `#[case(1, 2)]`, xUnit's `[InlineData(1, 2)]`, NUnit's `[TestCase(1, 2)]` */
function isRowAttribute(program: Program, open: number): boolean {
  const above = /^(?:#|\[)$/.test(textOf(program, open - 3)) || textOf(program, open - 2) === '[';
  return (
    textOf(program, open) === '(' &&
    above &&
    /^(?:case|test_case|InlineData|TestCase|DataRow|TestWith)$/.test(textOf(program, open - 1))
  );
}

function isTable(program: Program, open: number): boolean {
  const sign = textOf(program, open);
  const isList =
    sign === '[' ||
    (sign === '{' && isTypedList(program, open)) ||
    (sign === '(' && isPythonTuple(program, open)) ||
    isVec(program, open);
  if (!isList || isAttribute(program, open)) {
    return false;
  }
  const items = itemsIn(program, open);
  const nested = items.filter(
    ({ from, to }) => /^[[({]$/.test(textOf(program, from)) || /^[}\])]$/.test(textOf(program, to - 1)),
  );
  if (items.length > 0 && nested.length === items.length) {
    return true;
  }
  return items.length > 0 && isGoneThrough(program, open);
}

/** Go's `[]struct{…}{…}` and `map[string]int{…}`; Java's annotations. */
function isTypedList(program: Program, open: number): boolean {
  const { language, pairs, tokens } = program;
  const before = textOf(program, open - 1);
  if (language.id === 'java') {
    return before === '(' || before === '=';
  }
  if (language.id !== 'go') {
    return false;
  }
  let at = open - 1;
  if (before === '}') {
    at = (pairs[at] ?? at) - 1;
  }
  for (; at > 0 && open - at < 400 && tokens[at]?.kind !== 'string'; at -= 1) {
    const text = textOf(program, at);
    if (text === ']') {
      const start = pairs[at] ?? -1;
      const isSlice =
        start === at - 1 || /^(?:map|\.\.\.)$/.test(textOf(program, start - 1)) || textOf(program, at - 1) === '...';
      return isSlice;
    }
    if (!/^(?:struct|\.|\*)$/.test(text) && tokens[at]?.kind !== 'word') {
      return false;
    }
  }
  return false;
}

function isPythonTuple(program: Program, open: number): boolean {
  return program.language.id === 'python' && /^(?:=|in|,)$/.test(textOf(program, open - 1));
}

/** Rust's `#[derive(Clone)]` */
function isAttribute(program: Program, open: number): boolean {
  return textOf(program, open) === '[' && (textOf(program, open - 1) === '#' || textOf(program, open - 2) === '#');
}

function isVec(program: Program, open: number): boolean {
  return textOf(program, open) === '[' && textOf(program, open - 2) === 'vec';
}

function isGoneThrough(program: Program, open: number): boolean {
  const before = textOf(program, open - 1);
  const close = program.pairs[open] ?? open;
  const call = textOf(program, (program.enclosing[open] ?? -1) - 1);
  const isNamed = /^(?:=|:=)$/.test(before) && namesBefore(program, open - 1).some((name) => tableNames.test(name));
  return (
    /^(?:in|of|range)$/.test(before) ||
    (tableCalls.test(call) && call !== 'of') ||
    isNamed ||
    (textOf(program, close + 1) === '.' && /^(?:forEach|each|iter|into_iter)$/.test(textOf(program, close + 2)))
  );
}

function namesBefore(program: Program, sign: number): readonly string[] {
  const names: string[] = [];
  for (let at = sign - 1; at > sign - 10 && at >= 0 && !/^[;{}]$/.test(textOf(program, at)); at -= 1) {
    if (program.tokens[at]?.kind === 'word') {
      names.push(textOf(program, at));
    }
    if (program.tokens[at]?.first === true) {
      break;
    }
  }
  return names;
}
