import type { Language } from '../language.ts';
import { fenced, quoted } from '../literals.ts';
import { type Literal, opaqueLiteral } from '../token.ts';

const raw = /(?:b|c)?r(#{0,255})"/y;
const prefixed = /[bc]?"/y;
const character = /b?'(?:\\(?:x[\da-fA-F]{2}|u\{[\da-fA-F_]{1,8}\}|.)|[^\\'\n])'/uy;
const lifetime = /'[A-Za-z_]\w*/y;

export const rust: Language = {
  id: 'rust',
  endings: ['.rs'],
  blocks: 'brackets',
  lineComments: ['//'],
  blockComments: [['/*', '*/']],
  nestedComments: true,
  literal,
  keywords: new Set(
    (
      'as async await break const crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref ' +
      'return static struct trait type unsafe use where while'
    ).split(' '),
  ),
  words: { yes: 'true', no: 'false', nothing: 'Default::default()', idle: '', and: ['&&'], or: ['||'], not: ['!'] },
  conditions: 'bare',
  mayNeverLoop: true,
  angleTypes: true,
  imports: new Set(['use', 'extern', 'mod']),
  linesEndStatements: false,
};

function literal(text: string, at: number): Literal | undefined {
  raw.lastIndex = at;
  const [opening, marks = ''] = raw.exec(text) ?? [];
  if (opening !== undefined) {
    return fenced(text, at, opening.length, `"${marks}`);
  }
  prefixed.lastIndex = at;
  const plain = prefixed.exec(text)?.[0];
  if (plain !== undefined) {
    return quoted(text, at, true, plain.length);
  }
  for (const form of [character, lifetime]) {
    form.lastIndex = at;
    const found = form.exec(text)?.[0];
    if (found !== undefined) {
      return opaqueLiteral(at + found.length);
    }
  }
  return undefined;
}
