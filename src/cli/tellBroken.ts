import { appendFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { oneLine } from '../core/base/oneLine.ts';
import { commandLog, stateSurroundings } from '../node/stateFolder.ts';
import { complain } from './command.ts';

/** Exit code of a command that could not do its work. */
export const brokenCode = 3;

/** In bytes; a log that is longer is begun anew. */
const longestLog = 1_000_000;

/** Says what nobody has foreseen, in a sentence, and keeps where it came from in a file: a stack trace tells a person nothing. */
export function tellBroken(error: unknown): void {
  const message = oneLine(error instanceof Error ? error.message : String(error));
  const log = keepTrace(error);
  complain(
    `${message === '' ? 'Something went wrong.' : message}${log === undefined ? '' : `\nDetails for a report: ${log}`}`,
  );
}

/** The file; undefined: it cannot be written, and the message must do. */
function keepTrace(error: unknown): string | undefined {
  const file = commandLog(stateSurroundings());
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longestLog) {
      rmSync(file);
    }
    appendFileSync(file, `${new Date().toISOString()} mstack ${process.argv[2] ?? ''}\n${inspect(error)}\n\n`, {
      mode: 0o600,
    });
    return file;
  } catch {
    // A full disk, say: which may be what the error is about.
    return undefined;
  }
}
