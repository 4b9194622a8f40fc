import type { Heredoc, Language } from '../language.ts';
import { quoted } from '../literals.ts';
import { type Literal, opaqueLiteral } from '../token.ts';

const heredocStart = /<<<[ \t]{0,9}(?:"([A-Za-z_]\w*)"|'([A-Za-z_]\w*)'|([A-Za-z_]\w*))/y;

export const php: Language = {
  id: 'php',
  endings: ['.php'],
  blocks: 'brackets',
  lineComments: ['//', '#'],
  blockComments: [['/*', '*/']],
  nestedComments: false,
  literal,
  heredoc,
  outside,
  keywords: new Set(
    (
      'and as case clone default do echo else elseif extends fn for foreach function if implements include instanceof ' +
      'match new or print require return switch throw use while xor yield'
    ).split(' '),
  ),
  words: {
    yes: 'true',
    no: 'false',
    nothing: 'null',
    idle: '',
    and: ['&&', 'and'],
    or: ['||', 'or', '??'],
    not: ['!'],
  },
  conditions: 'parentheses',
  mayNeverLoop: true,
  angleTypes: false,
  imports: new Set(['use', 'namespace', 'require', 'require_once', 'include', 'include_once', 'declare']),
  linesEndStatements: false,
};

/** A page is text until a program begins in it. */
function outside(text: string, at: number): number {
  const found = text.indexOf('<?', at);
  const opening = found === -1 ? undefined : ['<?php', '<?='].find((mark) => text.startsWith(mark, found));
  return found === -1 ? text.length : found + (opening?.length ?? 2);
}

function literal(text: string, at: number): Literal | undefined {
  if (text[at] === "'") {
    return quoted(text, at, true);
  }
  if (text[at] === '"' || text[at] === '`') {
    const found = quoted(text, at, true);
    return text[at] === '`' || text.slice(at, found.end).includes('$') ? opaqueLiteral(found.end) : found;
  }
  return undefined;
}

function heredoc(text: string, at: number): Heredoc | undefined {
  heredocStart.lastIndex = at;
  const [whole, ...names] = heredocStart.exec(text) ?? [];
  const closer = names.find((name) => name !== undefined) ?? '';
  return whole === undefined ? undefined : { end: at + whole.length, closer, goesOn: true };
}
