import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Absolute path of a `file:` URI; undefined for other schemes and for what is no URI. However a client writes it, one
 * file has one path: escapes are undone, and a drive's letter is large.
 */
export function pathOfUri(uri: string, windows = process.platform === 'win32'): string | undefined {
  try {
    const file = uri.startsWith('file:') ? fileURLToPath(uri, { windows }) : undefined;
    return windows ? file?.replace(/^[a-z](?=:)/, (letter) => letter.toUpperCase()) : file;
  } catch {
    // A broken escape, or a host on a system without them: it names no file of this machine.
    return undefined;
  }
}

export function uriOfPath(file: string): string {
  return pathToFileURL(file).href;
}

/** A path relative to a folder with forward slashes; undefined when it lies outside. */
export function relativeTo(folder: string, file: string): string | undefined {
  const relative = path.relative(folder, file);
  return relative === '' || relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)
    ? undefined
    : relative.replaceAll('\\', '/');
}
