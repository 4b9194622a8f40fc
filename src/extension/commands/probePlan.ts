import { ProgressLocation, Uri, window, workspace } from 'vscode';
import type { ProbePlanAnswer } from '../../protocol/languageServer.ts';
import { probeOutcome } from '../present/probeOutcome.ts';
import { type Command, planFileOf, type Workbench } from './command.ts';

/** Runs the checks of a plan on a copy of the work tree, to see before the work what they can prove. */
export const probePlan: Command = async (workbench, [given]) => {
  const repository = workbench.plans.repository();
  const file = planFileOf(workbench, given, window.activeTextEditor?.document.uri);
  const language = workbench.language();
  if (file === undefined || repository === undefined || language === undefined) {
    void window.showWarningMessage('Open a plan file first, or choose one in the tree of plans.');
    return;
  }
  if (!workspace.isTrusted) {
    void window.showWarningMessage(
      'Checks are commands of this project, so the workspace must be trusted first (Workspaces: Manage Workspace Trust).',
    );
    return;
  }
  const { probe } = workbench.plans.settings();
  if (probe === 'never') {
    void window.showWarningMessage('The checks were not probed: the setting `mstack.probe` is `never`.');
    return;
  }
  const uri = Uri.joinPath(repository, file);
  await workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.save();
  await window.withProgress(
    { location: ProgressLocation.Notification, title: 'Probing the checks', cancellable: true },
    async (progress, token) => {
      const plan = { repository: repository.fsPath, file, ...(probe === '' ? {} : { probe }) };
      try {
        tell(workbench, await language.probePlan(plan, token, (message) => progress.report({ message })));
      } catch (error) {
        if (!token.isCancellationRequested) {
          const why = error instanceof Error ? error.message : String(error);
          void window.showErrorMessage(`The checks were not probed: ${why}`);
        }
      }
    },
  );
};

function tell({ panel }: Workbench, answer: ProbePlanAnswer): void {
  const { message, isFine, lines } = probeOutcome(answer);
  lines.forEach((line) => panel.tell(line));
  const show = isFine ? window.showInformationMessage : window.showWarningMessage;
  void show(message, ...(lines.length > 0 ? ['Show Output'] : [])).then((choice) => {
    if (choice !== undefined) {
      panel.show();
    }
  });
}
