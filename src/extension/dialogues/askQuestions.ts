import { type QuickPickItem, QuickInputButtons, ThemeIcon, window } from 'vscode';
import type { Question } from '../../core/planning/proposal.ts';
import { firstQuestion, moveOn, questionItems, type QuestionMove } from '../present/questionSteps.ts';

const skip = { iconPath: new ThemeIcon('debug-step-over'), tooltip: 'Skip: the planner decides this one' };
const decideAll = { iconPath: new ThemeIcon('sparkle'), tooltip: 'Decide everything that is left for me' };

type Item = QuickPickItem & { readonly move: QuestionMove };

/** Asks one question after the other, with a way back. Undefined: the person gave up. */
export async function askQuestions(
  questions: readonly Question[],
): Promise<Readonly<Record<string, string | null>> | undefined> {
  return await new Promise((resolve) => {
    const pick = window.createQuickPick<Item>();
    let steps = firstQuestion(questions);
    const showItems = (): void => {
      pick.items = questionItems(steps, pick.value).map(({ label, description, move, always }) => ({
        label,
        ...(description === undefined ? {} : { description }),
        move,
        alwaysShow: always,
      }));
    };
    const show = (): void => {
      const question = questions[steps.at];
      if (question === undefined) {
        resolve(steps.answers);
        pick.dispose();
        return;
      }
      pick.value = '';
      pick.step = steps.at + 1;
      pick.prompt = question.question;
      pick.buttons = [...(steps.at === 0 ? [] : [QuickInputButtons.Back]), skip, decideAll];
      showItems();
    };
    const move = (next: QuestionMove): void => {
      steps = moveOn(steps, next);
      show();
    };
    pick.title = 'Plan Goal';
    pick.placeholder = 'Choose, or type an answer of your own';
    pick.totalSteps = questions.length;
    pick.ignoreFocusOut = true;
    pick.onDidChangeValue(showItems);
    pick.onDidTriggerButton((button) => {
      move({ kind: button === skip ? 'skip' : button === decideAll ? 'decideAll' : 'back' });
    });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item !== undefined) {
        move(item.move);
      }
    });
    // After the last question this comes too late to change anything.
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    show();
    pick.show();
  });
}
