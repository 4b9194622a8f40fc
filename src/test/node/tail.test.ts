import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tail, type TailRequest } from '../../node/tail.ts';
import { type Collector, collector } from './collector.ts';

describe('tail', () => {
  let folder: string;
  let file: string;
  let closing: AbortController;
  let ended: Promise<void>;
  let lines: Collector<string>;

  const begin = (more: Partial<TailRequest> = {}): void => {
    ended = tail({
      file,
      signal: closing.signal,
      onLines: (each) => {
        for (const line of each) {
          lines.add(line);
        }
      },
      onRestart: () => lines.add('(restart)'),
      ...more,
    });
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mstack-tail-'));
    file = path.join(folder, 'stream.jsonl');
    closing = new AbortController();
    lines = collector();
  });

  afterEach(async () => {
    closing.abort();
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  it('reads what is there, then what comes, in whole lines', async () => {
    await writeFile(file, 'one\r\ntwo\nthr');
    begin();
    await lines.until((all) => all.length === 2);
    await appendFile(file, 'ee\nfour\n');
    await lines.until((all) => all.length === 4);
    assert.deepEqual(lines.all, ['one', 'two', 'three', 'four']);
  });

  it('keeps characters whole that a write cuts in two', async () => {
    const bytes = Buffer.from('1½ cups\n');
    await writeFile(file, bytes.subarray(0, 2));
    begin();
    await appendFile(file, bytes.subarray(2));
    await lines.until((all) => all.length === 1);
    assert.deepEqual(lines.all, ['1½ cups']);
  });

  it('waits for a file whose folder does not exist yet', async () => {
    file = path.join(folder, 'runs', 'later', 'stream.jsonl');
    begin();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, 'one\n');
    await lines.until((all) => all.length === 1);
  });

  it('begins again when the file is replaced or cut', async () => {
    await writeFile(file, 'one\ntwo\n');
    begin();
    await lines.until((all) => all.length === 2);
    await writeFile(`${file}.new`, 'three, which is longer\n');
    await rename(`${file}.new`, file);
    await lines.until((all) => all.length === 4);
    await truncate(file, 0);
    await lines.until((all) => all.length === 5);
    await appendFile(file, 'four\n');
    await lines.until((all) => all.length === 6);
    assert.deepEqual(lines.all, ['one', 'two', '(restart)', 'three, which is longer', '(restart)', 'four']);
  });

  it('reads once more from the start when the reader says that the lines make no sense', async () => {
    await writeFile(file, 'one\ntwo\n');
    let refused = false;
    begin({
      onLines: (each) => {
        if (!refused) {
          refused = true;
          return 'again';
        }
        for (const line of each) {
          lines.add(line);
        }
        return undefined;
      },
    });
    await lines.until((all) => all.length === 3);
    assert.deepEqual(lines.all, ['(restart)', 'one', 'two']);
  });

  for (const name of ['onLines', 'onRestart'] as const) {
    it(`ends with what ${name} throws`, async () => {
      await writeFile(file, 'one\n');
      begin({
        onLines: () => {
          lines.add('taken');
          return 'again';
        },
        [name]: () => {
          throw new Error('a bug');
        },
      });
      const failed = ended;
      ended = Promise.resolve();
      await assert.rejects(failed, /^Error: a bug$/);
    });
  }

  it('skips the start of a long file, up to a line', async () => {
    await writeFile(file, `${'x'.repeat(500)}\nlast but one\nlast\n`);
    begin({ atMostBytes: 100, onCut: (bytes) => lines.add(`(skipped ${String(bytes)})`) });
    await lines.until((all) => all.length === 3);
    assert.deepEqual(lines.all, ['(skipped 419)', 'last but one', 'last']);
  });
});
