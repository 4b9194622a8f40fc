import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeNewFiles, type WriteRequest } from '../../jobs/planFiles.ts';

const module = pathToFileURL(path.join(import.meta.dirname, '../../jobs/planFiles.ts')).href;

describe('New plan files', () => {
  let root = '';
  let folder = '';

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'ms-plan-files-'));
    folder = path.join(root, 'state');
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const two = [
    { file: 'docs/plans/001-a.md', text: 'a' },
    { file: 'docs/plans/002-b.md', text: 'b' },
  ];

  async function write(request: Partial<WriteRequest> = {}): ReturnType<typeof writeNewFiles> {
    return await writeNewFiles({
      root,
      folder,
      signal: new AbortController().signal,
      compose: () => two,
      clashes: () => false,
      ...request,
    });
  }

  function names(): string[] {
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('state'))
      .toSorted();
  }

  const all = ['docs', 'docs/plans', 'docs/plans/001-a.md', 'docs/plans/002-b.md'];

  it('are all there, in a folder that is made for them', async () => {
    assert.deepEqual(await write(), { ok: true, value: two.map(({ file }) => file) });
    assert.deepEqual(names(), all);
    assert.equal(readFileSync(path.join(root, 'docs/plans/002-b.md'), 'utf8'), 'b');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('get other names where one is taken, or where somebody else has an id of theirs', async () => {
    mkdirSync(path.join(root, 'docs/plans'), { recursive: true });
    writeFileSync(path.join(root, 'docs/plans/002-b.md'), 'b');
    let composed = 0;
    const written = await write({
      compose: () => {
        composed += 1;
        return composed === 1 ? two : two.map(({ file, text }) => ({ file: file.replace('00', `${composed}0`), text }));
      },
      clashes: () => composed === 2,
    });
    assert.deepEqual(written, { ok: true, value: ['docs/plans/301-a.md', 'docs/plans/302-b.md'] });
    assert.deepEqual(names().slice(2), ['docs/plans/002-b.md', 'docs/plans/301-a.md', 'docs/plans/302-b.md']);
    assert.equal(readFileSync(path.join(root, 'docs/plans/002-b.md'), 'utf8'), 'b', 'the other one is left alone');
  });

  it('are given up where every name is taken at once', async () => {
    const written = await write({ clashes: () => true });
    assert.ok(!written.ok);
    assert.match(written.failure, /Somebody else makes plans of the same names/);
    assert.deepEqual(names(), []);
  });

  it('are none when it is cancelled in the middle, and the folder goes again', async () => {
    for (let moment = 1; moment <= 4; moment += 1) {
      let looks = 0;
      const stopping = new AbortController();
      const signal = new Proxy(stopping.signal, {
        get: (target, key) => {
          looks += key === 'throwIfAborted' ? 1 : 0;
          if (looks === moment) {
            stopping.abort();
          }
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      await assert.rejects(write({ signal }), { name: 'AbortError' });
      assert.deepEqual(names(), [], `cancelled at look ${moment}`);
    }
  });

  it('are none when the folder cannot be written to', async () => {
    writeFileSync(path.join(root, 'docs'), 'a file');
    const written = await write();
    assert.ok(!written.ok);
    assert.match(
      written.failure,
      /^The plan files could not be written, and nothing was left of them: (?:EEXIST|ENOTDIR)/,
    );
    assert.deepEqual(names(), ['docs']);
  });

  it('are none when the disk gets full in the middle', () => {
    const script = `import { writeNewFiles } from '${module}';
const files = [{ file: 'docs/plans/001-a.md', text: 'a' }, { file: 'docs/plans/002-b.md', text: 'b'.repeat(5000) }];
const written = await writeNewFiles({ root: process.argv[1], folder: process.argv[2], signal: new AbortController().signal, compose: () => files, clashes: () => false });
process.stdout.write(written.failure);`;
    // A file cannot become longer than one block here, of 512 or 1024 bytes.
    const limited = 'ulimit -f 1; exec "$0" --input-type=module --eval "$1" "$2" "$3"';
    const said = execFileSync('sh', ['-c', limited, process.execPath, script, root, folder], { encoding: 'utf8' });
    assert.match(said, /^The plan files could not be written, and nothing was left of them: EFBIG/);
    assert.deepEqual(names(), []);
  });

  it('are none after a kill at any moment, once the next ones are written', async () => {
    const script = `import { writeNewFiles } from '${module}';
let looks = 0;
const signal = { throwIfAborted: () => { looks += 1; if (looks === Number(process.argv[3])) process.kill(process.pid, 'SIGKILL'); } };
const files = ['a', 'b'].map((name, at) => ({ file: 'docs/plans/00' + (at + 1) + '-' + name + '.md', text: name }));
const clashes = () => { looks += 1; if (looks === Number(process.argv[3])) process.kill(process.pid, 'SIGKILL'); return false; };
await writeNewFiles({ root: process.argv[1], folder: process.argv[2], signal, compose: () => files, clashes });`;
    const moments: string[][] = [];
    for (let moment = 1; moment <= 6; moment += 1) {
      const { signal } = spawnSync(process.execPath, [
        '--input-type=module',
        '--eval',
        script,
        root,
        folder,
        String(moment),
      ]);
      assert.equal(signal, moment < 6 ? 'SIGKILL' : null);
      moments.push(names().filter((name) => name.endsWith('.md')));
      const written = await write({ compose: () => [{ file: 'docs/plans/009-z.md', text: 'z' }] });
      assert.ok(written.ok);
      assert.deepEqual(
        names(),
        moment < 6 ? ['docs', 'docs/plans', 'docs/plans/009-z.md'] : [...all, 'docs/plans/009-z.md'],
      );
      rmSync(path.join(root, 'docs'), { recursive: true });
    }
    assert.deepEqual(moments[3], ['docs/plans/001-a.md'], 'a kill between two files was among them');
    assert.equal(moments[4]?.length, 2, 'and one before all was said to be well');
  });

  it('are left to whoever has changed them since the kill', async () => {
    mkdirSync(path.join(root, 'docs/plans'), { recursive: true });
    mkdirSync(folder);
    const file = path.join(root, 'docs/plans/001-a.md');
    const draft = path.join(root, 'docs/plans/.mstack-0-0.tmp');
    writeFileSync(draft, 'a');
    writeFileSync(file, 'a, as a person saved it by an editor that writes a new file');
    const record = { complete: false, files: [{ draft, file }], made: null };
    writeFileSync(path.join(folder, 'writing.json'), JSON.stringify(record));
    assert.ok((await write({ compose: () => [{ file: 'docs/plans/003-c.md', text: 'c' }] })).ok);
    assert.deepEqual(names().slice(2), ['docs/plans/001-a.md', 'docs/plans/003-c.md']);
  });
});
