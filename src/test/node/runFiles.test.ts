import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appendToFolder } from '../../runner/runContext.ts';

describe('the files of a run', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mstack-files-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('grow by what is appended', () => {
    appendToFolder({ folder }, 'transcripts', '1.jsonl', 'one\n');
    const file = appendToFolder({ folder }, 'transcripts', '1.jsonl', 'two\n');
    assert.equal(readFileSync(path.join(folder, file), 'utf8'), 'one\ntwo\n');
  });

  it('that cannot be written end nothing when they are transcripts, and are an error when they are evidence', () => {
    writeFileSync(path.join(folder, 'transcripts'), 'in the way');
    writeFileSync(path.join(folder, 'evidence'), 'in the way');
    appendToFolder({ folder }, 'transcripts', '1.jsonl', 'one\n');
    assert.throws(() => appendToFolder({ folder }, 'evidence', '1.txt', 'one\n'), { code: 'EEXIST' });
  });
});
