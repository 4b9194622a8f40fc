import { textOf } from '../../mutation/program.ts';
import type { Reach } from './assertion.ts';
import type { Block } from './block.ts';
import { beginsChain, readChain } from './chain.ts';
import { blocksAround, type Code, type Span } from './code.ts';
import { conditionOf, failsAt } from './failing.ts';
import { readAssertion } from './foundAssertion.ts';

/** How sure it is that a test comes to a place in its body, and that a failure there fails it. */
export function reachOf(code: Code, index: number, body: Span, failing: boolean): Reach {
  const around = blocksAround(code, index).filter(({ from, to }) => from >= body.from && to <= body.to);
  // Rust compiles these away where it optimizes.
  const isForDebugging = textOf(code.program, index).startsWith('debug_assert');
  let reach: Reach = isForDebugging || shortCut(code, index) ? 'conditional' : 'sure';
  const first = failing && around[0]?.kind === 'if' ? 1 : 0;
  let inner = index;
  for (const [depth, block] of around.entries()) {
    if (leavesBefore(code, block, inner)) {
      return 'never';
    }
    const isBody = block.from === body.from && block.to === body.to;
    const found = isBody || depth < first ? 'sure' : ofBlock(code, block, body);
    if (found === 'never' || found === 'swallowed') {
      return found;
    }
    reach = found === 'conditional' ? found : reach;
    inner = block.head;
  }
  return around.some((block) => block.from === body.from) || !leavesBefore(code, body, inner) ? reach : 'never';
}

/** `ready && expect(…)` */
function shortCut({ program }: Code, index: number): boolean {
  return /^(?:&&|\|\||\?|and|or)$/.test(textOf(program, index - 1)) && program.language.id !== 'rust';
}

