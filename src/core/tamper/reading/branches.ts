import { type Program, statementEnd, textOf } from '../../mutation/program.ts';
import { expressionEnd } from './blocks.ts';
import { type Code, lineOf, type Span } from './code.ts';
import { beginsLine } from './indentedBlocks.ts';
import { conditionOf } from './failing.ts';
import { isLiteral, wordingOf } from './wording.ts';

/** A place in a program where a written value comes out for written values that go in. */
export interface Branch {
  readonly asked: string;
  readonly given: string;
  readonly line: number;
}

/** `if (text === '12') return 1200`, `case 12: return 1200`, `"12" => 1200`, `{ '12': 1200 }`, `text === '12' ? 1200 : …` */
export function branchesIn(code: Code): readonly Branch[] {
  const { program } = code;
  const found: Branch[] = [];
  const add = (asked: Span, given: Span): void => {
    if (given.to > given.from && asked.to > asked.from && isLiteral(program, given)) {
      found.push({
        asked: wordingOf(program, asked),
        given: wordingOf(program, given),
        line: lineOf(code, asked.from),
      });
    }
  };
  for (const block of code.blocks) {
    if (block.kind === 'if' && textOf(program, block.from) === 'return') {
      add(conditionOf(code, block), {
        from: block.from + 1,
        to: Math.min(block.to, valueEnd(program, block.from + 1)),
      });
    } else if (block.kind === 'if' && program.language.id === 'rust') {
      add(conditionOf(code, block), block);
    }
  }
  for (const [index, token] of program.tokens.entries()) {
    if (token.kind === 'word' && token.text === 'case') {
      addCase(program, index, add);
    } else if (token.kind === 'sign' && token.text === '?' && program.language.conditions === 'parentheses') {
      add(
        { from: conditionStart(program, index), to: index },
        { from: index + 1, to: colonBehind(program, index + 1) },
      );
    } else if (
      token.kind === 'sign' &&
      /^(?:=>|->|:)$/.test(token.text) &&
      /^(?:number|string)$/.test(program.tokens[index - 1]?.kind ?? '')
    ) {
      add({ from: index - 1, to: index }, { from: index + 1, to: expressionEnd(program, index + 1) });
    }
  }
  return found;
}

function valueEnd(program: Program, from: number): number {
  let index = from;
  while (program.language.blocks === 'indentation' && index < program.tokens.length && !beginsLine(program, index)) {
    index += 1;
  }
  return program.language.blocks === 'indentation' ? index : statementEnd(program, from);
}

function addCase(program: Program, index: number, add: (asked: Span, given: Span) => void): void {
  const colon = colonBehind(program, index + 1);
  const from = colon + 1;
  if (textOf(program, from) === 'return') {
    add({ from: index + 1, to: colon }, { from: from + 1, to: valueEnd(program, from + 1) });
  }
}

function colonBehind(program: Program, from: number): number {
  let index = from;
  while (index < Math.min(from + 40, program.tokens.length) && textOf(program, index) !== ':') {
    index = Math.max(index, program.pairs[index] ?? -1) + 1;
  }
  return index;
}

function conditionStart(program: Program, sign: number): number {
  let index = sign;
  while (index > Math.max(0, sign - 40)) {
    const before = textOf(program, index - 1);
    const pair = program.pairs[index - 1] ?? -1;
    if (/^(?:return|=|=>|,|;|\(|\[|\{|:|\?)$/.test(before)) {
      break;
    }
    index = pair !== -1 && pair < index - 1 ? pair : index - 1;
  }
  return index;
}
