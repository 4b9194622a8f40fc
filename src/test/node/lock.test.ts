import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listenForControl } from '../../node/controlServer.ts';
import { isHeld, type LockContent, processStart, readLock, takeLock } from '../../node/lock.ts';

describe('the lock of a repository', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mstack-lock-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const file = (): string => path.join(folder, 'runner.lock');
  const mine = (): LockContent => ({
    pid: process.pid,
    started: processStart(process.pid),
    address: path.join(folder, 'x.sock'),
    run: 'one',
  });
  const free = async (): Promise<void> => {
    const taken = await takeLock(folder, mine());
    assert.ok(taken.ok);
    assert.deepEqual(readLock(folder), mine());
    taken.value.release();
    assert.deepEqual(await readdir(folder), []);
  };

  it('is taken, and released', async () => {
    await free();
    await free();
  });

  it('is held while its process lives', async () => {
    const other = spawn('sleep', ['60']);
    try {
      const held: LockContent = { ...mine(), pid: other.pid ?? 0, started: processStart(other.pid ?? 0) };
      await writeFile(file(), JSON.stringify(held));
      const taken = await takeLock(folder, mine());
      assert.deepEqual(taken, { ok: false, failure: held });
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    await free();
  });

  it('of a process id that another process has now is free', async () => {
    await writeFile(file(), JSON.stringify({ ...mine(), started: '1' }));
    await free();
  });

  it('of a process whose start is not known is held while it may still begin to listen', async () => {
    const other = spawn('sleep', ['60']);
    try {
      const held: LockContent = { ...mine(), pid: other.pid ?? 0, started: '' };
      await writeFile(file(), JSON.stringify(held));
      assert.deepEqual(await takeLock(folder, mine()), { ok: false, failure: held });
      assert.ok(!(await isHeld(held)), 'nobody answers');
      const long = Date.now() / 1000 - 3600;
      await utimes(file(), long, long);
      await free();
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
  });

  it('is held while its socket answers, although its process is not to be seen', async () => {
    const held: LockContent = { ...mine(), pid: 2 ** 30, started: '1' };
    await writeFile(file(), JSON.stringify(held));
    const server = await listenForControl(held.address, () => ({
      kind: 'taken',
      run: 'one',
      pid: held.pid,
      reason: '',
    }));
    assert.ok(await isHeld(held));
    assert.ok(!(await takeLock(folder, mine())).ok);
    await server.close();
    await free();
  });

  for (const [what, text] of [
    ['empty', ''],
    ['half written', '{"pid":12'],
    ['of another form', '{"pid":"x"}'],
  ] as const) {
    it(`that is ${what} is free`, async () => {
      await writeFile(file(), text);
      await free();
    });
  }

  it('goes to exactly one of many who want it, also when a dead one holds it', async () => {
    for (const leftover of [undefined, JSON.stringify({ ...mine(), pid: 2 ** 30 }), '{']) {
      if (leftover !== undefined) {
        await writeFile(file(), leftover);
      }
      const script = `
        import { processStart, takeLock } from ${JSON.stringify(path.resolve(import.meta.dirname, '../../node/lock.ts'))};
        process.stdin.once('data', async () => {
          const taken = await takeLock(${JSON.stringify(folder)}, { pid: process.pid, started: processStart(process.pid), address: '/nowhere', run: '' });
          process.stdout.write(taken.ok ? 'taken' : 'held ' + taken.failure.pid);
          process.stdin.once('end', () => process.exit());
        });
        process.stdout.write('ready\\n');`;
      const contenders = Array.from({ length: 4 }, () =>
        spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
          stdio: ['pipe', 'pipe', 'inherit'],
        }),
      );
      await Promise.all(contenders.map((child) => once(child.stdout, 'data')));
      const answers = contenders.map(async (child) => String((await once(child.stdout, 'data'))[0]));
      for (const child of contenders) {
        child.stdin.write('go\n');
      }
      const given = await Promise.all(answers);
      const winner = contenders[given.indexOf('taken')];
      assert.deepEqual(
        given.toSorted(),
        [...Array.from({ length: 3 }, () => `held ${winner?.pid}`), 'taken'],
        given.join(', '),
      );
      assert.equal((JSON.parse(readFileSync(file(), 'utf8')) as LockContent).pid, winner?.pid);
      await Promise.all(
        contenders.map(async (child) => {
          child.stdin.end();
          await once(child, 'exit');
        }),
      );
      await rm(file());
    }
  });

  it('is not kept from anybody by a takeover that a crash broke off', async () => {
    await writeFile(file(), JSON.stringify({ ...mine(), pid: 2 ** 30 }));
    await mkdir(`${file()}.takeover`);
    const long = Date.now() / 1000 - 3600;
    await utimes(`${file()}.takeover`, long, long);
    await free();
  });

  it('is not released by somebody else', async () => {
    const taken = await takeLock(folder, mine());
    assert.ok(taken.ok);
    const theirs = { ...mine(), pid: 2 ** 30 };
    await writeFile(file(), JSON.stringify(theirs));
    taken.value.release();
    assert.deepEqual(readLock(folder), theirs);
  });
});