function ofBlock(code: Code, block: Block, body: Span): Reach {
  switch (block.kind) {
    case 'if': {
      const condition = conditionOf(code, block);
      const text = condition.to - condition.from === 1 ? textOf(code.program, condition.from) : '';
      return /^(?:false|False|0)$/.test(text) ? 'never' : /^(?:true|True)$/.test(text) ? 'sure' : 'conditional';
    }
    case 'else':
    case 'switch':
    case 'catch':
      return 'conditional';
    case 'try':
      return isSwallowed(code, block) || leavesAtLast(code, block) ? 'swallowed' : 'sure';
    case 'with': {
      const head = headText(code, block);
      return /\bsuppress\(|(?:raises|assertRaises)\( ?(?:AssertionError|Exception|BaseException)\b/.test(head)
        ? 'swallowed'
        : 'sure';
    }
    case 'loop':
      return /\b(?:in|of|range) ?(?:\[ ?\]|\( ?\))|\brange\(0\)|while ?\(? ?(?:false|False)\b/.test(
        headText(code, block),
      )
        ? 'never'
        : 'sure';
    case 'function':
      return ofFunction(code, block, body);
    default:
      return 'sure';
  }
}

function headText({ program }: Code, { head, from }: Block): string {
  return program.text.slice(program.tokens[head]?.start ?? 0, program.tokens[from - 1]?.end ?? 0);
}

/** A `try` whose failure nobody hears of: what catches it neither fails nor asserts, nor hands it on. */
function isSwallowed(code: Code, block: Block): boolean {
  const catches = code.blocks.filter(
    ({ kind, from, parent, head }) =>
      kind === 'catch' && from > block.to && parent === block.parent && head <= block.to + 2,
  );
  return catches.some((each) => !hearsOf(code, each)) && !catches.some((each) => isNarrow(code, each));
}

/** A `return` in what is done in any case takes the place of what was thrown. */
function leavesAtLast(code: Code, block: Block): boolean {
  const last = code.blocks.find(
    ({ kind, from, parent }) => kind === 'finally' && from > block.to && parent === block.parent,
  );
  return last !== undefined && statementWords(code, last).some((at) => textOf(code.program, at) === 'return');
}

/** `except KeyError:` does not catch a failed assertion. */
function isNarrow(code: Code, block: Block): boolean {
  if (code.program.language.id !== 'python') {
    return false;
  }
  const head = headText(code, block);
  return /except ?\(? ?\w/.test(head) && !/\b(?:AssertionError|Exception|BaseException)\b|\bFailed\b/.test(head);
}

function hearsOf(code: Code, { from, to }: Span): boolean {
  for (let index = from; index < to; index += 1) {
    const isChain = beginsChain(code.program, index);
    if (
      failsAt(code, index) ||
      /^(?:throw|raise|assert)$/.test(textOf(code.program, index)) ||
      (isChain && textOf(code.program, index) === 'done' && textOf(code.program, index + 2) !== ')') ||
      (isChain && readAssertion(code.program, readChain(code.program, index), new Set()) !== undefined)
    ) {
      return true;
    }
  }
  return false;
}

/** What is only put down, in a function with a name that nothing mentions, or behind a clock, is never come to. */
function ofFunction(code: Code, block: Block, body: Span): Reach {
  const { program } = code;
  const name = nameOfFunction(code, block);
  if (name !== undefined && isDeclared(code, block)) {
    return mentions(code, name, body) > 1 ? 'sure' : 'never';
  }
  const call = callAround(code, block);
  if (call === 'then' && isCaughtBehind(code, block)) {
    return 'swallowed';
  }
  if (/^(?:setTimeout|setImmediate|setInterval|queueMicrotask|nextTick|AfterFunc)$/.test(call)) {
    return 'conditional';
  }
  if ((call === 'spawn' || textOf(program, block.head - 1) === 'go') && !isJoined(code, block, body)) {
    return 'conditional';
  }
  return /^(?:catch_unwind)$/.test(call) &&
    /\b(?:let\s+_|_\s*=)/.test(
      program.text.slice(Math.max(0, (program.tokens[block.head]?.start ?? 0) - 80), program.tokens[block.head]?.start),
    )
    ? 'swallowed'
    : 'sure';
}

/** Whether the test waits, behind a thread that it starts, for anything that may be its end. */
function isJoined({ program }: Code, block: Block, body: Span): boolean {
  for (let index = block.to; index < body.to; index += 1) {
    if (/^(?:join|Wait|await|recv|<-|select|Eventually|scope)$/.test(textOf(program, index))) {
      return true;
    }
  }
  return false;
}

/** `.then(() => expect(…)).catch(() => {})` */
function isCaughtBehind(code: Code, { head }: Block): boolean {
  const { program, blocks } = code;
  const close = program.pairs[program.enclosing[head] ?? -1] ?? -1;
  const end = textOf(program, close + 2) === 'catch' ? (program.pairs[close + 3] ?? -1) : -1;
  const caught = blocks.find(({ kind, head: start, to }) => kind === 'function' && start > close && to <= end);
  return caught !== undefined && !hearsOf(code, caught);
}

function isDeclared({ program }: Code, { head }: Block): boolean {
  return (
    /^(?:function|def|fn|func|fun)$/.test(textOf(program, head)) ||
    /^(?:=|:=)$/.test(beforeParameters(program, head).sign)
  );
}

/** What stands before an arrow function's parameters. */
function beforeParameters(program: Code['program'], arrow: number): { readonly sign: string; readonly at: number } {
  let at = arrow - 1;
  const pair = program.pairs[at] ?? -1;
  at = pair !== -1 && pair < at ? pair - 1 : at - 1;
  at = textOf(program, at) === 'async' ? at - 1 : at;
  return { sign: textOf(program, at), at };
}

/** The name of a function that a block is the body of; undefined: it has none. */
export function nameOfFunction({ program }: Code, { head, from }: Block): string | undefined {
  if (textOf(program, head) === '=>' || /^[{]$/.test(textOf(program, head))) {
    const before = beforeParameters(program, head);
    return before.sign === '=' && program.tokens[before.at - 1]?.kind === 'word'
      ? textOf(program, before.at - 1)
      : undefined;
  }
  for (let index = head; index < from; index += 1) {
    const pair = program.pairs[index] ?? -1;
    const isReceiver = program.language.id === 'go' && textOf(program, index - 1) === 'func';
    const isAnnotation = textOf(program, index - 2) === '@';
    if (textOf(program, index) === '(' && !isReceiver && !isAnnotation) {
      const named =
        program.tokens[index - 1]?.kind === 'word' &&
        !/^(?:function|func|fn|fun|def|async)$/.test(textOf(program, index - 1));
      const anonymous = textOf(program, index - 1) === 'function' && textOf(program, index - 2) === '=';
      return named ? textOf(program, index - 1) : anonymous ? textOf(program, index - 3) : undefined;
    }
    if (textOf(program, index) === '<' && program.tokens[index - 1]?.kind === 'word') {
      return textOf(program, index - 1);
    }
    index = Math.max(index, pair);
  }
  const named = /^(?:def|function)$/.test(textOf(program, head)) ? textOf(program, head + 1) : undefined;
  return named === '' ? undefined : named;
}

function mentions({ program }: Code, name: string, { from, to }: Span): number {
  let count = 0;
  for (let index = from; index < to; index += 1) {
    count += textOf(program, index) === name ? 1 : 0;
  }
  return count;
}

/** The name of what is called with the function. */
export function callAround({ program }: Code, { head }: Block): string {
  const open = program.enclosing[head] ?? -1;
  return textOf(program, open) === '(' ? textOf(program, open - 1) : '';
}

/** Whether a statement of a block leaves it, on every way, before a place in it. */
function leavesBefore(code: Code, block: Span, index: number): boolean {
  return statementWords(code, { from: block.from, to: Math.min(index, block.to) }).some(
    (at) => leavesAt(code, at) !== undefined,
  );
}

/** Words at which statements of a block begin, those of blocks in it left out. */
export function statementWords({ program, blocks, blockOf }: Code, { from, to }: Span): readonly number[] {
  const found: number[] = [];
  const own = blockOf[from] ?? -1;
  const direct = blocks[own]?.from === from || own === -1 ? own : (blocks[own]?.parent ?? -1);
  for (let index = from; index < to; index += 1) {
    const token = program.tokens[index];
    const begins = index === from || token?.first === true || /^[;{}]$/.test(textOf(program, index - 1));
    if (token?.kind === 'word' && begins && blockOf[index] === direct) {
      found.push(index);
    }
  }
  return found;
}

/** How a statement leaves the test: by a return, or by telling the runner that it is skipped. */
export function leavesAt({ program }: Code, index: number): 'returns' | 'skips' | undefined {
  const word = textOf(program, index);
  if (word === 'return') {
    return isPlainReturn(program, index) ? 'returns' : undefined;
  }
  if (word === 'raise' && /^(?:unittest|SkipTest|pytest)$/.test(textOf(program, index + 1))) {
    return /SkipTest|skip/.test(textOf(program, index + 1) + textOf(program, index + 3)) ? 'skips' : undefined;
  }
  const start = /^(?:await|throw|defer)$/.test(word) ? index + 1 : index;
  if (!beginsChain(program, start)) {
    return undefined;
  }
  const chain = readChain(program, start);
  const names = chain.links.map(({ name }) => name).join('.');
  const calls = (chain.links.at(-1)?.groups.length ?? 0) > 0 || program.language.id === 'ruby';
  const skips =
    /^(?:(?:t|tb|b|f|this|ctx|context|test|it|self|s\.T\.?|\$this)\.(?:skip|Skip|Skipf|SkipNow|skipTest|todo|fixme|markTestSkipped|markTestIncomplete)|pytest\.(?:skip|xfail|importorskip)|pending|skip|Assert\.(?:Ignore|Inconclusive|Skip)|Assumptions\.assume\w*|assume\w*|Assume\.\w+)$/;
  const exits = /^(?:process\.exit|os\._exit|sys\.exit|os\.Exit|std\.process\.exit|System\.exit|exit)$/;
  return calls && skips.test(names) ? 'skips' : calls && exits.test(names) ? 'returns' : undefined;
}

/** A return that hands on what is asserted is how tests wait. */
function isPlainReturn(program: Code['program'], index: number): boolean {
  const next = program.tokens[index + 1];
  return (
    next === undefined ||
    next.first ||
    /^(?:;|\}|if|unless|None|null|undefined|true|false|nil|Ok)$/.test(next.text) ||
    next.kind === 'number'
  );
}
