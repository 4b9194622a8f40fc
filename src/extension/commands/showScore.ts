import { Range, Uri, window } from 'vscode';
import { type Command, planFileOf } from './command.ts';
import { scoreItems } from '../present/scoreItems.ts';

/** What a plan's score is made of, and what would make it a 10: choosing a line goes there. */
export const showScore: Command = async (workbench, [given]) => {
  const file = planFileOf(workbench, given, window.activeTextEditor?.document.uri);
  const repository = workbench.plans.repository();
  const score = file === undefined ? undefined : workbench.score(file);
  const language = workbench.language();
  if (file === undefined || repository === undefined || score === undefined || language === undefined) {
    void window.showInformationMessage(
      'There is no score for this file: it is no plan, or the plans are still being read.',
    );
    return;
  }
  const { title, items } = scoreItems(score, await language.remedies({ repository: repository.fsPath, file }));
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder: 'What would make it a 10',
    matchOnDescription: true,
  });
  if (chosen?.line !== undefined) {
    const selection = new Range(chosen.line, 0, chosen.line, 0);
    await window.showTextDocument(Uri.joinPath(repository, file), { selection });
  }
};
