import { window } from 'vscode';
import type { Command } from './command.ts';

export const stop: Command = async ({ runner }) => {
  const asked = await runner.stop();
  if (!asked.ok) {
    void window.showErrorMessage(`mstack could not stop the run. ${asked.failure}`);
  }
};
