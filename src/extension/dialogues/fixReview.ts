import { commands, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';
import type { DialogueMessage } from '../../protocol/dialogue.ts';
import { contextKeys, fixScheme } from '../ids.ts';
import type { FixAnswer } from '../present/fixAnswers.ts';
import { fixMessage } from '../present/fixMessage.ts';

type Fixed = Extract<DialogueMessage, { kind: 'fixed' }>;

/** Shows a better text of a plan beside the present one, and asks whether to take it. */
export interface FixReview {
  readonly ask: (fixed: Fixed) => Promise<FixAnswer>;
  /** The person answered by a button above the comparison. Without one that is open nothing happens. */
  readonly answer: (answer: FixAnswer) => void;
  readonly dispose: () => void;
}

export function createFixReview(): FixReview {
  const texts = new Map<string, string>();
  const provider: TextDocumentContentProvider = {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  };
  const registration = workspace.registerTextDocumentContentProvider(fixScheme, provider);
  let answer: ((given: FixAnswer) => void) | undefined;
  let number = 0;
  return {
    ask: async (fixed) => {
      number += 1;
      const side = (name: string, text: string): Uri => {
        const uri = Uri.from({ scheme: fixScheme, path: `/${fixed.file}`, query: `${name}-${number}` });
        texts.set(uri.toString(), text);
        return uri;
      };
      const before = side('before', fixed.before);
      const after = side('after', fixed.after);
      const given = Promise.withResolvers<FixAnswer>();
      ({ resolve: answer } = given);
      const title = `${fileName(fixed.file)}: ${fixed.scoreBefore.toFixed(1)} → ${fixed.scoreAfter.toFixed(1)}`;
      await commands.executeCommand('vscode.diff', before, after, title, { preview: false });
      await commands.executeCommand('setContext', contextKeys.reviewingFix, true);
      const closed = window.tabGroups.onDidChangeTabs((change) => {
        if (change.closed.some((tab) => tab.label === title)) {
          given.resolve('leave');
        }
      });
      void window
        .showInformationMessage(fixMessage(fileName(fixed.file), fixed.summary), 'Take', 'Take All', 'Leave')
        .then((chosen) => {
          if (chosen !== undefined) {
            given.resolve(chosen === 'Take' ? 'take' : chosen === 'Take All' ? 'takeAll' : 'leave');
          }
        });
      const taken = await given.promise;
      // A message whose question was answered elsewhere cannot be taken back, only be put out of sight.
      await commands.executeCommand('notifications.hideToasts');
      closed.dispose();
      answer = undefined;
      await commands.executeCommand('setContext', contextKeys.reviewingFix, false);
      await closeTab(title);
      texts.delete(before.toString());
      texts.delete(after.toString());
      return taken;
    },
    answer: (chosen) => {
      answer?.(chosen);
    },
    dispose: () => {
      answer?.('leave');
      registration.dispose();
    },
  };
}

async function closeTab(title: string): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => tab.label === title);
  await window.tabGroups.close(tabs);
}

/** A plan file's own name, as a person speaks of it. */
export function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
