import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';

/** A program to start and wait for. */
export interface Start {
  /** The program and its arguments. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes other than 0 that are an answer too, as a linter's 1. */
  readonly codes?: readonly number[];
}

export interface Ended {
  readonly milliseconds: number;
  readonly output: string;
}

/** From the start of the process until it and its output have ended. Throws its last words when it failed. */
export async function timeProgram({ command, cwd, env = {}, codes = [] }: Start): Promise<Ended> {
  const [program = '', ...args] = command;
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  const chunks: Buffer[] = [];
  const complaint: Buffer[] = [];
  const started = performance.now();
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk));
  child.on('error', reject);
  child.on('close', (code) => {
    const milliseconds = performance.now() - started;
    if (code === 0 || codes.includes(code ?? -1)) {
      resolve({ milliseconds, output: Buffer.concat(chunks).toString() });
    } else {
      const words = Buffer.concat([...chunks, ...complaint]).toString();
      reject(new Error(`${command.join(' ')} ended with ${String(code)}: ${words.trim().slice(-300)}`));
    }
  });
  return await promise;
}

/**
 * Calls each measurement in turn, round after round, so that whatever else the machine does meets all of them. One that
 * has had its share of time is left out of further rounds: what takes ten seconds needs no fifth try.
 */
export async function inRounds(
  measurements: readonly (() => Promise<number>)[],
  { rounds, share }: { readonly rounds: number; /** Milliseconds. */ readonly share: number },
): Promise<number[][]> {
  const times = measurements.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, measure] of measurements.entries()) {
      const known = times[at] ?? [];
      if (known.reduce((sum, time) => sum + time, 0) < share) {
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

/** `0.84 ms`, `12.3 ms`, `310 ms`, `2.41 s` */
export function timeText(milliseconds: number): string {
  if (milliseconds >= 1000) {
    return `${(milliseconds / 1000).toFixed(2)} s`;
  }
  return `${milliseconds.toFixed(milliseconds < 1 ? 2 : milliseconds < 100 ? 1 : 0)} ms`;
}

/** A target and whether the figure keeps it. */
export function verdict(figure: number, most: number, unit: (value: number) => string): string {
  return `≤ ${unit(most)}: ${figure <= most ? 'kept' : 'missed'}`;
}
