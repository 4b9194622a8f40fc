import { styleText } from 'node:util';
import { structuredPatch } from 'diff';
import { plainText } from './plainText.ts';
import type { Screen } from './terminalText.ts';

/** Lines around a change. */
const context = 2;

/** What becomes of a text, as a unified diff; in colours where the screen has any. */
export function diffText(file: string, before: string, after: string, { isTTY, hasColors }: Screen): string {
  const inColour = isTTY === true && hasColors?.() === true;
  const paint = (format: Parameters<typeof styleText>[0], text: string): string =>
    inColour ? styleText(format, text, { validateStream: false }) : text;
  const { hunks } = structuredPatch(file, file, before, after, '', '', { context, stripTrailingCr: true });
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: own }) => [
    paint('cyan', `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
    ...own.map((line) => {
      // Of a file; it must not steer the terminal.
      const plain = plainText(line);
      return plain.startsWith('+') ? paint('green', plain) : plain.startsWith('-') ? paint('red', plain) : plain;
    }),
  ]);
  return [paint('bold', plainText(file)), ...lines, ''].join('\n');
}
