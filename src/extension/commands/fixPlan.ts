import { window, workspace } from 'vscode';
import { fixDialogue } from '../dialogues/fixDialogue.ts';
import { engineOptions } from '../present/engineOptions.ts';
import { type Command, planFileOf, type Workbench } from './command.ts';

/** Has an agent mend one plan: from its row, its code lens, a quick fix, or the editor that shows it. */
export const fixPlan: Command = async (workbench, [given]) => {
  const file = planFileOf(workbench, given, window.activeTextEditor?.document.uri);
  if (file === undefined) {
    void window.showWarningMessage('Open a plan file first, or choose one in the tree of plans.');
    return;
  }
  await fix(workbench, [file]);
};

/** Has an agent mend every plan that has a dimension below 8, one after the other. */
export const fixAllPlans: Command = async (workbench) => {
  await fix(workbench, []);
};

async function fix(workbench: Workbench, files: readonly string[]): Promise<void> {
  const { plans, planner, fixReview } = workbench;
  if (!workspace.isTrusted) {
    void window.showWarningMessage(
      'An agent of yours reads this project and runs its checks, so the workspace must be trusted first (Workspaces: Manage Workspace Trust).',
    );
    return;
  }
  if (planner.busy()) {
    void window.showInformationMessage('Plans are being made or mended already. Finish or cancel that first.');
    return;
  }
  const unsaved = await plans.save();
  if (unsaved !== undefined) {
    void window.showErrorMessage(`${unsaved} could not be saved. Save it, then try again.`);
    return;
  }
  const args = ['doctor', ...files, '--fix', ...engineOptions('doctor', plans.settings())];
  await planner.work(async ({ startEngine, log }) => {
    await fixDialogue({ startEngine, args, log, review: fixReview });
  });
  plans.refresh();
}
