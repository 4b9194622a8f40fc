import type { Command } from './command.ts';

export const showRun: Command = async ({ panel }) => {
  await Promise.resolve();
  panel.show();
};
