import { textOf } from '../../mutation/program.ts';
import type { TestRule } from '../comparing/changedTests.ts';
import { type Code, lineOf } from '../reading/code.ts';

const names = /^(?:it|test|describe|suite|specify|context|expect|assert|should)$/;
/** What frameworks are brought in by, or handed on from. */
const sources =
  /^(?:require|await|import|chai|globalThis|global|window|vi|vitest|jest|base|test|it|node|t|QUnit|Deno|mergeTests|mergeExpects|createRequire)$/;

/** The same in languages where a package, a module or a macro gives it: the word before the name, and the name. */
const elsewhere: Readonly<Record<string, RegExp>> = {
  go: /^(?:var|const|func) (?:assert|require)$/,
  python: /^(?:class|def) (?:pytest|unittest)$/,
};
const macros = /^(?:(?:debug_|prop_)?assert(?:_eq|_ne|_matches)?|panic|unreachable|proptest)$/;

/** Test files that make what runs or asks themselves: then nothing runs, or nothing is asked. */
export const runnerReplaced: TestRule = {
  code: 'test.runner-replaced',
  find: ({ files }) =>
    files.flatMap(({ before, after }) => {
      const known = new Set((before === undefined ? [] : madeIn(before.code)).map(({ name }) => name));
      return (after === undefined ? [] : madeIn(after.code))
        .filter(({ name }) => !known.has(name))
        .map(({ name, line }) => ({
          code: runnerReplaced.code,
          severity: 'blocks' as const,
          file: after?.path ?? '',
          line,
          message: `The file makes ${name} itself, which the test framework gives: its tests run or ask nothing by themselves.`,
        }));
    }),
};

function madeIn(code: Code): readonly { readonly name: string; readonly line: number }[] {
  const { program } = code;
  return program.tokens.flatMap((token, index) => {
    const before = textOf(program, index - 1);
    const isValue =
      /^(?:const|let|var)$/.test(before) &&
      textOf(program, index + 1) === '=' &&
      !sources.test(textOf(program, index + 2));
    const { id } = program.language;
    const isAtTop = token.kind === 'word' && program.enclosing[index] === -1;
    const isMade = /^(?:java|type)script$/.test(id)
      ? names.test(token.text) && (before === 'function' || isValue)
      : (elsewhere[id]?.test(`${before} ${token.text}`) ?? false) ||
        (id === 'rust' && textOf(program, index - 2) === 'macro_rules' && macros.test(token.text));
    return isAtTop && isMade ? [{ name: token.text, line: lineOf(code, index) }] : [];
  });
}
