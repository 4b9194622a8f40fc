import type { Command } from './command.ts';

export const showRun: Command = ({ panel }) => {
  panel.show();
};
