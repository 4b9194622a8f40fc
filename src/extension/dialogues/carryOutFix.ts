import { commands, Range, type Uri, Uri as Uris, window, workspace, WorkspaceEdit } from 'vscode';
import { assertNever } from '../../core/base/assertNever.ts';
import { setKey } from '../../core/plan/editPlan.ts';
import type { PreflightFix } from '../../core/preflight/preflight.ts';
import { commandIds } from '../ids.ts';

/** How a command line of ours is typed into a terminal of the editor. */
export interface TypedCommand {
  readonly text: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Does what a person chose about an item of the preflight. Commands are typed into a terminal, and not carried out. */
export async function carryOutFix(
  fix: PreflightFix,
  repository: Uri,
  typed: (command: string) => TypedCommand,
): Promise<void> {
  switch (fix.kind) {
    case 'open': {
      const document = await workspace.openTextDocument(Uris.joinPath(repository, fix.file));
      const line = Math.min(fix.line, document.lineCount - 1);
      await window.showTextDocument(document, { selection: new Range(line, 0, line, 0) });
      return;
    }
    case 'setKey':
      await writeKey(Uris.joinPath(repository, fix.file), fix.key, fix.value);
      return;
    case 'fixPlan':
      await commands.executeCommand(commandIds.fixPlan, { file: fix.file });
      return;
    case 'terminal': {
      const { text, environment } = typed(fix.command);
      const terminal = window.createTerminal({ name: 'mstack', cwd: repository, env: environment });
      terminal.show();
      terminal.sendText(text, false);
      return;
    }
    case 'showChanges':
      await commands.executeCommand('workbench.view.scm');
      return;
    default:
      assertNever(fix);
  }
}

async function writeKey(file: Uri, key: string, value: string): Promise<void> {
  const document = await workspace.openTextDocument(file);
  const edit = new WorkspaceEdit();
  const text = document.getText();
  edit.replace(file, new Range(0, 0, document.lineCount, 0), setKey(text, key, value));
  await workspace.applyEdit(edit);
  await document.save();
}
