import { window, workspace } from 'vscode';
import type { EditorSettings } from '../planFiles.ts';
import { isLive } from '../present/runSituation.ts';
import type { RunWishes } from '../runnerClient.ts';
import type { Workbench } from './command.ts';

/**
 * Saves the plans, starts a runner of its own, and shows what it does. Closing the window does not end it.
 *
 * @param references plan files; empty: all pending plans
 */
export async function startRun({ plans, runner, panel }: Workbench, references: readonly string[]): Promise<void> {
  if (!workspace.isTrusted) {
    void window.showWarningMessage(
      'mstack runs agents and commands of this project, so the workspace must be trusted first (Workspaces: Manage Workspace Trust).',
    );
    return;
  }
  if (isLive(runner.situation())) {
    panel.show();
    return;
  }
  const unsaved = await plans.save();
  if (unsaved !== undefined) {
    void window.showErrorMessage(`${unsaved} could not be saved. Save it, then run again.`);
    return;
  }
  plans.refresh();
  if (plans.facts().length === 0) {
    void window.showWarningMessage(
      'There are no plans to run. A plan is a file such as docs/plans/001-parse-dates.md.',
    );
    return;
  }
  panel.show();
  const started = await runner.start({ ...wishes(plans.settings()), references });
  if (!started.ok) {
    // A message goes away by itself: what to do about it stays readable in the output.
    panel.tell(`mstack did not start. ${started.failure}`);
    void window.showErrorMessage(`mstack did not start. ${started.failure}`);
    return;
  }
  for (const note of started.value.notes) {
    void window.showInformationMessage(`mstack: ${note}`);
  }
}

function wishes(settings: EditorSettings): Omit<RunWishes, 'references'> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
}
