import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { decodeRecord, encodeRecord } from '../../../core/journal/codec.ts';
import type { RunEvent } from '../../../core/journal/events.ts';
import { foldRun } from '../../../core/journal/runView.ts';
import { mutated } from '../inputs/mutation.ts';
import { criterionText } from '../inputs/words.ts';
import { fuzzTarget } from '../target.ts';

const checksum = (text: string): string => createHash('sha1').update(text).digest('hex');

const record = fc.record({
  v: fc.constant(1 as const),
  seq: fc.nat(),
  t: fc.nat(),
  run: fc.string({ maxLength: 8 }),
  event: fc
    .record({
      kind: fc.constantFrom('planOpened', 'runFinished', 'newerKind'),
      text: criterionText,
      more: fc.jsonValue({ maxDepth: 2 }),
    })
    // Kinds and data of any version: the codec keeps what it does not know.
    .map((event) => event as unknown as RunEvent),
});

export const journalTarget = fuzzTarget({
  name: 'journal',
  share: 5,
  input: record,
  holds: (written) => {
    const line = encodeRecord(written, checksum);
    assert.ok(line.endsWith('\n') && line.indexOf('\n') === line.length - 1, 'a record is not one line');
    const read = decodeRecord(line.slice(0, -1), checksum);
    assert.ok(read.kind === 'record');
    assert.equal(encodeRecord(read.record, checksum), line, 'a record is read back differently');
    assert.equal(foldRun([read.record]), undefined, 'a run that has not begun has a view');
  },
});

export const damagedJournalTarget = fuzzTarget({
  name: 'damaged journal',
  share: 5,
  input: fc.oneof(
    { weight: 3, arbitrary: mutated(record.map((one) => encodeRecord(one, checksum).trimEnd())) },
    mutated(fc.constantFrom('{"v":2,"seq":1}', '{"v":1}', '{}', '[]', 'null', '{"v":1e999}')),
  ),
  holds: (line) => {
    const read = decodeRecord(line, checksum);
    if (read.kind === 'record') {
      const again = decodeRecord(encodeRecord(read.record, checksum).trimEnd(), checksum);
      assert.deepEqual(again, read, 'what was taken for whole changes when it is written again');
    }
  },
});
