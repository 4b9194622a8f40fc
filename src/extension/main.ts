import path from 'node:path';
import { commands as editorCommands, type ExtensionContext, Uri, window, workspace } from 'vscode';
import { readSettings } from '../core/settings/settings.ts';
import { readPlans } from '../node/planFiles.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import { nearestWorkTree } from '../node/nearestWorkTree.ts';
import type { LanguageServer, Workbench } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { type Confidence, createConfidence } from './confidence.ts';
import { createFixReview } from './dialogues/fixReview.ts';
import { askEngine, startEngine, typedCommand } from './engineClient.ts';
import { contextKeys, viewIds } from './ids.ts';
import { languageServerBehind } from './languageServer.ts';
import { type ConfidencePage, createConfidencePage } from './panels/confidencePage.ts';
import { createPlanRun } from './panels/planRun.ts';
import { openPlanFiles, type PlansOnDisk } from './planFiles.ts';
import { createPlanner } from './planner.ts';
import { badge, restrictedBadge, unreadBadge } from './present/confidenceText.ts';
import { engineOptions } from './present/engineOptions.ts';
import { createPlanScores } from './present/planScores.ts';
import { type PlanFact, planRows, probedFacts, unreadableRows } from './present/planTree.ts';
import { isLive } from './present/runSituation.ts';
import { type StatusText, statusText } from './present/statusText.ts';
import { followRunner, noRunner } from './runnerClient.ts';
import { createConfidenceStatus } from './status/confidenceStatus.ts';
import { createRunStatus } from './status/runStatus.ts';
import { onlyTrusted } from './trustedEngine.ts';
import { PlanTree } from './views/planTree.ts';

/** What the suite in the real VS Code looks at, beside the editor itself. */
export interface Exports {
  readonly tree: PlanTree;
  readonly status: () => StatusText;
  readonly confidence: Confidence;
  /** Settled when the language server has read every plan. */
  readonly indexed: Promise<void>;
}

/** Builds and connects: plan files and a run's journal in; tree, status bar and output out. */
export async function activate(context: ExtensionContext): Promise<Exports> {
  const panel = createPlanRun();
  const status = createRunStatus();
  const plans = openPlanFiles(readPlansOf);
  const tree = new PlanTree(plans.repository);
  const scores = createPlanScores();
  const indexed = Promise.withResolvers<void>();
  let runner = noRunner;
  const facts = (): readonly PlanFact[] => probedFacts(plans.facts(), scores.of);
  const text = (): StatusText => statusText(runner.situation(), facts().filter((fact) => fact.ready).length);
  const show = (): void => {
    tree.show([...planRows(facts(), runner.situation(), scores.of), ...unreadableRows(plans.unreadable())]);
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
  const engine = { script: context.asAbsolutePath(path.join('dist', 'cli.mjs')), repository: repository?.fsPath ?? '' };
  const { ask, start } = onlyTrusted(
    {
      ask: async (request) => await askEngine({ ...request, ...engine }),
      start: (request) => startEngine({ ...request, ...engine }),
    },
    () => workspace.isTrusted,
  );
  const planner = createPlanner(start, context.extensionUri);
  const fixReview = createFixReview();
  const confidence = createConfidence({
    repository,
    ask,
    start,
    options: () => engineOptions('audit', plans.settings()),
  });
  const confidencePage = showConfidence(context, confidence);
  context.subscriptions.push(planner, fixReview, confidence);
  let language: LanguageServer | undefined;
  const workbench: Workbench = {
    plans,
    runner,
    panel,
    planner,
    fixReview,
    confidence,
    confidencePage,
    language: () => language,
    score: scores.of,
    ask,
    typed: (command) => typedCommand(engine.script, command),
    rulesPage: Uri.joinPath(context.extensionUri, 'docs', 'doctor.md'),
  };
  context.subscriptions.push(runner);
  context.subscriptions.push(window.createTreeView(viewIds.plans, { treeDataProvider: tree, showCollapseAll: false }));
  for (const [id, command] of Object.entries(commands)) {
    const run = async (...given: unknown[]): Promise<void> => {
      await command(workbench, given);
    };
    context.subscriptions.push(editorCommands.registerCommand(id, run));
  }
  if (repository !== undefined) {
    const { startLanguageClient } = await import('./languageClient.ts');
    const plansDirectory = plans.folder();
    const options = { ownCommands: true, ...(plansDirectory === undefined ? {} : { plansDirectory }) };
    language = languageServerBehind(startLanguageClient({ context, options }), {
      onScores: (told) => {
        scores.take(told);
        show();
      },
      onIndexed: indexed.resolve,
    });
    context.subscriptions.push(language);
  }
  return { tree, status: text, confidence, indexed: indexed.promise };
}

function readPlansOf(workspaceFolder: string, plansDirectory: string): PlansOnDisk {
  const repository = nearestWorkTree(workspaceFolder) ?? workspaceFolder;
  const settings = readSettings(readConfigFile(repository).config);
  return { repository, ...readPlans(repository, plansDirectory === '' ? settings.plansDirectory : plansDirectory) };
}

/** The badge in the status bar, and the page behind it. */
function showConfidence(context: ExtensionContext, confidence: Confidence): ConfidencePage {
  const page = createConfidencePage(context.extensionUri, confidence);
  const status = createConfidenceStatus();
  const show = (): void => {
    const known = confidence.known();
    const why = confidence.unread();
    const unread = why === undefined ? undefined : unreadBadge(why);
    const unknown = workspace.isTrusted || confidence.repository() === undefined ? unread : restrictedBadge;
    status.show(known === undefined ? unknown : badge(known));
    page.update();
  };
  show();
  context.subscriptions.push(page, status, confidence.onChange(show));
  return page;
}

function setContext(key: string, value: boolean): void {
  void editorCommands.executeCommand('setContext', key, value);
}
