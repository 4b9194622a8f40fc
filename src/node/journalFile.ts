import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { failure, type Result, success } from '../core/base/result.ts';
import { decodeRecord, encodeRecord } from '../core/journal/codec.ts';
import type { JournalRecord, RunEvent } from '../core/journal/events.ts';

export function journalChecksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** What a journal file holds: its sound records from the start, and how many bytes they take. */
export interface JournalContent {
  readonly records: readonly JournalRecord[];
  readonly soundBytes: number;
}

/**
 * Reads a journal. A torn or damaged last line is left out, because a crash can leave one; damage before the last line,
 * or a newer version, is a failure with a sentence for the person.
 */
export function readJournal(file: string): Result<JournalContent, string> {
  const records: JournalRecord[] = [];
  let soundBytes = 0;
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const last = index >= lines.length - 2;
    const decoded = line === '' ? undefined : decodeRecord(line, journalChecksum);
    if (decoded?.kind === 'newer') {
      return failure(
        `The journal ${file} was written by a newer mstack (format ${decoded.version}). Update mstack to read it.`,
      );
    }
    if (decoded?.kind === 'damaged' && !last) {
      return failure(`The journal ${file} is damaged in line ${index + 1}. Move its folder away to start afresh.`);
    }
    if (decoded?.kind === 'record' && index < lines.length - 1) {
      records.push(decoded.record);
      soundBytes += Buffer.byteLength(line) + 1;
    }
  }
  return success({ records, soundBytes });
}

/** The journal's one writer. Every record is on the disk when `append` returns; when it throws, nothing of it is. */
export interface JournalWriter {
  readonly append: (event: RunEvent) => JournalRecord;
  readonly close: () => void;
}

/** Opens a journal for appending; what a crash left behind the sound records is cut off first. */
export function openJournal(file: string, run: string, content: JournalContent, now: () => number): JournalWriter {
  const descriptor = openSync(file, 'a', 0o600);
  ftruncateSync(descriptor, content.soundBytes);
  if (content.soundBytes === 0) {
    syncFolder(path.dirname(file));
  }
  let seq = content.records.at(-1)?.seq ?? 0;
  let { soundBytes } = content;
  return {
    append: (event) => {
      const record: JournalRecord = { v: 1, seq: seq + 1, t: now(), run, event };
      const line = Buffer.from(encodeRecord(record, journalChecksum));
      try {
        writeWhole(descriptor, line);
        fsyncSync(descriptor);
      } catch (error) {
        cutBack(descriptor, soundBytes);
        throw error;
      }
      seq += 1;
      soundBytes += line.length;
      return record;
    },
    close: () => closeSync(descriptor),
  };
}

/** A disk that is nearly full takes a part of the bytes first, and says only with the next part that it is full. */
function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(descriptor, bytes, written);
  }
}

function cutBack(descriptor: number, soundBytes: number): void {
  try {
    ftruncateSync(descriptor, soundBytes);
  } catch {
    // The error that led here tells more; a reader leaves a torn last line out.
  }
}

/** A new file survives a power cut only when its folder's entry is on the disk too; Windows opens no folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') {
    return;
  }
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
