import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process that is being killed may start another one in that instant: look again until a round finds nothing. */
const rounds = 20;
const roundMs = 25;

/**
 * Kills every process whose environment holds `variable=value`, whatever its parent, group or session: shells of an agent
 * begin sessions of their own, so ending the agent's group does not reach them. Never kills this process.
 *
 * Linux reads `/proc`, macOS asks `ps` (which hides the environment of Apple's own protected programs). Windows does not
 * show a process's environment: there the tree is ended by its parent alone, and this finds nothing.
 *
 * @returns the ids of the processes that were killed
 */
export async function sweep(variable: string, value: string): Promise<readonly number[]> {
  const killed = new Set<number>();
  for (let round = 0; round < rounds; round += 1) {
    const found = await findMarked(variable, value);
    if (found.length === 0) {
      break;
    }
    for (const pid of found) {
      if (kill(pid)) {
        killed.add(pid);
      }
    }
    await delay(roundMs);
  }
  return [...killed];
}

/** Processes whose environment at their start held `variable=value`, without this one. Dead ones that wait for their parent have none. */
export async function findMarked(variable: string, value: string): Promise<readonly number[]> {
  const entry = `${variable}=${value}`;
  const found = process.platform === 'linux' ? await markedOnLinux(entry) : await markedByPs(entry);
  return found.filter((pid) => pid !== process.pid);
}

async function markedOnLinux(entry: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(
    pids.map(async (pid) => {
      const text = await environmentText(pid);
      return `\0${text}`.includes(`\0${entry}\0`) ? [Number(pid)] : [];
    }),
  );
  return marked.flat();
}

async function environmentText(pid: string): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/environ`, 'latin1');
  } catch {
    // Ended meanwhile, or another user's: not one of ours.
    return '';
  }
}

async function markedByPs(entry: string): Promise<readonly number[]> {
  if (process.platform === 'win32') {
    return [];
  }
  const { stdout } = await run('ps', ['-Aww', '-E', '-o', 'pid=,command='], { maxBuffer: 64 * 1024 * 1024 });
  return stdout
    .split('\n')
    .filter((line) => `${line} `.includes(` ${entry} `))
    .map((line) => Number.parseInt(line, 10));
}

function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')) {
      return false;
    }
    throw error;
  }
}
