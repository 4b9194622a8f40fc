import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/** Named texts of a file. */
export interface Sections {
  readonly names: readonly string[];
  /** Undefined: it is not there. */
  readonly text: (name: string) => string | undefined;
}

export const noSections: Sections = { names: [], text: () => undefined };

/**
 * Reads a file of named texts that only saves time. Whatever is wrong with it (half written, not ours, written by a
 * program with another stamp, gone), it is as if the texts were not there.
 */
export function readSections(file: string, stamp: string): Sections {
  const start = readPart(file, 0, longestHeader);
  const end = start?.indexOf('\n') ?? -1;
  const places = readHeader(start?.toString('utf8', 0, end) ?? '', stamp);
  return {
    names: [...places.keys()],
    text: (name) => {
      const place = places.get(name);
      const content = place === undefined ? undefined : readPart(file, end + 1 + place.start, place.length);
      // Length and checksum say that this is what was written, to the last byte.
      const isWhole = content !== undefined && content.length === place?.length && crc32(content) === place.checksum;
      return isWhole ? content.toString() : undefined;
    },
  };
}

/** Bytes; what is longer is not written. */
const longestHeader = 4096;

/** Bytes of a file, fewer at its end; undefined: it cannot be read. */
function readPart(file: string, start: number, length: number): Buffer | undefined {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const buffer = Buffer.allocUnsafe(length);
      return buffer.subarray(0, readSync(descriptor, buffer, 0, length, start));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Not there, or not for us: whoever reads this can do without.
    return undefined;
  }
}

/** Writes the file whole or not at all. That it cannot be written is nothing to complain of. */
export function writeSections(file: string, stamp: string, texts: ReadonlyMap<string, string>): void {
  const parts = [...texts].map(([name, text]) => [name, Buffer.byteLength(text), crc32(text)]);
  const header = JSON.stringify([magic, stamp, ...parts]);
  if (Buffer.byteLength(header) >= longestHeader) {
    return;
  }
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, [header, '\n', ...texts.values()].join(''), {
      mode: 0o600,
    });
    renameSync(temporary, file);
  } catch {
    remove(temporary);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where nothing can be written there is nothing to remove.
  }
}

const magic = 'mstack sections 1';

/** Where a text stands behind the header, in bytes. */
interface Place {
  readonly start: number;
  readonly length: number;
  readonly checksum: number;
}

function readHeader(line: string, stamp: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  if (line.startsWith(JSON.stringify([magic, stamp]).slice(0, -1))) {
    let start = 0;
    for (const [name, length, checksum] of partsOf(line)) {
      places.set(name, { start, length, checksum });
      start += length;
    }
  }
  return places;
}

type Part = readonly [name: string, length: number, checksum: number];

function partsOf(line: string): readonly Part[] {
  try {
    const parsed: unknown = JSON.parse(line);
    return Array.isArray(parsed) ? parsed.filter(isPart) : [];
  } catch {
    // The line was not written to its end.
    return [];
  }
}

function isPart(value: unknown): value is Part {
  return (
    Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]) && Number.isInteger(value[2])
  );
}
