/** Runners are detached on purpose: a test must end its own. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isSameProcess, readLock } from '../src/node/lock.ts';

const patienceMs = 10_000;

/** Ends every runner that holds a lock below a state home, and waits until it is gone. */
export async function endRunners(stateHome: string): Promise<void> {
  for (const name of await readdir(stateHome).catch(() => [])) {
    const lock = readLock(path.join(stateHome, name));
    if (lock === undefined || !isSameProcess(lock)) {
      continue;
    }
    process.kill(lock.pid, 'SIGTERM');
    const deadline = Date.now() + patienceMs;
    while (isSameProcess(lock)) {
      if (Date.now() > deadline) {
        process.kill(lock.pid, 'SIGKILL');
      }
      // No event tells that a process which is not our child has ended.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
