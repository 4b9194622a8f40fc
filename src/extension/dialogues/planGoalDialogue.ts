import { commands, type OutputChannel, Uri, window } from 'vscode';
import type { DialogueAnswer, DialogueMessage } from '../../protocol/dialogue.ts';
import type { Engine, StartEngine } from '../engineClient.ts';
import { openPlanPreview, type PlanPreview } from '../panels/planPreview.ts';
import { goalHeading } from '../present/goalText.ts';
import { askQuestions } from './askQuestions.ts';
import { createWaiting } from './waiting.ts';

export interface PlanGoalRequest {
  readonly startEngine: StartEngine;
  readonly goal: string;
  /** Command and options of `mstack plan`. */
  readonly args: readonly string[];
  readonly repository: Uri;
  readonly extension: Uri;
  /** What the planner says and does. */
  readonly log: OutputChannel;
}

/**
 * Carries a person through planning: questions, preview, files. Whatever they give up, nothing is left; the command line
 * sees to that.
 *
 * @returns the files that were written, relative to the repository; empty: none
 */
export async function planGoalDialogue(request: PlanGoalRequest): Promise<readonly string[]> {
  const { log, repository, extension } = request;
  let preview: PlanPreview | undefined;
  let written: readonly string[] = [];
  let told = false;
  let cancelled = false;
  const cancel = (): void => {
    cancelled = true;
    engine.cancel();
  };
  const waiting = createWaiting(`Plan Goal: ${goalHeading(request.goal)}`, cancel);
  const answer = (given: DialogueAnswer | undefined, text: string): void => {
    if (given === undefined) {
      cancel();
    } else {
      waiting.report(text);
      engine.answer(given);
    }
  };
  const take = async (message: DialogueMessage): Promise<void> => {
    switch (message.kind) {
      case 'progress':
        waiting.report(message.text);
        break;
      case 'agent':
        log.appendLine(message.text);
        break;
      case 'notWorthPlanning': {
        waiting.pause();
        const anyway = 'Plan It Anyway';
        const chosen = await window.showInformationMessage(
          'This may not need a plan.',
          { modal: true, detail: message.why },
          anyway,
        );
        answer(chosen === anyway ? { kind: 'goOn' } : undefined, 'Reading the repository');
        break;
      }
      case 'questions': {
        waiting.pause();
        const answers = await askQuestions(message.questions);
        answer(answers === undefined ? undefined : { kind: 'answers', answers }, 'Making plans');
        break;
      }
      case 'preview':
        waiting.pause();
        preview ??= openPlanPreview({
          extension,
          onJudge: (proposal) => {
            engine.answer({ kind: 'judge', proposal });
          },
          onAccept: (proposal) => {
            answer({ kind: 'accept', proposal }, 'Writing the plans');
          },
          onCancel: cancel,
        });
        preview.show(message);
        break;
      case 'written':
        written = message.files;
        break;
      case 'failed':
        told = true;
        // Who has cancelled knows that.
        if (!cancelled) {
          showFailure(message.message, log);
        }
        break;
      case 'fixed':
      case 'notFixed':
        // Not said by this command.
        break;
    }
  };
  waiting.report('Starting');
  const engine: Engine = request.startEngine({
    args: request.args,
    onMessage: (message) => {
      void take(message);
    },
  });
  const { code, complaints } = await engine.ended;
  waiting.dispose();
  preview?.dispose();
  if (written.length === 0 && !told && !cancelled) {
    showFailure(
      complaints === '' ? `The planner ended without a word (exit code ${code ?? 'none'}).` : complaints,
      log,
    );
  }
  await openFirst(repository, written);
  return written;
}

function showFailure(message: string, log: OutputChannel): void {
  const show = 'Show Output';
  log.appendLine(message);
  void window.showErrorMessage(`No plans were written. ${message}`, show).then((chosen) => {
    if (chosen === show) {
      log.show(true);
    }
  });
}

async function openFirst(repository: Uri, written: readonly string[]): Promise<void> {
  const [first] = written;
  if (first === undefined) {
    return;
  }
  await window.showTextDocument(Uri.joinPath(repository, first), { preview: false });
  const count = written.length === 1 ? '1 plan was written' : `${written.length} plans were written`;
  const show = 'Show Plans';
  void window
    .showInformationMessage(`${count}. Read them, change what you like; nothing is committed.`, show)
    .then(async (chosen) => {
      if (chosen === show) {
        await commands.executeCommand('mstack.plans.focus');
      }
    });
}
