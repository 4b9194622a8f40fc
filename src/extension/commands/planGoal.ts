import { type TextEditor, type Uri, window, workspace } from 'vscode';
import { planGoalDialogue } from '../dialogues/planGoalDialogue.ts';
import { engineOptions } from '../present/engineOptions.ts';
import { type GoalStart, goalStart } from '../present/goalText.ts';
import type { Command } from './command.ts';

/** Makes plans of a goal: one that is given, at once; else selected text, the comment at the cursor, or what is typed. */
export const planGoal: Command = async (workbench, [given]) => {
  const { plans, planner } = workbench;
  const repository = plans.repository();
  if (repository === undefined) {
    void window.showWarningMessage('Open the folder of a project first: the plans are written there.');
    return;
  }
  if (!workspace.isTrusted) {
    void window.showWarningMessage(
      'A planner reads this project with an agent of yours, so the workspace must be trusted first (Workspaces: Manage Workspace Trust).',
    );
    return;
  }
  if (planner.busy()) {
    void window.showInformationMessage('A goal is being planned already. Finish or cancel that first.');
    return;
  }
  const editor = window.activeTextEditor;
  const start = typeof given === 'string' ? { text: '', lines: undefined } : startIn(editor);
  const goal = typeof given === 'string' && given.trim() !== '' ? given : await askForGoal(start.text);
  if (goal === undefined) {
    return;
  }
  const args = [
    'plan',
    ...placeOption(editor?.document.uri, repository, start),
    ...engineOptions('plan', plans.settings()),
    '--',
    goal.trim(),
  ];
  await planner.work(async (tools) => {
    await planGoalDialogue({ ...tools, goal: goal.trim(), args, repository });
  });
  plans.refresh();
};

async function askForGoal(start: string): Promise<string | undefined> {
  return await window.showInputBox({
    title: 'Plan Goal',
    prompt: 'What should be true when it is done? One line is enough: the planner asks what it cannot know.',
    placeHolder: 'Export recipes as CSV',
    value: start,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim().length < 3 ? 'Say in a few words what should be true then.' : undefined),
  });
}

function startIn(editor: TextEditor | undefined): GoalStart {
  if (editor === undefined || editor.document.uri.scheme !== 'file') {
    return { text: '', lines: undefined };
  }
  const { document, selection } = editor;
  return goalStart({
    lines: document.getText().split(/\r?\n/),
    selected: document.getText(selection),
    from: selection.start.line,
    to: selection.end.line,
    isProse: ['markdown', 'plaintext'].includes(document.languageId),
  });
}

/** Where the goal was asked for, so that the planner begins to read there. */
function placeOption(document: Uri | undefined, repository: Uri, { lines }: GoalStart): readonly string[] {
  const top = `${repository.path.replace(/\/$/, '')}/`;
  return lines === undefined || document?.path.startsWith(top) !== true
    ? []
    : ['--place', `${document.path.slice(top.length)}:${lines.from + 1}-${lines.to + 1}`];
}
