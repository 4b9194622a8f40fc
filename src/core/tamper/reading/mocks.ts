import { textOf } from '../../mutation/program.ts';
import { beginsChain, readChain } from './chain.ts';
import { type Code, itemsIn, lineOf } from './code.ts';

/** Something that a test puts in the place of a module, or of a member of one. */
export interface Mock {
  /** A path, a module with dots, or the name that the test knows it by. */
  readonly target: string;
  readonly member?: string;
  readonly line: number;
}

const modules =
  /^(?:(?:vi|jest|vitest)\.(?:mock|doMock|unstable_mockModule|setMock)|(?:mock|t\.mock)\.module|td\.replace|td\.replaceEsm|proxyquire|rewiremock|mockery\.registerMock|quibble|esmock|t\.mockRequire|t\.mockImport)$/;
const members =
  /^(?:(?:vi|jest|sinon|mock|t\.mock|sandbox|td|mocker)\.(?:spyOn|stub|replace|method|replaceProperty|getter)|(?:sinon|sandbox)\.(?:stub|replace|fake)|monkeypatch\.setattr|(?:mocker|mock|unittest\.mock)?\.?patch\.object|setattr|cy\.stub|allow)$/;
const patches =
  /^(?:(?:mocker|mock|unittest\.mock)\.patch|patch|monkeypatch\.setattr|mock\.patch\.multiple|patch\.multiple)$/;

/** What a test file replaces of the program. */
export function mocksIn(code: Code): readonly Mock[] {
  const { program } = code;
  const found: Mock[] = [];
  for (let index = 0; index < program.tokens.length; index += 1) {
    if (!beginsChain(program, index)) {
      continue;
    }
    const chain = readChain(program, index);
    const called = chain.links.findIndex(({ groups }) => groups.length > 0);
    const name = chain.links
      .slice(0, called + 1)
      .map((link) => link.name)
      .join('.');
    const items = itemsIn(program, chain.links[called]?.groups[0] ?? -1);
    const first = items[0] === undefined ? '' : textIn(code, items[0]);
    const isSpy =
      name.endsWith('.spyOn') &&
      !/mock(?:Return|Resolved|Rejected|Implementation)/.test(chain.links.map((link) => link.name).join(' '));
    const line = lineOf(code, index);
    if (modules.test(name) && first !== '') {
      found.push({ target: first, line });
    } else if (patches.test(name) && isQuoted(code, items[0]?.from)) {
      found.push({ target: first, member: '', line });
    } else if (members.test(name) && !isSpy && items[0] !== undefined && items.length > 1) {
      found.push({ target: first, member: textIn(code, items[1] ?? items[0]), line });
    } else if (isAssigned(code, chain.to, index) && chain.links.length > 1) {
      found.push({
        target: chain.links
          .map((link) => link.name)
          .slice(0, -1)
          .join('.'),
        member: chain.links.at(-1)?.name ?? '',
        line,
      });
    }
  }
  return found;
}

/** `entries.share = lambda …`, `stock.Now = func …`: a function put over one of a module. */
function isAssigned({ program }: Code, to: number, index: number): boolean {
  const value = textOf(program, to + 1);
  return (
    textOf(program, to) === '=' &&
    program.tokens[index]?.first === true &&
    (/^(?:lambda|func|function|async|fake\w*|mock\w*|stub\w*|Mock|MagicMock|vi|jest)$/i.test(value) ||
      textOf(program, to + 2) === '=>' ||
      (value === '(' && textOf(program, (program.pairs[to + 1] ?? -2) + 1) === '=>'))
  );
}

function isQuoted({ program }: Code, index: number | undefined): boolean {
  return program.tokens[index ?? -1]?.kind === 'string';
}

/** A text without its quotes, else the words. */
function textIn({ program }: Code, { from, to }: { readonly from: number; readonly to: number }): string {
  const token = program.tokens[from];
  if (token?.kind === 'string') {
    return program.text.slice(token.start + token.quotes.open, token.end - token.quotes.close);
  }
  // `vi.mock(import('../src/money.js'))`
  const inner = program.tokens.slice(from, to).find((each) => each.kind === 'string');
  return textOf(program, from) === 'import' && inner !== undefined
    ? program.text.slice(inner.start + inner.quotes.open, inner.end - inner.quotes.close)
    : program.tokens
        .slice(from, to)
        .map((each) => each.text)
        .join('');
}
