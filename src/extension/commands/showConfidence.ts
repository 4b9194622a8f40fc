import type { Command } from './command.ts';

/** Opens the page that says how far the project's own tests would notice a mistake. */
export const showConfidence: Command = ({ confidencePage }) => {
  confidencePage.show();
};
