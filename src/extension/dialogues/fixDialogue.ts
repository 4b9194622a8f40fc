import { type OutputChannel, window } from 'vscode';
import type { DialogueMessage } from '../../protocol/dialogue.ts';
import type { StartEngine } from '../engineClient.ts';
import { type FixReview, fileName } from './fixReview.ts';
import { fixAnswers } from '../present/fixAnswers.ts';
import { createWaiting } from './waiting.ts';

export interface FixRequest {
  readonly startEngine: StartEngine;
  /** Command and options of `mstack doctor --fix`. */
  readonly args: readonly string[];
  readonly log: OutputChannel;
  readonly review: FixReview;
}

/** Has an agent mend plans, and lets the person take or leave each. What is not taken changes nothing. */
export async function fixDialogue({ startEngine, args, log, review }: FixRequest): Promise<void> {
  const answerTo = fixAnswers(review.ask);
  const refused: string[] = [];
  let cancelled = false;
  let told = false;
  const cancel = (): void => {
    cancelled = true;
    engine.cancel();
  };
  const waiting = createWaiting('Fix with Agent', cancel);
  const take = async (message: DialogueMessage): Promise<void> => {
    switch (message.kind) {
      case 'progress':
        waiting.report(message.text);
        break;
      case 'agent':
        log.appendLine(message.text);
        break;
      case 'fixed': {
        waiting.pause();
        const taken = await answerTo(message);
        waiting.report(taken ? 'Writing' : 'Going on');
        engine.answer({ kind: taken ? 'take' : 'leave' });
        break;
      }
      case 'notFixed':
        refused.push(`${fileName(message.file)}: ${message.reason}`);
        log.appendLine(`${message.file} was not fixed: ${message.reason}`);
        break;
      case 'failed':
        told = true;
        if (!cancelled) {
          void window.showErrorMessage(`Nothing was fixed. ${message.message}`);
        }
        break;
      case 'written':
      case 'notWorthPlanning':
      case 'questions':
      case 'preview':
        // What was written shows in the editor; the others are not said by this command.
        break;
    }
  };
  waiting.report('Starting');
  const engine = startEngine({
    args,
    onMessage: (message) => {
      void take(message);
    },
  });
  const { code, complaints } = await engine.ended;
  waiting.dispose();
  if (refused.length > 0) {
    showRefused(refused, log);
  } else if (code !== 0 && complaints !== '' && !told && !cancelled) {
    void window.showWarningMessage(complaints);
  }
}

function showRefused(refused: readonly string[], log: OutputChannel): void {
  const show = 'Show Output';
  const more = refused.length === 1 ? '' : ` And ${refused.length - 1} more.`;
  void window.showWarningMessage(`Not fixed. ${refused[0] ?? ''}${more}`, show).then((chosen) => {
    if (chosen === show) {
      log.show(true);
    }
  });
}
