import { ProgressLocation, window, workspace } from 'vscode';
import { preflightAnswer } from '../../protocol/preflight.ts';
import { carryOutFix } from '../dialogues/carryOutFix.ts';
import { choosePreflight } from '../dialogues/choosePreflight.ts';
import { type EditorSettings, engineOptions } from '../present/engineOptions.ts';
import { preflightView } from '../present/preflightItems.ts';
import { isLive } from '../present/runSituation.ts';
import type { RunWishes } from '../runnerClient.ts';
import type { Workbench } from './command.ts';

/**
 * Saves the plans, starts a runner of its own, and shows what it does. Closing the window does not end it.
 *
 * @param what the command's name, as on its button
 * @param references plan files; empty: all pending plans
 */
export async function startRun(workbench: Workbench, what: string, references: readonly string[]): Promise<void> {
  const { plans, runner, panel } = workbench;
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
  const note = await lookBefore(workbench, what, references);
  if (note === undefined) {
    return;
  }
  panel.show();
  if (note !== '') {
    void window.showInformationMessage(note);
  }
  const started = await runner.start({ ...wishes(plans.settings()), references });
  if (!started.ok) {
    // A message goes away by itself: what to do about it stays readable in the output.
    panel.tell(`mstack did not start. ${started.failure}`);
    void window.showErrorMessage(`mstack did not start. ${started.failure}`);
    return;
  }
  for (const told of started.value.notes) {
    void window.showInformationMessage(`mstack: ${told}`);
  }
}

/** A look before a run is quick; whatever holds it longer must not hold the run. */
const lookLimitMs = 20_000;

/**
 * Shows what a person should know before the run, as often as they mend something of it. Gives what is to be said when it
 * starts, or undefined: it does not start.
 */
async function lookBefore(
  { ask, plans, typed }: Workbench,
  what: string,
  references: readonly string[],
): Promise<string | undefined> {
  for (;;) {
    const args = ['preflight', ...engineOptions('preflight', plans.settings()), ...references];
    const told = await window.withProgress(
      { location: ProgressLocation.Window, title: 'mstack: looking before the run' },
      async () => await ask({ args, signal: AbortSignal.timeout(lookLimitMs) }),
    );
    const known = told.ok ? preflightAnswer.safeParse(told.value) : undefined;
    if (known?.success !== true) {
      // The runner refuses by itself what cannot be, and says why.
      return '';
    }
    const view = preflightView(what, known.data);
    if (view.kind === 'start') {
      return view.note;
    }
    const choice = await choosePreflight(view);
    const repository = plans.repository();
    if (choice === undefined || repository === undefined) {
      return undefined;
    }
    if (choice.kind === 'run') {
      return `${what}: ${known.data.summary}`;
    }
    await carryOutFix(choice.fix, repository, typed);
    if (choice.fix.kind !== 'setKey') {
      // The person looks at something else now, and starts again when it is mended.
      return undefined;
    }
    plans.refresh();
  }
}

function wishes(settings: EditorSettings): Omit<RunWishes, 'references'> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
}
