import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const program = path.resolve(import.meta.dirname, '../../cli/bin.ts');

/** Runs the command line, in which something breaks as soon as it listens for that. */
async function broken(folder: string, how: string, state: string): Promise<{ code: number | null; err: string }> {
  const preload = path.join(folder, 'break.mjs');
  writeFileSync(
    preload,
    `const look = setInterval(() => {
      if (process.listenerCount('uncaughtException') > 0) {
        clearInterval(look);
        ${how}
      }
    }, 1);`,
  );
  // The timer keeps it from ending before.
  const child = spawn(process.execPath, ['--import', preload, program, '--version'], {
    env: { ...process.env, MSTACK_STATE_HOME: state },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { err: await text(child.stderr), code: await ended };
}

describe('A command that breaks', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ms-broken-'));
  const state = path.join(folder, 'state');
  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const [what, how] of [
    ['an error that nobody catches', "throw new Error('the late one')"],
    ['a promise that nobody waits for', "Promise.reject(new Error('the late one'))"],
  ] as const) {
    it(`says so in a sentence and keeps the trace in a file: ${what}`, async () => {
      const { code, err } = await broken(folder, how, state);
      const log = path.join(state, 'mstack.log');
      assert.equal(err, `mstack: the late one\nDetails for a report: ${log}\n`);
      assert.equal(code, 3);
      assert.match(readFileSync(log, 'utf8'), /^\d{4}-.* mstack --version\nError: the late one\n {4}at /);
      rmSync(log);
    });
  }

  it('says so where the trace cannot be kept', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const { code, err } = await broken(folder, "throw new Error('the late one')", path.join(file, 'below'));
    assert.deepEqual([code, err], [3, 'mstack: the late one\n']);
  });
});
