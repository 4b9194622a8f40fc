// A program whose every move a test makes over a socket: it stands for an agent, a health tool, a check, a hook or a filter.
// Usage: node controlledProgram.ts SOCKET NAME. What it says and is told: `controlled.ts`.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Greeting, Move, Outcome } from './controlled.ts';

const [, , address = '', name = ''] = process.argv;
const filter = name === 'smudge';
const input = filter ? '' : readInput();
const socket = connect(address);
socket.on('error', (error) => {
  console.error(`No test listens: ${error.message}`);
  process.exit(70);
});
const send = (message: Greeting | Outcome): void => {
  socket.write(`${JSON.stringify(message)}\n`);
};
send({
  name,
  pid: process.pid,
  input,
  variables: Object.fromEntries(Object.entries(process.env).filter(([key]) => /^(?:MSTACK_|GIT_)/.test(key))),
});
createInterface({ input: socket }).on('line', (line) => {
  send(perform(JSON.parse(line) as Move));
});
// The test has gone: so does everything of it.
socket.on('close', () => process.exit(71));

function perform(move: Move): Outcome {
  switch (move.kind) {
    case 'write':
      mkdirSync(path.dirname(path.resolve(move.path)), { recursive: true });
      writeFileSync(move.path, move.text);
      break;
    case 'remove':
      rmSync(move.path, { recursive: true });
      break;
    case 'print':
      process.stdout.write(move.text);
      break;
    case 'complain':
      process.stderr.write(move.text);
      break;
    case 'shell': {
      const { status, stdout, stderr } = spawnSync(move.command, { shell: true, encoding: 'utf8' });
      return { code: status ?? -1, text: stdout + stderr };
    }
    case 'answer':
      writeFileSync(process.env['MSTACK_ANSWER'] ?? '', move.text);
      break;
    case 'leave': {
      // A session of its own and no output of ours: only its environment shows where it comes from.
      const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
      child.unref();
      return { code: 0, text: String(child.pid) };
    }
    case 'pass':
      process.stdout.write(readFileSync(0));
      break;
    case 'exit':
      setImmediate(() => process.exit(move.code));
      break;
  }
  return { code: 0, text: '' };
}

function readInput(): string {
  try {
    return readFileSync(0, 'utf8');
  } catch {
    // A terminal or nothing at all: there is no input.
    return '';
  }
}
