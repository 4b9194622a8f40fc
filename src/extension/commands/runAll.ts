import type { Command } from './command.ts';
import { startRun } from './startRun.ts';

export const runAll: Command = async (workbench) => {
  await startRun(workbench, 'Run All', []);
};
