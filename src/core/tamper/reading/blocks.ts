import { type Program, statementEnd, textOf } from '../../mutation/program.ts';
import { indentedBlocks } from './indentedBlocks.ts';
import { type Block, type BlockKind, type FoundBlock, kindOfWord } from './block.ts';
import { endedBlocks } from './endedBlocks.ts';

/** All blocks of a program, in the order of their beginnings. */
export function readBlocks(program: Program): Block[] {
  const { blocks } = program.language;
  const found = [
    ...(blocks === 'indentation' ? indentedBlocks(program) : []),
    ...(blocks === 'end' ? endedBlocks(program) : []),
    ...(blocks === 'indentation' ? [] : bracketBlocks(program)),
  ].toSorted((a, b) => a.from - b.from || b.to - a.to);
  const nested: Block[] = [];
  const open: number[] = [];
  for (const block of found) {
    while (open.length > 0 && (nested[open.at(-1) ?? 0]?.to ?? 0) <= block.from) {
      open.pop();
    }
    nested.push({ ...block, parent: open.at(-1) ?? -1 });
    open.push(nested.length - 1);
  }
  return nested;
}

function* bracketBlocks(program: Program): Iterable<FoundBlock> {
  const { tokens, pairs, language } = program;
  for (const [index, token] of tokens.entries()) {
    const pair = pairs[index] ?? -1;
    if (token.text === '{' && token.kind === 'sign' && pair > index) {
      yield { ...headOf(program, index), from: index + 1, to: pair };
    } else if (token.text === '=>' && textOf(program, index + 1) !== '{' && !/^(?:rust|php|ruby)$/.test(language.id)) {
      yield { kind: 'function', head: index, from: index + 1, to: expressionEnd(program, index + 1) };
    } else if (token.kind === 'word' && language.conditions === 'parentheses' && language.blocks === 'brackets') {
      yield* bareBlock(program, index);
    }
  }
}

/** `if (…) statement;`, `else statement;`: the statement is a block, too. */
function* bareBlock(program: Program, index: number): Iterable<FoundBlock> {
  const word = textOf(program, index);
  const isElse = word === 'else';
  if ((!isElse && !/^(?:if|for|while|foreach)$/.test(word)) || textOf(program, index - 1) === '.') {
    return;
  }
  const open = textOf(program, index + 1) === '(' ? index + 1 : index + 2;
  const close = textOf(program, open) === '(' ? (program.pairs[open] ?? -1) : -1;
  const from = isElse ? index + 1 : close + 1;
  if ((isElse || close !== -1) && !/^(?:\{|if|;|)$/.test(textOf(program, from))) {
    const kind = isElse ? 'else' : word === 'if' ? 'if' : 'loop';
    yield { kind, head: index, from, to: Math.max(from, statementEnd(program, from)) };
  }
}

/** Where an expression ends that begins here: at a comma, or at the end of what it stands in. */
export function expressionEnd(program: Program, from: number): number {
  const { tokens, pairs } = program;
  const last = statementEnd(program, from);
  let index = from;
  while (index < last) {
    const pair = pairs[index] ?? -1;
    if (textOf(program, index) === ',' || (pair !== -1 && pair < index)) {
      return index;
    }
    index = Math.max(index, pair) + 1;
  }
  return Math.min(index, tokens.length);
}

/** Tokens that are looked at before a bracket to find out what it belongs to. */
const longestHead = 120;

function headOf(program: Program, open: number): { readonly kind: BlockKind; readonly head: number } {
  const { tokens, pairs, language } = program;
  const before = textOf(program, open - 1);
  if (before === '=>' && language.id !== 'rust' && language.id !== 'php') {
    return { kind: 'function', head: open - 1 };
  }
  if (/^\|\|?$/.test(before) && /^(?:rust|ruby)$/.test(language.id)) {
    return { kind: 'function', head: open - 1 };
  }
  if (/^(?:[=([,:?]|:=|&&|\|\||\?\?|return|\.\.\.)$/.test(before)) {
    return { kind: 'object', head: open };
  }
  let hasGroup = false;
  let head = open;
  for (let index = open - 1; index >= 0 && open - index < longestHead; index -= 1) {
    const token = tokens[index];
    const pair = pairs[index] ?? -1;
    const isBracket = token?.kind === 'sign' && /^[()[\]{}]$/.test(token.text);
    if (isBracket && (pair === -1 || pair > index || token.text === '}')) {
      break;
    }
    if (token?.kind === 'sign' && ((token.text === ';' && language.id !== 'go') || (token.text === ',' && !hasGroup))) {
      break;
    }
    if (isBracket) {
      hasGroup ||= token.text === ')';
      index = pair;
      head = index;
      continue;
    }
    head = index;
    const kind = token?.kind === 'word' && textOf(program, index - 1) !== '.' ? kindOfWord(token.text) : undefined;
    if (kind !== undefined && textOf(program, index + 1) !== ':') {
      return { kind, head };
    }
  }
  const isPlain = /^(?:unsafe|async|move|static|finally|else)$/.test(before) || head === open;
  if (language.id === 'kotlin' || language.id === 'ruby') {
    return { kind: isPlain ? 'plain' : 'function', head };
  }
  const holdsData = language.id === 'go' || language.id === 'rust' || !hasGroup;
  return { kind: isPlain ? 'plain' : holdsData ? 'object' : 'function', head };
}
