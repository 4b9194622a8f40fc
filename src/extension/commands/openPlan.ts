import { Uri, window } from 'vscode';
import type { Command } from './command.ts';

export const openPlan: Command = async (_, [target]) => {
  if (target instanceof Uri) {
    await window.showTextDocument(target, { preview: true });
  }
};
