import type { Language } from '../language.ts';
import { interpolated, lineEnd, quoted } from '../literals.ts';
import { type Literal, opaqueLiteral, type Token } from '../token.ts';

const keywords = new Set(
  (
    'async await case const default delete do else export extends function if import in instanceof let new of return ' +
    'throw typeof var void while yield for switch'
  ).split(' '),
);

const nothingSpecial = {
  blocks: 'brackets',
  lineComments: ['//'],
  blockComments: [['/*', '*/']],
  nestedComments: false,
  literal,
  keywords,
  words: { yes: 'true', no: 'false', nothing: 'undefined', idle: '', and: ['&&'], or: ['||', '??'], not: ['!'] },
  conditions: 'parentheses',
  mayNeverLoop: true,
  angleTypes: true,
  imports: new Set(['import']),
  linesEndStatements: true,
} as const satisfies Partial<Language>;

export const javascript: Language = { ...nothingSpecial, id: 'javascript', endings: ['.js', '.mjs', '.cjs', '.jsx'] };

export const typescript: Language = { ...nothingSpecial, id: 'typescript', endings: ['.ts', '.mts', '.cts', '.tsx'] };

function literal(text: string, at: number, previous: Token | undefined): Literal | undefined {
  switch (text[at]) {
    case '"':
    case "'":
      return quoted(text, at);
    case '`':
      return interpolated(text, at, 1, { closer: '`', code: '${', multiline: true, escapes: true });
    case '/':
      return mayBeRegex(text, at, previous) ? regex(text, at) : undefined;
    default:
      return undefined;
  }
}

/** Behind a value a slash divides; in `</a>` and `/>` it belongs to a tag. */
function mayBeRegex(text: string, at: number, previous: Token | undefined): boolean {
  if (text[at + 1] === '>' || (previous?.text === '<' && previous.end === at)) {
    return false;
  }
  if (previous === undefined) {
    return true;
  }
  return previous.kind === 'word'
    ? keywords.has(previous.text)
    : previous.kind === 'sign' && !/^[)\]}]$/.test(previous.text);
}

/** One that does not end in its line is a sign of division after all. */
function regex(text: string, at: number): Literal | undefined {
  const end = lineEnd(text, at);
  let inClass = false;
  for (let place = at + 1; place < end; place += 1) {
    const character = text[place];
    if (character === '\\') {
      place += 1;
    } else if (character === '[') {
      inClass = true;
    } else if (character === ']') {
      inClass = false;
    } else if (character === '/' && !inClass) {
      return opaqueLiteral(place + (/^[a-z]*/.exec(text.slice(place + 1, place + 12))?.[0].length ?? 0) + 1);
    }
  }
  // What is left of the line is not looked into: whoever looked again at its next slash would read it once more.
  return opaqueLiteral(end);
}
