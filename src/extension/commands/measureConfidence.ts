import { window, workspace } from 'vscode';
import type { Command } from './command.ts';

/** Runs the project's tools and tests in a copy, and looks whether the tests notice small mistakes. The page shows how it goes. */
export const measureConfidence: Command = async ({ confidence, confidencePage }) => {
  if (!workspace.isTrusted) {
    void window.showWarningMessage(
      'Measuring runs the commands of this project, so the workspace must be trusted first (Workspaces: Manage Workspace Trust).',
    );
    return;
  }
  confidencePage.show();
  const complaint = await confidence.measure();
  if (complaint !== undefined) {
    void window.showErrorMessage(`The confidence could not be measured. ${complaint}`);
  }
};
