import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { type ControlAnswer, type ControlMessage, controlMessage } from '../protocol/control.ts';
import { lineSplitter } from './child.ts';

/** A message is one short line; whoever sends more is not a client of ours. */
const longestMessage = 64_000;

/** Listens for control messages. The caller holds the repository's lock, so a file that lies there is a leftover. */
export async function listenForControl(
  address: string,
  answer: (message: ControlMessage) => ControlAnswer,
): Promise<{ close: () => Promise<void> }> {
  if (process.platform !== 'win32') {
    rmSync(address, { force: true });
  }
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away is its own business.
    socket.on('error', () => socket.destroy());
    socket.setEncoding('utf8');
    const lines = lineSplitter((line) => reply(socket, line, answer), longestMessage);
    socket.on('data', (text: string) => lines.add(text));
  });
  await listen(server, address);
  return {
    close: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const before = process.umask(0o177);
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
    process.umask(before);
  });
}

function reply(socket: Socket, line: string, answer: (message: ControlMessage) => ControlAnswer): void {
  const message = parse(line);
  if (message === undefined) {
    socket.destroy();
  } else if (socket.writable) {
    socket.write(`${JSON.stringify(answer(message))}\n`);
  }
}

function parse(line: string): ControlMessage | undefined {
  try {
    const parsed = controlMessage.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not JSON: the connection is closed, the client learns it from that.
    return undefined;
  }
}
