import { plainText } from './plainText.ts';

interface TextStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** Back to the first column, and the rest of the line empty (ECMA-48). */
const anew = `\r${String.fromCharCode(27)}[K`;
const usualColumns = 80;

/** Shows each text in the place of the one before, on a terminal; elsewhere each on a line. An empty one leaves nothing. */
export function oneTerminalLine(stream: TextStream): (text: string) => void {
  return (text) => {
    const line = plainText(text).replaceAll('\n', ' ');
    if (stream.isTTY === true) {
      stream.write(anew + line.slice(0, (stream.columns ?? usualColumns) - 1));
    } else if (line !== '') {
      stream.write(`${line}\n`);
    }
  };
}
