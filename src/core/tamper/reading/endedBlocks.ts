import { type Program, textOf } from '../../mutation/program.ts';
import { type BlockKind, type FoundBlock, kindOfWord } from './block.ts';

/** Blocks of Ruby, which end with `end`. */
export function* endedBlocks(program: Program): Iterable<FoundBlock> {
  const { tokens } = program;
  const open: Omit<FoundBlock, 'to'>[] = [];
  let loopLine = -1;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' || /^(?:\.|&\.|::)$/.test(textOf(program, index - 1))) {
      continue;
    }
    const kind: BlockKind | undefined = token.text === 'do' ? 'function' : kindOfWord(token.text);
    if (token.text === 'end') {
      const last = open.pop();
      if (last !== undefined) {
        yield { ...last, to: index };
      }
    } else if (/^(?:else|elsif|rescue|ensure|when)$/.test(token.text) && token.first) {
      const last = open.pop();
      if (last !== undefined) {
        yield { ...last, to: index };
        open.push({ kind: kind ?? 'switch', head: index, from: index + 1 });
      }
    } else if (/^(?:def|class|module|begin|case)$/.test(token.text) || (isStatement(program, index) && kind === 'if')) {
      open.push({ kind: kind ?? 'plain', head: index, from: index + 1 });
    } else if (kind === 'loop' && isStatement(program, index)) {
      open.push({ kind, head: index, from: index + 1 });
      loopLine = index;
    } else if (token.text === 'do' && !onLineOf(program, loopLine, index)) {
      open.push({ kind: 'function', head: lineStart(program, index), from: index + 1 });
    }
  }
}

function isStatement({ tokens }: Program, index: number): boolean {
  return tokens[index]?.first === true || /^(?:=|\(|then|;|\|)$/.test(tokens[index - 1]?.text ?? '');
}

function onLineOf({ tokens }: Program, line: number, index: number): boolean {
  return line !== -1 && !tokens.slice(line + 1, index + 1).some((token) => token.first);
}

function lineStart({ tokens }: Program, index: number): number {
  let at = index;
  while (at > 0 && tokens[at]?.first !== true) {
    at -= 1;
  }
  return at;
}
