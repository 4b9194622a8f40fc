import type { Command } from './command.ts';

/** The files are watched; this is for file systems that report no changes. */
export const refresh: Command = ({ plans }) => {
  plans.refresh();
};
