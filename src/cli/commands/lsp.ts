import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CliCommand } from '../command.ts';

export const lsp: CliCommand = {
  name: 'lsp',
  summary: 'language server for plan files, for any editor: speaks LSP on standard input and output',
  configure: (command) => {
    // The only way there is; editors pass it all the same.
    command.option('--stdio', 'talk on standard input and output');
  },
  run: async () => {
    // The server reads the command line for itself to know how it is talked to.
    if (!process.argv.includes('--stdio')) {
      process.argv.push('--stdio');
    }
    await import(pathToFileURL(path.join(import.meta.dirname, 'server.mjs')).href);
    // The open input keeps the process alive until the editor says `exit` or goes away.
    return 0;
  },
};
