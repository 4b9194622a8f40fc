import { type Program, textOf } from '../../mutation/program.ts';
import { type FoundBlock, kindOfWord } from './block.ts';

/** Whether a token begins a logical line: outside of brackets, and not behind a backslash. */
export function beginsLine({ tokens, enclosing, pairs }: Program, index: number): boolean {
  const closes = (pairs[index] ?? -1) !== -1 && (pairs[index] ?? -1) < index;
  return tokens[index]?.first === true && enclosing[index] === -1 && !closes && tokens[index - 1]?.text !== '\\';
}

/** Blocks of a language that writes them by indentation. */
export function* indentedBlocks(program: Program): Iterable<FoundBlock> {
  const { tokens, text } = program;
  const lines = tokens.flatMap((_, index) => (beginsLine(program, index) ? [index] : []));
  const column = (index: number): number => {
    const start = tokens[index]?.start ?? 0;
    return start - (text.lastIndexOf('\n', start - 1) + 1);
  };
  const open: { found: Omit<FoundBlock, 'to'>; column: number }[] = [];
  for (const [position, line] of lines.entries()) {
    const here = column(line);
    while (open.length > 0 && (open.at(-1)?.column ?? 0) >= here) {
      const last = open.pop();
      if (last !== undefined) {
        yield { ...last.found, to: line };
      }
    }
    const next = lines[position + 1] ?? tokens.length;
    const kind = kindOfWord(textOf(program, textOf(program, line) === 'async' ? line + 1 : line));
    const colon = kind === undefined ? -1 : colonOf(program, line, next);
    if (kind === undefined || colon === -1) {
      continue;
    }
    const found = { kind, head: line, from: colon + 1 };
    if (colon + 1 < next) {
      yield { ...found, to: next };
    } else {
      open.push({ found, column: here });
    }
  }
  for (const { found } of open) {
    yield { ...found, to: tokens.length };
  }
}

/** The colon that ends the head of a compound statement; a lambda has one of its own. */
function colonOf(program: Program, from: number, to: number): number {
  let lambdas = 0;
  for (let index = from; index < to; index += 1) {
    const pair = program.pairs[index] ?? -1;
    const text = textOf(program, index);
    if (pair > index) {
      index = pair;
    } else if (text === 'lambda') {
      lambdas += 1;
    } else if (text === ':' && lambdas > 0) {
      lambdas -= 1;
    } else if (text === ':') {
      return index;
    }
  }
  return -1;
}
