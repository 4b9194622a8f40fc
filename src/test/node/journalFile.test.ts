import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunEvent } from '../../core/journal/events.ts';
import { type JournalContent, openJournal, readJournal } from '../../node/journalFile.ts';

function asked(by: string): RunEvent {
  return { kind: 'stopRequested', by };
}

describe('a journal file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mstack-journal-'));
    file = path.join(folder, 'journal.jsonl');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const none: JournalContent = { records: [], soundBytes: 0 };
  const content = (): JournalContent => {
    const read = readJournal(file);
    assert.ok(read.ok, read.ok ? '' : read.failure);
    return read.value;
  };
  const append = (...events: readonly RunEvent[]): void => {
    const before = (() => {
      try {
        return content();
      } catch {
        // There is none yet.
        return none;
      }
    })();
    const journal = openJournal(file, 'run', before, () => 5);
    events.forEach((event) => journal.append(event));
    journal.close();
  };
  const names = (): string[] =>
    content().records.map((record) => (record.event.kind === 'stopRequested' ? record.event.by : record.event.kind));

  it('gives back what was written, in order', () => {
    append(asked('ä'), asked('b\nc'));
    append({ kind: 'runStopped' });
    assert.deepEqual(
      content().records.map(({ seq, t, run }) => ({ seq, t, run })),
      [1, 2, 3].map((seq) => ({ seq, t: 5, run: 'run' })),
    );
    assert.deepEqual(names(), ['ä', 'b\nc', 'runStopped']);
    assert.equal(content().soundBytes, readFileSync(file).length);
  });

  it('cut off at any byte keeps every whole line, and can be gone on with', () => {
    append(asked('first ä'), asked('second ö'));
    const whole = readFileSync(file);
    const firstEnd = whole.indexOf(10) + 1;
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      assert.deepEqual(names(), length < firstEnd ? [] : ['first ä'], `at ${length}`);
    }
    for (const length of [0, 1, firstEnd - 1, firstEnd, firstEnd + 1, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, length));
      append(asked('third'));
      assert.deepEqual(names(), length < firstEnd ? ['third'] : ['first ä', 'third'], `after ${length}`);
    }
  });

  it('with zeros at its end, as a power cut leaves them, keeps every whole line', () => {
    append(asked('first'));
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(300)]));
    assert.deepEqual(names(), ['first']);
    append(asked('second'));
    assert.deepEqual(names(), ['first', 'second']);
  });

  it('that is damaged in the middle is no journal any more, and says what to do', () => {
    append(asked('first'), asked('second'), asked('third'));
    writeFileSync(file, readFileSync(file, 'utf8').replace('second', 'sekond'));
    const read = readJournal(file);
    assert.ok(!read.ok);
    assert.match(read.failure, /is damaged in line 2\. Move its folder away to start afresh/);
  });

  it('of a newer version is not read', () => {
    append(asked('first'));
    writeFileSync(file, readFileSync(file, 'utf8').replace('"v":1', '"v":2'));
    const read = readJournal(file);
    assert.ok(!read.ok);
    assert.match(read.failure, /written by a newer mstack \(format 2\)\. Update mstack/);
  });

  // A limit of the file's size stands in for the full disk.
  it('on a disk that takes only a part of a record ends with its last whole record', () => {
    const script = `
      import { openJournal } from ${JSON.stringify(path.resolve(import.meta.dirname, '../../node/journalFile.ts'))};
      const journal = openJournal(${JSON.stringify(file)}, 'run', { records: [], soundBytes: 0 }, () => 5);
      try {
        for (;;) {
          journal.append({ kind: 'stopRequested', by: 'x'.repeat(300) });
        }
      } catch (error) {
        process.stdout.write(error.code);
      }`;
    const code = execFileSync(
      'sh',
      ['-c', 'ulimit -f 2; exec "$0" "$@"', process.execPath, '--input-type=module-typescript', '--eval', script],
      { encoding: 'utf8' },
    );
    assert.equal(code, 'EFBIG');
    const { records, soundBytes } = content();
    assert.ok(records.length > 0);
    assert.equal(readFileSync(file).length, soundBytes);
    assert.match(readFileSync(file, 'latin1'), /\n$/);
  });
});
