import { oncePer } from '../../base/oncePer.ts';
import { textOf } from '../../mutation/program.ts';
import type { Code } from './code.ts';
import { beginsLine } from './indentedBlocks.ts';

/** Names that a file brings in, with where from: paths, or modules with dots. */
export const importsOf = oncePer(({ program }: Code): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const [index, token] of program.tokens.entries()) {
    if (token.kind !== 'word' || (!token.first && program.language.blocks === 'indentation')) {
      continue;
    }
    if (program.language.id === 'python') {
      if (token.text === 'from' || token.text === 'import') {
        addPython(program, index, found);
      }
    } else if (token.text === 'import' && token.first) {
      addNames(program, index, found);
    } else if (token.text === 'require' && program.tokens[index + 2]?.kind === 'string') {
      addRequired(program, index, found);
    }
  }
  return found;
});

function addPython(program: Code['program'], from: number, found: Map<string, readonly string[]>): void {
  const words: string[] = [];
  for (let index = from; index < program.tokens.length && (index === from || !beginsLine(program, index)); index += 1) {
    words.push(textOf(program, index));
  }
  const at = words.indexOf('import');
  const as = words.indexOf('as');
  const end = words[0] === 'from' ? Math.max(1, at) : as === -1 ? words.length : as;
  const module = words.slice(1, end).join('');
  const names =
    words[0] === 'from'
      ? words.slice(at + 1).filter((word) => /^\w+$/.test(word) && word !== 'as')
      : [words.at(-1) ?? ''];
  for (const name of names) {
    found.set(name, words[0] === 'from' ? [module, `${module}.${name}`] : [module]);
  }
}

function addNames(program: Code['program'], from: number, found: Map<string, readonly string[]>): void {
  const names: string[] = [];
  const longest = 200;
  for (let index = from + 1; index < from + longest; index += 1) {
    const token = program.tokens[index];
    if (token?.kind === 'string') {
      for (const name of names) {
        found.set(name, [token.text.slice(1, -1)]);
      }
      return;
    }
    if (token === undefined || /^[;(]$/.test(token.text)) {
      return;
    }
    if (token.kind === 'word' && !/^(?:type|as|from)$/.test(token.text)) {
      names.push(token.text);
    }
  }
}

function addRequired(program: Code['program'], index: number, found: Map<string, readonly string[]>): void {
  const path = textOf(program, index + 2).slice(1, -1);
  for (let at = index - 1; at > index - 40 && !/^(?:const|let|var|;)$/.test(textOf(program, at)) && at >= 0; at -= 1) {
    if (program.tokens[at]?.kind === 'word') {
      found.set(textOf(program, at), [path]);
    }
  }
}
