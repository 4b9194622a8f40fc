import { commands, Range, Uri, window, workspace } from 'vscode';
import type { Confidence } from '../confidence.ts';
import { commandIds } from '../ids.ts';
import { confidenceBody, placeOf } from '../present/confidencePage.ts';
import { openPage, type Page } from './page.ts';

/** The page about the repository's confidence; there is one. */
export interface ConfidencePage {
  readonly show: () => void;
  readonly update: () => void;
  readonly dispose: () => void;
}

export function createConfidencePage(extension: Uri, confidence: Confidence): ConfidencePage {
  let page: Page | undefined;
  const press = (act: string, at: number): void => {
    const audit = confidence.known()?.audit;
    switch (act) {
      case 'measure':
        void commands.executeCommand(commandIds.measureConfidence);
        break;
      case 'stop':
        confidence.stop();
        break;
      case 'plan':
        void commands.executeCommand(commandIds.planGoal, audit?.missing[at]?.goal);
        break;
      case 'survivor':
        void openSurvivor(confidence.repository(), audit?.deep?.mutants?.survivors[at]);
        break;
    }
  };
  return {
    show: () => {
      page ??= openPage({
        extension,
        kind: 'mstack.confidence',
        title: 'mstack Confidence',
        body: () => confidenceBody(confidence.known(), confidence.progress(), workspace.isTrusted, confidence.unread()),
        onPress: press,
        onClose: () => {
          page = undefined;
        },
      });
      page.reveal();
    },
    update: () => {
      page?.update();
    },
    dispose: () => {
      page?.dispose();
    },
  };
}

async function openSurvivor(repository: Uri | undefined, survivor: string | undefined): Promise<void> {
  const place = survivor === undefined ? undefined : placeOf(survivor);
  if (repository !== undefined && place !== undefined) {
    const selection = new Range(place.line, 0, place.line, 0);
    await window.showTextDocument(Uri.joinPath(repository, place.file), { selection, preview: true });
  }
}
