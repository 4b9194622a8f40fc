import { window, workspace } from 'vscode';
import { isLive } from '../present/runSituation.ts';
import type { RunSettings } from '../planFiles.ts';
import type { Command } from './command.ts';

/** Saves the plans, starts a runner of its own, and shows what it does. Closing the window does not end it. */
export const runAll: Command = async ({ plans, runner, panel }) => {
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
  await plans.refresh();
  if (plans.facts().length === 0) {
    void window.showWarningMessage(
      'There are no plans to run. A plan is a file such as docs/plans/001-parse-dates.md.',
    );
    return;
  }
  panel.show();
  const started = await runner.start(runArguments(plans.runSettings()));
  if (!started.ok) {
    void window.showErrorMessage(`mstack did not start. ${started.failure}`);
  }
};

/** As `mstack run` takes them; what is not set, the runner decides by `.mstack/config.json`. */
function runArguments(settings: RunSettings): string[] {
  return [
    ...(settings.agent === '' ? [] : ['--agent', settings.agent]),
    ...(settings.reviewer === '' ? [] : ['--reviewer', settings.reviewer]),
  ];
}
