import path from 'node:path';
import { commands as editorCommands, type ExtensionContext, Uri, window } from 'vscode';
import { readSettings } from '../core/settings/settings.ts';
import { readPlans } from '../node/planFiles.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import { topLevel } from '../node/topLevel.ts';
import type { Workbench } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { contextKeys, viewIds } from './ids.ts';
import { createPlanRun } from './panels/planRun.ts';
import { openPlanFiles, type PlansOnDisk } from './planFiles.ts';
import { planRows, unreadableRows } from './present/planTree.ts';
import { isLive } from './present/runSituation.ts';
import { type StatusText, statusText } from './present/statusText.ts';
import { followRunner, noRunner } from './runnerClient.ts';
import { createRunStatus } from './status/runStatus.ts';
import { PlanTree } from './views/planTree.ts';

/** What the suite in the real VS Code looks at, beside the editor itself. */
export interface Exports {
  readonly tree: PlanTree;
  readonly status: () => StatusText;
}

/** Builds and connects: plan files and a run's journal in; tree, status bar and output out. */
export async function activate(context: ExtensionContext): Promise<Exports> {
  const panel = createPlanRun();
  const status = createRunStatus();
  const plans = openPlanFiles(readPlansOf);
  const tree = new PlanTree(plans.repository);
  let runner = noRunner;
  const text = (): StatusText => statusText(runner.situation(), plans.facts().filter((fact) => fact.ready).length);
  const show = (): void => {
    tree.show([...planRows(plans.facts(), runner.situation()), ...unreadableRows(plans.unreadable())]);
    status.show(tree.rows.length === 0 && runner.situation() === undefined ? undefined : text());
    setContext(contextKeys.running, isLive(runner.situation()));
    setContext(contextKeys.hasPlans, tree.rows.length > 0);
  };
  context.subscriptions.push(panel, status, plans, plans.onChange(show));
  const repository = plans.repository();
  if (repository !== undefined) {
    const script = context.asAbsolutePath(path.join('dist', 'runner.mjs'));
    // What the journal says has changed the files as well, and the editor's own watcher may tell that later.
    runner = await followRunner({
      repository: repository.fsPath,
      script,
      onSituation: plans.refresh,
      onStream: panel.take,
    });
  }
  show();
  const workbench: Workbench = { plans, runner, panel };
  context.subscriptions.push(runner);
  context.subscriptions.push(window.createTreeView(viewIds.plans, { treeDataProvider: tree, showCollapseAll: false }));
  for (const [id, command] of Object.entries(commands)) {
    const run = async (target: unknown): Promise<void> => {
      await command(workbench, target instanceof Uri ? target : undefined);
    };
    context.subscriptions.push(editorCommands.registerCommand(id, run));
  }
  if (repository !== undefined) {
    const { startLanguageClient } = await import('./languageClient.ts');
    context.subscriptions.push(startLanguageClient(context, plans.folder()));
  }
  return { tree, status: text };
}

function readPlansOf(workspaceFolder: string, plansDirectory: string): PlansOnDisk {
  const repository = topLevel(workspaceFolder) ?? workspaceFolder;
  const settings = readSettings(readConfigFile(repository).config);
  return { repository, ...readPlans(repository, plansDirectory === '' ? settings.plansDirectory : plansDirectory) };
}

function setContext(key: string, value: boolean): void {
  void editorCommands.executeCommand('setContext', key, value);
}
