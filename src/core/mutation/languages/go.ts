import type { Language } from '../language.ts';
import { fenced, quoted } from '../literals.ts';
import { type Literal, opaqueLiteral } from '../token.ts';

export const go: Language = {
  id: 'go',
  endings: ['.go'],
  blocks: 'brackets',
  lineComments: ['//'],
  blockComments: [['/*', '*/']],
  nestedComments: false,
  literal,
  keywords: new Set(
    (
      'break case chan const continue default defer else fallthrough for func go goto if import interface map package ' +
      'range return select struct switch type var'
    ).split(' '),
  ),
  words: { yes: 'true', no: 'false', nothing: undefined, idle: '', and: ['&&'], or: ['||'], not: ['!'] },
  conditions: 'bare',
  mayNeverLoop: true,
  angleTypes: false,
  imports: new Set(['import', 'package']),
  linesEndStatements: true,
};

function literal(text: string, at: number): Literal | undefined {
  switch (text[at]) {
    case '"':
      return quoted(text, at);
    case '`':
      return fenced(text, at, 1, '`');
    case "'":
      return opaqueLiteral(quoted(text, at).end);
    default:
      return undefined;
  }
}
