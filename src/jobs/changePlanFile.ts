import { isUtf8 } from 'node:buffer';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { replaceFile } from '../node/replaceFile.ts';

/**
 * Gives a plan file another text, whole or not at all.
 *
 * @param file absolute
 * @param make the new text from what the file holds now; undefined: that is not what it held
 * @returns why the file is as it was, a sentence; undefined: it is changed
 */
export function changePlanFile(file: string, make: (source: string) => string | undefined): string | undefined {
  try {
    const bytes = readFileSync(file);
    if (!isUtf8(bytes)) {
      return 'it is not UTF-8 text, so some of it would be lost. Save it as UTF-8 first.';
    }
    const text = make(bytes.toString());
    if (text === undefined) {
      return 'it was changed meanwhile. Try again.';
    }
    if (isProtected(file)) {
      return writeProtected;
    }
    accessSync(file, constants.W_OK);
    replaceFile(file, text);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Root may write, and a file in a folder may be replaced, whatever its mode: that is not what its owner meant. */
export function isProtected(file: string): boolean {
  return (statSync(file).mode & anybodyWrites) === 0;
}

const anybodyWrites = 0o222;

const writeProtected = 'it is write-protected.';

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return writeProtected;
    case 'ENOENT':
      return 'it is gone.';
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'there is no room for it on the disk.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
