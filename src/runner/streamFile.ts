import { closeSync, openSync, writeSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { StreamLine } from '../protocol/stream.ts';

export interface StreamWriter {
  readonly write: (line: Omit<StreamLine, 't'>) => void;
  readonly close: () => void;
}

/** One entry of the stream holds no more than this; the transcript and the evidence files hold everything. */
const longestText = 20_000;

/** Opens the run's stream for appending. A stream that cannot be written is given up: nothing is decided by it. */
export function openStream(file: string, now: () => number): StreamWriter {
  let descriptor: number | undefined = openSync(file, 'a', 0o600);
  return {
    write: (line) => {
      if (descriptor === undefined) {
        return;
      }
      try {
        writeSync(descriptor, `${JSON.stringify({ t: now(), ...line, text: plainText(line.text) })}\n`);
      } catch {
        // A full disk must not end the run here: the journal will say so, and it decides.
        closeSync(descriptor);
        descriptor = undefined;
      }
    },
    close: () => {
      if (descriptor !== undefined) {
        closeSync(descriptor);
        descriptor = undefined;
      }
    },
  };
}

/** Without terminal escapes and control characters, except line feeds and tabs. */
function plainText(text: string): string {
  const plain = stripVTControlCharacters(text).replaceAll(/(?![\n\t])\p{Cc}/gu, '');
  return plain.length > longestText ? `${plain.slice(0, longestText)}\n[… cut …]` : plain;
}
