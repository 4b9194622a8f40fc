import * as fc from 'fast-check';
import { longText } from './long.ts';
import { criterionText, marks, oddCharacters } from './words.ts';

interface Mutation {
  readonly kind:
    | 'insert'
    | 'delete'
    | 'cut'
    | 'deleteLine'
    | 'duplicateLine'
    | 'repeatLine'
    | 'swapLines'
    | 'indentLine'
    | 'insertLine'
    | 'lineEnds';
  /** Place in the text, in ten-thousandths of it: a text is not known when its mutations are drawn. */
  readonly at: number;
  readonly other: number;
  readonly text: string;
}

const whole = 10_000;

const place = fc.nat(whole);

const inserted = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...marks, ...oddCharacters) },
  { weight: 2, arbitrary: criterionText },
  { weight: 1, arbitrary: longText },
);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom<Mutation['kind'][]>(
    'insert',
    'delete',
    'cut',
    'deleteLine',
    'duplicateLine',
    'repeatLine',
    'swapLines',
    'indentLine',
    'insertLine',
    'lineEnds',
  ),
  at: place,
  other: place,
  text: inserted,
});

function offset(part: number, length: number): number {
  return Math.floor((part / whole) * length);
}

/** A text after some accidents. */
export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.array(mutation, { maxLength: 5 }))
    .map(([text, mutations]) => mutations.reduce(mutate, text));
}

function mutate(source: string, { kind, at, other, text }: Mutation): string {
  const from = offset(at, source.length);
  switch (kind) {
    case 'insert':
      return source.slice(0, from) + text + source.slice(from);
    case 'delete':
      return source.slice(0, from) + source.slice(from + (other % 40));
    case 'cut':
      return source.slice(0, from);
    case 'lineEnds':
      return withLineEnds(source, other);
    default: {
      const lines = source.split('\n');
      const line = Math.min(offset(at, lines.length), lines.length - 1);
      const second = Math.min(offset(other, lines.length), lines.length - 1);
      return mutateLines(lines, line, second, { kind, text }).join('\n');
    }
  }
}

function mutateLines(
  lines: readonly string[],
  line: number,
  second: number,
  { kind, text }: Pick<Mutation, 'kind' | 'text'>,
): readonly string[] {
  const own = lines[line] ?? '';
  const other = lines[second] ?? '';
  switch (kind) {
    case 'deleteLine':
      return lines.toSpliced(line, 1);
    case 'duplicateLine':
      return lines.toSpliced(second, 0, own);
    case 'repeatLine':
      return lines.toSpliced(line, 0, ...Array.from({ length: second % 90 }, () => own));
    case 'swapLines':
      return lines.with(line, other).with(second, own);
    case 'indentLine':
      return lines.with(line, `${' '.repeat(second % 9)}${own}`);
    default:
      return lines.toSpliced(line, 0, text);
  }
}

/** `\r\n`, a lone `\r`, a mixture, a form feed: by `choice`. */
function withLineEnds(source: string, choice: number): string {
  switch (choice % 4) {
    case 0:
      return source.replaceAll('\n', '\r\n');
    case 1:
      return source.replaceAll('\n', '\r');
    case 2:
      return source.replaceAll('\n', (_, at: number) => (at % 3 === 0 ? '\r\n' : at % 3 === 1 ? '\r' : '\n'));
    default:
      return `\uFEFF${source.replaceAll('\n', '\n\f')}`;
  }
}
