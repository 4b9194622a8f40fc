import { access, constants, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bubblewrapArguments } from '../core/sandbox/bubblewrap.ts';
import type { FoundSandbox, SandboxDecision, SandboxRules } from '../core/sandbox/sandbox.ts';
import { seatbeltProfile } from '../core/sandbox/seatbelt.ts';
import { askProgram } from './askProgram.ts';
import { findProgram } from './programs.ts';

/** A program and its arguments. */
export interface StartedCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** The command as it is started inside the sandbox, or as it was where there is none. */
export function insideSandbox(decision: SandboxDecision, rules: SandboxRules, command: StartedCommand): StartedCommand {
  return decision.kind === 'inside' ? wrapped(decision.sandbox, rules, command) : command;
}

function wrapped(
  { kind, program }: Exclude<FoundSandbox, { readonly kind: 'none' }>,
  rules: SandboxRules,
  command: StartedCommand,
): StartedCommand {
  const own = kind === 'bubblewrap' ? bubblewrapArguments(rules) : ['-p', seatbeltProfile(rules)];
  return { program, args: [...own, command.program, ...command.args] };
}

const known = new Map<string | undefined, Promise<FoundSandbox>>();

/** What sandbox works here, tried once for each search path that this process has. Never rejects. */
export async function sandboxHere(): Promise<FoundSandbox> {
  const { PATH } = process.env;
  const found = known.get(PATH) ?? findSandbox(process.env);
  known.set(PATH, found);
  return await found;
}

/**
 * Finds out what sandbox works here, by trying it: bubblewrap on Linux, `sandbox-exec` on macOS. Many systems forbid what
 * bubblewrap needs, and then say so only when it is started. Takes about 30 ms. Never rejects.
 */
export async function findSandbox(environment: Readonly<Record<string, string | undefined>>): Promise<FoundSandbox> {
  try {
    switch (process.platform) {
      case 'linux':
        return await findBubblewrap(environment);
      case 'darwin':
        return await holding({ kind: 'seatbelt', program: '/usr/bin/sandbox-exec' }, environment);
      default:
        return { kind: 'none', why: `mstack knows no sandbox for ${process.platform}; Codex brings its own.` };
    }
  } catch (error) {
    return { kind: 'none', why: `The sandbox could not be tried: ${error instanceof Error ? error.message : ''}` };
  }
}

async function findBubblewrap(environment: Readonly<Record<string, string | undefined>>): Promise<FoundSandbox> {
  const program = await findProgram('bwrap', '/', environment);
  return program === undefined
    ? { kind: 'none', why: 'bubblewrap (`bwrap`) is not installed; your package manager has it.' }
    : await holding({ kind: 'bubblewrap', program }, environment);
}

/** Whether a sandbox lets a program write where it may, and nowhere else. */
async function holding(
  found: Exclude<FoundSandbox, { readonly kind: 'none' }>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<FoundSandbox> {
  const base = await realpath(await mkdtemp(path.join(tmpdir(), 'mstack-sandbox-')));
  const inside = path.join(base, 'inside');
  const outside = path.join(base, 'outside');
  try {
    await Promise.all([mkdir(inside), mkdir(outside)]);
    const rules: SandboxRules = {
      rest: 'read-only',
      folder: inside,
      temporary: undefined,
      visible: [],
      writable: [{ path: inside, kind: 'folder' }],
      readOnly: [],
      hidden: [],
    };
    const script = `: > ${quoted(inside)}/a; : > ${quoted(outside)}/b; exit 0`;
    const command = wrapped(found, rules, { program: '/bin/sh', args: ['-c', script] });
    const answer = await askProgram({ ...command, folder: base, environment });
    const [wrote, escaped] = await Promise.all([exists(path.join(inside, 'a')), exists(path.join(outside, 'b'))]);
    const name = found.kind === 'bubblewrap' ? 'bubblewrap' : 'sandbox-exec';
    if (answer.kind === 'silent' || !wrote) {
      return {
        kind: 'none',
        why: `${name} is installed (${found.program}) but cannot be used: this system does not let it make a sandbox.`,
      };
    }
    return escaped ? { kind: 'none', why: `${name} does not keep programs from writing elsewhere here.` } : found;
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 3 });
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file, constants.F_OK);
    return true;
  } catch {
    // Not there, or not to be seen, which is the same here.
    return false;
  }
}
