import assert from 'node:assert/strict';
import { decodeRecord, encodeRecord } from './codec.ts';
import type { JournalRecord, RunEvent } from './events.ts';

/** A checksum good enough for a test; the real one is the host's. */
function checksum(text: string): string {
  let sum = 7;
  for (let index = 0; index < text.length; index += 1) {
    sum = (sum * 31 + text.charCodeAt(index)) >>> 0;
  }
  return sum.toString(16);
}

function record(event: RunEvent): JournalRecord {
  return { v: 1, seq: 3, t: 1_700_000_000_000, run: 'r-1', event };
}

function line(event: RunEvent): string {
  return encodeRecord(record(event), checksum).slice(0, -1);
}

/** What a line is that another program wrote, with a right checksum. */
function decodeBody(body: Record<string, unknown>): string {
  return decodeRecord(JSON.stringify({ ...body, sum: checksum(JSON.stringify(body)) }), checksum).kind;
}

const paused: RunEvent = { kind: 'runPaused', reason: 'line one\nline two “ü” 🐕 \u2028 \ud800' };

describe('Journal line', () => {
  it('has this form', () => {
    assert.equal(
      encodeRecord(record({ kind: 'runPaused', reason: 'limit' }), () => 'abc'),
      '{"v":1,"seq":3,"t":1700000000000,"run":"r-1","kind":"runPaused","data":{"reason":"limit"},"sum":"abc"}\n',
    );
  });

  it('comes back as it was written, on one line', () => {
    const events: RunEvent[] = [
      paused,
      { kind: 'runFinished' },
      { kind: 'planRefused', plan: 'goal:7', reason: '' },
      {
        kind: 'changeCollected',
        plan: '1',
        attempt: 1,
        ref: 'r',
        tree: 't',
        files: [{ path: 'a', change: 'added' }],
        setAside: [],
        leftAlone: [],
        foreignCommits: ['c'],
      },
    ];
    for (const event of events) {
      assert.equal(line(event).includes('\n'), false);
      assert.deepEqual(decodeRecord(line(event), checksum), { kind: 'record', record: record(event) });
    }
  });

  it('is damaged when it is torn anywhere', () => {
    const whole = line(paused);
    for (let length = 0; length < whole.length; length += 1) {
      assert.equal(decodeRecord(whole.slice(0, length), checksum).kind, 'damaged', whole.slice(0, length));
    }
  });

  it('is damaged when anything in it was changed', () => {
    const whole = line(paused);
    for (const [from, to] of [
      ['"seq":3', '"seq":4'],
      ['"r-1"', '"r-2"'],
      ['line one', 'line 1'],
      ['runPaused', 'runStopped'],
      ['"v":1', '"v":0'],
    ] as const) {
      assert.ok(whole.includes(from), from);
      assert.equal(decodeRecord(whole.replace(from, to), checksum).kind, 'damaged', to);
    }
    for (const other of ['', 'null', '[]', '7', '"text"', '{}', '\0\0\0', '{"v":"1"}', '{"v":null}']) {
      assert.equal(decodeRecord(other, checksum).kind, 'damaged', other);
    }
  });

  it('is newer when its version is, whatever else it holds', () => {
    assert.deepEqual(decodeRecord('{"v":2,"n":1}', checksum), { kind: 'newer', version: 2 });
    assert.deepEqual(decodeRecord(line(paused).replace('"v":1', '"v":3'), checksum), { kind: 'newer', version: 3 });
  });

  it('keeps kinds that are not known here', () => {
    const body = { v: 1, seq: 1, t: 0, run: 'r', kind: 'moonRose', data: { phase: 'full' } };
    const text = JSON.stringify({ ...body, sum: checksum(JSON.stringify(body)) });
    const decoded = decodeRecord(text, checksum);
    assert.deepEqual(decoded.kind === 'record' && decoded.record.event, { kind: 'moonRose', phase: 'full' });
  });

  it('has the envelope that this program writes', () => {
    const body = { v: 1, seq: 1, t: 0, run: 'r', kind: 'runFinished', data: {} };
    assert.equal(decodeBody(body), 'record');
    assert.equal(decodeBody({ ...body, seq: -1 }), 'damaged');
    assert.equal(decodeBody({ ...body, seq: 1.5 }), 'damaged');
    assert.equal(decodeBody({ ...body, v: 0.5 }), 'damaged');
    assert.equal(decodeBody({ ...body, data: [] }), 'damaged');
  });
});
