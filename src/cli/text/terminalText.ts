import { styleText } from 'node:util';

/** Where text is printed. */
export interface Screen {
  readonly isTTY?: boolean;
  /** Characters in a line. */
  readonly columns?: number;
  /** Whether the person wants colours (`NO_COLOR`), and the terminal has any. */
  readonly hasColors?: () => boolean;
}

/**
 * Text as a person reads it on a screen: words stay whole, what does not fit in a line goes on below its column, and what
 * matters has a colour. Elsewhere, in a pipe or a file, the text stays as it is: a line each for a program.
 *
 * A line that goes on is filled with blanks up to the edge, where the terminal breaks it, instead of being broken here:
 * then it is still one line to the terminal, which finds the file that a `line:column` belongs to.
 */
export function forTerminal(text: string, { isTTY, columns, hasColors }: Screen): string {
  if (isTTY !== true) {
    return text;
  }
  const width = columns === undefined || columns < narrowest ? Infinity : columns;
  const colour = hasColors?.() === true;
  return text
    .split('\n')
    .map((line) => {
      const column = hangingColumn(line, width);
      const start = line.slice(0, column);
      const words = filled(line.slice(column), column, width);
      return colour ? coloured(start, words) : `${start}${words}`;
    })
    .join('\n');
}

/** A terminal that is narrower than this breaks lines by itself. */
const narrowest = 30;

/** Room that a column of text must have. */
const leastRoom = 20;

/** The first columns of a problem: place, severity, gain. */
const problemStart = /^( *\d+:\d+ {2})((?:error|warning|info|hint) *) {2}(\+[\d.]+ *| {4}) {2}/;

function hangingColumn(line: string, width: number): number {
  const column = problemStart.exec(line)?.[0].length ?? 0;
  return column > 0 && width - column >= leastRoom ? column : (/^ */.exec(line)?.[0].length ?? 0);
}

function filled(text: string, column: number, width: number): string {
  if (column + widthOf(text) <= width) {
    return text;
  }
  const parts: string[] = [];
  let at = column;
  for (const word of text.split(' ')) {
    const length = widthOf(word);
    if (at > column && at + 1 + length > width) {
      parts.push(' '.repeat(width - at + column), word);
      at = column + length;
    } else {
      parts.push(...(at > column ? [' '] : []), word);
      at += length + (at > column ? 1 : 0);
    }
    // A word that is longer than a line is broken by the terminal.
    at = at > width ? at % width : at;
  }
  return parts.join('');
}

/** Columns that a text takes; characters of two columns are those of East Asian scripts and emoji. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    width += wide.test(character) ? 2 : narrow.test(character) ? 0 : 1;
  }
  return width;
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60]/u;
const narrow = /[\p{Mn}\p{Me}\p{Cf}]/u;

const severityColours = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' } as const;

function coloured(start: string, rest: string): string {
  const columns = problemStart.exec(start);
  if (columns !== null) {
    const [, place = '', severity = '', gain = ''] = columns;
    const known = (['error', 'warning', 'info', 'hint'] as const).find((each) => each === severity.trim());
    const words = rest.replace(/\[[\w.-]+\]$/, (code) => paint('gray', code));
    return `${place}${paint(severityColours[known ?? 'hint'], severity)}  ${paint('green', gain)}  ${words}`;
  }
  if (/^ *\d/.test(`${start}${rest}`)) {
    return `${start}${rest.replace('BLOCKED', (word) => paint('red', word))}`;
  }
  return start === '' && rest.endsWith('.md') ? paint('bold', rest) : `${start}${rest}`;
}

function paint(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { validateStream: false });
}
