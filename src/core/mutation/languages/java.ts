import type { Language } from '../language.ts';
import { fenced, fencedWithEscapes, interpolated, quoted } from '../literals.ts';
import { type Literal, opaqueLiteral } from '../token.ts';

/*
 * Three languages that write nearly everything the same way but for texts.
 */

const shared = {
  blocks: 'brackets',
  blockComments: [['/*', '*/']],
  conditions: 'parentheses',
  angleTypes: true,
} as const satisfies Partial<Language>;

const keywords =
  'abstract as case catch class do else enum extends final finally for fun if implements import in instanceof ' +
  'interface is new override package private protected public return static super switch throw throws try val var ' +
  'void when while yield using namespace namespaces out ref readonly sealed internal virtual async await foreach';

export const java: Language = {
  ...shared,
  id: 'java',
  endings: ['.java'],
  lineComments: ['//'],
  nestedComments: false,
  literal: (text, at) => characterOf(text, at) ?? threeQuotes(text, at) ?? oneQuote(text, at),
  keywords: new Set(keywords.split(' ')),
  words: { yes: 'true', no: 'false', nothing: 'null', idle: '', and: ['&&'], or: ['||'], not: ['!'] },
  // A loop that is never entered does not compile.
  mayNeverLoop: false,
  imports: new Set(['import', 'package']),
  linesEndStatements: false,
};

export const kotlin: Language = {
  ...shared,
  id: 'kotlin',
  endings: ['.kt', '.kts'],
  lineComments: ['//'],
  nestedComments: true,
  literal: (text, at) => characterOf(text, at) ?? kotlinText(text, at),
  keywords: new Set(keywords.split(' ')),
  words: { yes: 'true', no: 'false', nothing: undefined, idle: '', and: ['&&'], or: ['||'], not: ['!'] },
  mayNeverLoop: true,
  imports: new Set(['import', 'package']),
  linesEndStatements: true,
};

export const csharp: Language = {
  ...shared,
  id: 'csharp',
  endings: ['.cs'],
  // Lines for the compiler begin with a sign that nothing else does.
  lineComments: ['//', '#'],
  nestedComments: false,
  literal: (text, at) => characterOf(text, at) ?? csharpText(text, at),
  keywords: new Set(keywords.split(' ')),
  words: { yes: 'true', no: 'false', nothing: 'default', idle: '', and: ['&&'], or: ['||', '??'], not: ['!'] },
  mayNeverLoop: true,
  imports: new Set(['using', 'namespace']),
  linesEndStatements: false,
};

function characterOf(text: string, at: number): Literal | undefined {
  return text[at] === "'" ? opaqueLiteral(quoted(text, at).end) : undefined;
}

function oneQuote(text: string, at: number): Literal | undefined {
  return text[at] === '"' ? quoted(text, at) : undefined;
}

function threeQuotes(text: string, at: number): Literal | undefined {
  if (!text.startsWith('"""', at)) {
    return undefined;
  }
  // Its opening stands alone on a line, so that an empty one cannot be written without it.
  return opaqueLiteral(fencedWithEscapes(text, at, 3, '"""').end);
}

function kotlinText(text: string, at: number): Literal | undefined {
  if (text[at] !== '"') {
    return undefined;
  }
  const long = text.startsWith('"""', at);
  const closer = long ? '"""' : '"';
  const rule = { closer, code: '${', multiline: long, escapes: !long };
  const found = interpolated(text, at, closer.length, rule);
  return text.slice(at, found.end).includes('$') ? opaqueLiteral(found.end) : found;
}

const csharpOpening = /(?:\$+|@|\$@|@\$)?"/y;

function csharpText(text: string, at: number): Literal | undefined {
  csharpOpening.lastIndex = at;
  const opening = csharpOpening.exec(text)?.[0];
  if (opening === undefined) {
    return undefined;
  }
  if (text.startsWith('"""', at + opening.length - 1)) {
    return opaqueLiteral(fenced(text, at, opening.length + 2, '"""').end);
  }
  const verbatim = opening.includes('@');
  if (opening.includes('$')) {
    const rule = { closer: '"', code: '{', multiline: verbatim, escapes: !verbatim };
    return opaqueLiteral(interpolated(text, at, opening.length, rule).end);
  }
  return verbatim ? verbatimText(text, at, opening.length) : quoted(text, at, false, opening.length);
}

/** Two quotes stand for one. */
function verbatimText(text: string, at: number, open: number): Literal {
  for (let place = at + open; place < text.length; place += 1) {
    if (text[place] === '"') {
      if (text[place + 1] !== '"') {
        return { kind: 'string', end: place + 1, open, close: 1 };
      }
      place += 1;
    }
  }
  return opaqueLiteral(text.length);
}
