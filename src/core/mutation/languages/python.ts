import type { Language } from '../language.ts';
import { fenced, fencedWithEscapes, interpolated, quoted } from '../literals.ts';
import type { Literal } from '../token.ts';

const opening = /([rRbBuUfFtT]{0,2})("""|'''|"|')/y;

export const python: Language = {
  id: 'python',
  endings: ['.py'],
  blocks: 'indentation',
  lineComments: ['#'],
  blockComments: [],
  nestedComments: false,
  literal,
  keywords: new Set(
    (
      'and as assert async await class def del elif else except finally for from global if import in is lambda not or ' +
      'raise return try while with yield'
    ).split(' '),
  ),
  words: { yes: 'True', no: 'False', nothing: 'None', idle: 'pass', and: ['and'], or: ['or'], not: ['not'] },
  conditions: 'bare',
  mayNeverLoop: true,
  angleTypes: false,
  imports: new Set(['import', 'from']),
  linesEndStatements: true,
};

function literal(text: string, at: number): Literal | undefined {
  opening.lastIndex = at;
  const [whole, prefix = '', quote = ''] = opening.exec(text) ?? [];
  if (whole === undefined) {
    return undefined;
  }
  const multiline = quote.length === 3;
  if (/[fFtT]/.test(prefix)) {
    return interpolated(text, at, whole.length, { closer: quote, code: '{', multiline, escapes: true });
  }
  if (!multiline) {
    return quoted(text, at, false, whole.length);
  }
  // In a raw text, too, a quote behind a backslash does not end it, but three of them seldom stand behind one.
  return /[rR]/.test(prefix) ? fenced(text, at, whole.length, quote) : fencedWithEscapes(text, at, whole.length, quote);
}
