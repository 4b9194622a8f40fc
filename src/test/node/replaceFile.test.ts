import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { replaceFile } from '../../node/replaceFile.ts';

describe('replaceFile', () => {
  let folder = '';
  let file = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ms-replace-'));
    file = path.join(folder, 'plan.md');
    writeFileSync(file, 'old');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('keeps the mode, and a link to the file', () => {
    chmodSync(file, 0o640);
    const link = path.join(folder, 'link.md');
    symlinkSync('plan.md', link);
    replaceFile(link, 'new');
    assert.equal(readFileSync(file, 'utf8'), 'new');
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder).toSorted(), ['link.md', 'plan.md']);
  });

  it('makes a file that is not there', () => {
    rmSync(file);
    replaceFile(file, 'new');
    assert.equal(readFileSync(file, 'utf8'), 'new');
  });

  it('leaves the file whole when there is room only for a part of the new text', () => {
    const module = pathToFileURL(path.join(import.meta.dirname, '../../node/replaceFile.ts')).href;
    const script = `import { replaceFile } from '${module}';
try { replaceFile(process.argv[1], 'n'.repeat(5000)); } catch (error) { process.stdout.write(error.code); }`;
    // A file cannot become longer than one block here, of 512 or 1024 bytes: the first write takes only the beginning.
    const limited = 'ulimit -f 1; exec "$0" --input-type=module --eval "$1" "$2"';
    assert.equal(execFileSync('sh', ['-c', limited, process.execPath, script, file], { encoding: 'utf8' }), 'EFBIG');
    assert.equal(readFileSync(file, 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder), ['plan.md']);
  });
});
