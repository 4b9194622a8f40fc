import { ProgressLocation, Uri, window, workspace } from 'vscode';
import type { RunCheckAnswer } from '../../protocol/languageServer.ts';
import { type Command, planFileOf, type Workbench } from './command.ts';

/** Runs one check of a plan now; nothing is done by it. What it printed is in the Plan Run output. */
export const runCheck: Command = async (workbench, [given, line]) => {
  const editor = window.activeTextEditor;
  const repository = workbench.plans.repository();
  const file = planFileOf(workbench, given, editor?.document.uri);
  const language = workbench.language();
  if (file === undefined || repository === undefined || language === undefined) {
    void window.showWarningMessage('Put the cursor on a check of a plan file first.');
    return;
  }
  if (!workspace.isTrusted) {
    void window.showWarningMessage(
      'A check is a command of this project, so the workspace must be trusted first (Workspaces: Manage Workspace Trust).',
    );
    return;
  }
  const at = typeof line === 'number' ? line : (editor?.selection.active.line ?? 0);
  const check = { repository: repository.fsPath, file, line: at };
  await saveDocument(Uri.joinPath(repository, file));
  await window.withProgress(
    { location: ProgressLocation.Notification, title: `Running the check in line ${at + 1}`, cancellable: true },
    async (_, token) => {
      try {
        tell(workbench, await language.runCheck(check, token));
      } catch (error) {
        if (!token.isCancellationRequested) {
          void window.showErrorMessage(
            `The check was not run: ${error instanceof Error ? error.message : String(error)}`,
          );
        }
      }
    },
  );
};

/** A command of a check may well read the plan. */
async function saveDocument(uri: Uri): Promise<void> {
  await workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.save();
}

function tell({ panel }: Workbench, answer: RunCheckAnswer): void {
  const show = (choice: string | undefined): void => {
    if (choice !== undefined) {
      panel.show();
    }
  };
  if (answer.outcome === 'not-run') {
    void window.showWarningMessage(answer.reason);
    return;
  }
  panel.tell(`${answer.outcome === 'passed' ? 'Passed' : 'Failed'}: ${answer.command} — ${answer.reason}`);
  if (answer.output !== '') {
    panel.tell(answer.output.trimEnd());
  }
  if (answer.outcome === 'passed') {
    void window.showInformationMessage(`The check passed: ${answer.reason}`, 'Show Output').then(show);
  } else {
    void window.showErrorMessage(`The check failed: ${answer.reason}`, 'Show Output').then(show);
  }
}
