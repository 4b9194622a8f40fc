import type { Heredoc, Language } from '../language.ts';
import { interpolated, lineEnd, quoted } from '../literals.ts';
import { type Literal, opaqueLiteral, type Token } from '../token.ts';

const keywords = new Set(
  (
    'alias and begin case class def do else elsif ensure for if in module next not or puts raise require ' +
    'require_relative rescue return then undef unless until when while yield'
  ).split(' '),
);

export const ruby: Language = {
  id: 'ruby',
  endings: ['.rb', '.rake'],
  blocks: 'end',
  lineComments: ['#'],
  blockComments: [],
  nestedComments: false,
  literal,
  heredoc,
  keywords,
  words: {
    yes: 'true',
    no: 'false',
    nothing: 'nil',
    idle: 'nil',
    and: ['&&', 'and'],
    or: ['||', 'or'],
    not: ['!', 'not'],
  },
  conditions: 'bare',
  mayNeverLoop: true,
  angleTypes: false,
  imports: new Set(['require', 'require_relative', 'load', 'autoload']),
  linesEndStatements: true,
};

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const percent = /%[wWiIqQrsx]?([([{<|!/])/y;
const heredocStart = /<<([~-]?)(?:"([A-Za-z_]\w*)"|'([A-Za-z_]\w*)'|`([A-Za-z_]\w*)`|([A-Za-z_]\w*))/y;

function literal(text: string, at: number, previous: Token | undefined): Literal | undefined {
  const lineStarts = at === 0 || text[at - 1] === '\n';
  if (lineStarts && text.startsWith('=begin', at)) {
    const found = text.indexOf('\n=end', at);
    return opaqueLiteral(found === -1 ? text.length : lineEnd(text, found + 1));
  }
  if (lineStarts && text.startsWith('__END__', at)) {
    return opaqueLiteral(text.length);
  }
  switch (text[at]) {
    case "'":
      return quoted(text, at, true);
    case '"':
    case '`': {
      const closer = text[at] ?? '';
      const found = interpolated(text, at, 1, { closer, code: '#{', multiline: true, escapes: true });
      return closer === '"' ? found : opaqueLiteral(found.end);
    }
    case '/':
      return beginsValue(text, at, previous)
        ? opaqueLiteral(interpolated(text, at, 1, { closer: '/', code: '#{', multiline: false, escapes: true }).end)
        : undefined;
    case '%':
      return beginsValue(text, at, previous) ? percentLiteral(text, at) : undefined;
    case '?':
      // `?a` is a character.
      return beginsValue(text, at, previous) && /^\?\S(?!\w)/.test(text.slice(at, at + 3))
        ? opaqueLiteral(at + 2)
        : undefined;
    default:
      return undefined;
  }
}

function percentLiteral(text: string, at: number): Literal | undefined {
  percent.lastIndex = at;
  const [whole, opener = ''] = percent.exec(text) ?? [];
  if (whole === undefined) {
    return undefined;
  }
  const closer = closers[opener] ?? opener;
  let depth = 1;
  for (let place = at + whole.length; place < text.length; place += 1) {
    if (text[place] === '\\') {
      place += 1;
    } else if (text[place] === closer) {
      depth -= 1;
      if (depth === 0) {
        return opaqueLiteral(place + 1);
      }
    } else if (text[place] === opener) {
      depth += 1;
    }
  }
  return opaqueLiteral(text.length);
}

function heredoc(text: string, at: number, previous: Token | undefined): Heredoc | undefined {
  heredocStart.lastIndex = at;
  const [whole, mark, ...names] = heredocStart.exec(text) ?? [];
  const closer = names.find((name) => name !== undefined) ?? '';
  if (whole === undefined || (mark === '' && (!/^[A-Z]/.test(closer) || !beginsValue(text, at, previous)))) {
    return undefined;
  }
  return { end: at + whole.length, closer, goesOn: false };
}

/** Behind a value a sign stands between two values, but for a call without brackets: `split /,/`. */
function beginsValue(text: string, at: number, previous: Token | undefined): boolean {
  if (previous === undefined || previous.first === undefined) {
    return true;
  }
  if (previous.kind === 'word' && !keywords.has(previous.text)) {
    return previous.end < at && !/[\s=]/.test(text[at + 1] ?? ' ');
  }
  return previous.kind === 'word' || (previous.kind === 'sign' && !/^[)\]}]$/.test(previous.text));
}
