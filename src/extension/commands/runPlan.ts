import { window } from 'vscode';
import { type Command, planFileOf } from './command.ts';
import { startRun } from './startRun.ts';

/** One plan, with nothing else: from its row, its code lens, or the editor that shows it. */
export const runPlan: Command = async (workbench, [given]) => {
  const file = planFileOf(workbench, given, window.activeTextEditor?.document.uri);
  if (file === undefined) {
    void window.showWarningMessage('Open a plan file first, or choose one in the tree of plans.');
    return;
  }
  await startRun(workbench, 'Run Plan', [file]);
};
