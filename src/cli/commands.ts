import type { CliCommand } from './command.ts';
import { doctor } from './commands/doctor.ts';
import { health } from './commands/health.ts';
import { list } from './commands/list.ts';
import { lsp } from './commands/lsp.ts';
import { next } from './commands/next.ts';
import { run } from './commands/run.ts';
import { status } from './commands/status.ts';
import { stop } from './commands/stop.ts';

/** Every command of the command line, in the order in which help shows them. */
export const commands: readonly CliCommand[] = [list, next, doctor, run, status, stop, health, lsp];
