import { type Program, readPath, startsStatement, textOf } from '../program.ts';
import { insteadOfAll, type Mutator } from './change.ts';

/** A statement that only calls something goes. */
export const calling: Mutator = {
  id: 'call',
  changes: (program, index) => {
    const from = textOf(program, index) === 'await' ? index + 1 : index;
    const { keywords, words } = program.language;
    const isName = program.tokens[from]?.kind === 'word' && !keywords.has(textOf(program, from));
    // A class must call what it is made of before anything else.
    if (!isName || textOf(program, from) === 'super' || !startsStatement(program, index)) {
      return [];
    }
    const end = callEnd(program, from);
    return end === undefined || !endsThere(program, end) ? [] : insteadOfAll(program, index, end, words.idle);
  },
};

/** Behind `a.b(c).d(e)`, `a!(b)`, `a(b)?`; undefined: it is no call. */
function callEnd(program: Program, from: number): number | undefined {
  let called: number | undefined;
  let at = readPath(program, from).end;
  for (;;) {
    const text = textOf(program, at);
    const pair = program.pairs[at] ?? -1;
    if (text === '(' && pair > at) {
      at = pair + 1;
      called = at;
    } else if (text === '[' && pair > at) {
      at = pair + 1;
    } else if (/^(?:\.|\?\.|::|->|\?->|&\.)$/.test(text) && program.tokens[at + 1]?.kind === 'word') {
      at = readPath(program, at + 1).end;
    } else if (text === '!' || text === '?') {
      at += 1;
    } else {
      return called === undefined ? undefined : at;
    }
  }
}

function endsThere(program: Program, end: number): boolean {
  const { tokens, language } = program;
  const next = tokens[end];
  return (
    next?.text === ';' ||
    (language.linesEndStatements &&
      (next === undefined || next.text === '}' || (next.first && startsOrEnds(program, end))))
  );
}

function startsOrEnds(program: Program, index: number): boolean {
  return startsStatement(program, index) || /^[}\])]$/.test(textOf(program, index));
}
