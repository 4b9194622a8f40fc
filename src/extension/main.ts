import path from 'node:path';
import { commands as editorCommands, type ExtensionContext, Uri, window } from 'vscode';
import type { Workbench } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { contextKeys, viewIds } from './ids.ts';
import { startLanguageClient } from './languageClient.ts';
import { createPlanRun } from './panels/planRun.ts';
import { openPlanFiles } from './planFiles.ts';
import { planRows } from './present/planTree.ts';
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
  const plans = await openPlanFiles();
  const tree = new PlanTree(plans.folder);
  let runner = noRunner;
  const text = (): StatusText => statusText(runner.situation(), plans.facts().filter((fact) => fact.ready).length);
  const show = (): void => {
    tree.show(planRows(plans.facts(), runner.situation()));
    status.show(plans.facts().length === 0 && runner.situation() === undefined ? undefined : text());
    setContext(contextKeys.running, isLive(runner.situation()));
    setContext(contextKeys.hasPlans, plans.facts().length > 0);
  };
  const folder = plans.folder();
  if (folder !== undefined) {
    const script = context.asAbsolutePath(path.join('dist', 'runner.cjs'));
    runner = await followRunner({ folder: folder.fsPath, script, onSituation: show, onStream: panel.take });
  }
  show();
  const workbench: Workbench = { plans, runner, panel };
  context.subscriptions.push(panel, status, plans, runner, plans.onChange(show));
  context.subscriptions.push(window.createTreeView(viewIds.plans, { treeDataProvider: tree, showCollapseAll: false }));
  for (const [id, command] of Object.entries(commands)) {
    const run = async (target: unknown): Promise<void> => {
      await command(workbench, target instanceof Uri ? target : undefined);
    };
    context.subscriptions.push(editorCommands.registerCommand(id, run));
  }
  if (folder !== undefined) {
    void startLanguageClient(context, plans.runSettings().plansDirectory);
  }
  return { tree, status: text };
}

function setContext(key: string, value: boolean): void {
  void editorCommands.executeCommand('setContext', key, value);
}
