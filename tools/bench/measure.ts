import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** A program to start and wait for. */
export interface Start {
  /** The program and its arguments. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes other than 0 that are an answer too, as a linter's 1. */
  readonly codes?: readonly number[] | 'any';
}

export interface Ended {
  readonly milliseconds: number;
  /** Milliseconds for which the program was at work on all cores, in steps of 10; not a number where the system does not tell. */
  readonly worked: number;
  /** And what it complained of, in the order in which it said it. */
  readonly output: string;
}

/**
 * From the start of the process until it has ended. Its output goes to a file: some programs end before a pipe has taken
 * all that they have to say. Throws its last words when it failed.
 */
export async function timeProgram({ command, cwd, env = {}, codes = [] }: Start): Promise<Ended> {
  const [program = '', ...args] = command;
  const folder = await mkdtemp(path.join(tmpdir(), 'mstack-bench-output-'));
  const file = path.join(folder, 'output.txt');
  const output = await open(file, 'w');
  try {
    const { promise, resolve, reject } = Promise.withResolvers<number | null>();
    const before = endedProgramsWorked();
    const started = performance.now();
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', output.fd, output.fd],
    });
    child.on('error', reject);
    child.on('close', resolve);
    const code = await promise;
    const milliseconds = performance.now() - started;
    const worked = endedProgramsWorked() - before;
    const words = await readFile(file, 'utf8');
    if (code !== 0 && codes !== 'any' && !codes.includes(code ?? -1)) {
      throw new Error(`${command.join(' ')} ended with ${String(code)}: ${words.trim().slice(-300)}`);
    }
    return { milliseconds, worked, output: words };
  } finally {
    await output.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * Calls each measurement in turn, round after round, so that whatever else the machine does meets all of them. One that
 * has had its share of time is left out of further rounds: what takes ten seconds needs no fifth try.
 */
export async function inRounds(
  measurements: readonly (() => Promise<number>)[],
  {
    rounds,
    shares,
  }: { readonly rounds: number; /** Milliseconds, one for each. */ readonly shares: readonly number[] },
): Promise<number[][]> {
  const times = measurements.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, measure] of measurements.entries()) {
      const known = times[at] ?? [];
      if (known.reduce((sum, time) => sum + time, 0) < (shares[at] ?? 0)) {
        known.push(await measure());
      }
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The smallest value that at least this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
}

/** The most memory that a process has had so far, in MB; undefined where the system does not tell it (it is Linux's VmHWM). */
export function peakMegabytes(pid: number): number | undefined {
  if (process.platform !== 'linux') {
    return undefined;
  }
  const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return match === null ? undefined : Number(match[1]) / 1024;
}

/** Linux counts a process's time in hundredths of a second. */
const tickMilliseconds = 10;

/**
 * Milliseconds for which a process has been at work on all cores so far; not a number where the system does not tell. It
 * says more than wall time where others are at work too.
 */
export function workedMilliseconds(pid: number): number {
  // Times in the process and for it.
  return processTimes(pid, 14, 15);
}

/** The same of all programs that this process has started and that have ended. */
function endedProgramsWorked(): number {
  return processTimes(process.pid, 16, 17);
}

/** The sum of two fields of `/proc/PID/stat`, by their numbers in its manual. */
function processTimes(pid: number, ...fields: readonly number[]): number {
  if (process.platform !== 'linux') {
    return Number.NaN;
  }
  // The second field is a name in parentheses, which may contain anything: the third begins behind the last of them.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const values = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.reduce((sum, field) => sum + Number(values[field - 3]), 0) * tickMilliseconds;
}

/** `0.84 ms`, `12.3 ms`, `310 ms`, `2.41 s` */
export function timeText(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) {
    return 'unknown';
  }
  if (milliseconds >= 1000) {
    return `${(milliseconds / 1000).toFixed(2)} s`;
  }
  return `${milliseconds.toFixed(milliseconds < 1 ? 2 : milliseconds < 100 ? 1 : 0)} ms`;
}

/** A target and whether the figure keeps it. */
export function verdict(figure: number, most: number, unit: (value: number) => string): string {
  return `≤ ${unit(most)}: ${figure <= most ? 'kept' : 'missed'}`;
}

/** What could not be measured, and why, as lines below the table that leaves it out; none, and there is no line. */
export function failuresText(
  all: readonly { readonly name: string; readonly failure: string | undefined }[],
): string[] {
  return all.flatMap(({ name, failure }) =>
    failure === undefined ? [] : [`  ${name} could not be measured: ${failure}`],
  );
}
