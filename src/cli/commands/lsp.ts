import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunCommand } from '../command.ts';

export const lsp: RunCommand = async () => {
  // The server reads the command line for itself to know how it is talked to.
  if (!process.argv.includes('--stdio')) {
    process.argv.push('--stdio');
  }
  await import(pathToFileURL(path.join(import.meta.dirname, 'server.mjs')).href);
  // The open input keeps the process alive until the editor says `exit` or goes away.
  return 0;
};
