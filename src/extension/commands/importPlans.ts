import { ProgressLocation, window, workspace } from 'vscode';
import { failure, type Result, success } from '../../core/base/result.ts';
import { importAnswer, type ImportAnswer } from '../../protocol/importPlans.ts';
import type { AskEngine } from '../engineClient.ts';
import { engineOptions } from '../present/engineOptions.ts';
import { importItems, importSummary } from '../present/importSummary.ts';
import type { Command } from './command.ts';

/** Makes plans of folders of other planning tools: looks, lets the person choose, writes, and tells what was left out. */
export const importPlans: Command = async ({ plans, ask }) => {
  if (plans.repository() === undefined) {
    void window.showWarningMessage('Open the folder of a project first: the plans are written there.');
    return;
  }
  const folder = engineOptions('import', plans.settings());
  const found = await askImport(ask, 'Looking for plans of other tools', ['--dry-run', ...folder]);
  if (found === undefined) {
    return;
  }
  const items = found.ok ? importItems(found.value) : [];
  if (!found.ok || items.length === 0) {
    tellNothing(found);
    return;
  }
  const chosen = await window.showQuickPick(
    items.map((item) => ({ ...item, picked: true })),
    {
      title: 'Import Plans',
      placeHolder: 'Choose what plan files are written of. The sources stay as they are.',
      canPickMany: true,
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  if (chosen === undefined || chosen.length === 0) {
    return;
  }
  // A name may begin with a dash, which would make it an option.
  const places = chosen.map(({ place }) => `./${place}`);
  const written = await askImport(ask, 'Importing plans', ['--yes', ...folder, ...places]);
  plans.refresh();
  if (written?.ok === true && written.value.written) {
    await window.showTextDocument(
      await workspace.openTextDocument({ language: 'markdown', content: importSummary(written.value) }),
      { preview: true },
    );
  } else if (written !== undefined) {
    tellNothing(written);
  }
};

type Asked = Result<ImportAnswer, string>;

/** Undefined: the person has cancelled. */
async function askImport(ask: AskEngine, title: string, args: readonly string[]): Promise<Asked | undefined> {
  return await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      const stopping = new AbortController();
      const listening = token.onCancellationRequested(() => stopping.abort());
      const told = await ask({ args: ['import', ...args], signal: stopping.signal });
      listening.dispose();
      if (token.isCancellationRequested) {
        return undefined;
      }
      const read = told.ok ? importAnswer.safeParse(told.value) : undefined;
      return read?.success === true
        ? success(read.data)
        : failure(told.ok ? 'The answer of `mstack import` cannot be read.' : told.failure);
    },
  );
}

function tellNothing(found: Asked): void {
  if (!found.ok) {
    void window.showErrorMessage(`Plans could not be imported. ${found.failure}`);
  } else if (found.value.sources.length === 0) {
    void window.showInformationMessage(
      'Nothing of spec-kit, OpenSpec, Kiro, Backlog.md or Task Master was found at the top of this repository. What lies in other folders, `mstack import FOLDER` imports.',
    );
  } else {
    const isKnown = found.value.sources.some(({ known }) => known > 0);
    void window.showInformationMessage(
      isKnown
        ? 'Everything that is to be done there was imported before.'
        : 'The sources say that nothing is left to be done. `mstack import --done` writes that, too.',
    );
  }
}
