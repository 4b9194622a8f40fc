import { type Disposable, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { commandIds } from '../ids.ts';
import type { StatusText } from '../present/statusText.ts';

/** The status-bar item; a click shows the Plan Run output. */
export interface RunStatus extends Disposable {
  /** Undefined hides it. */
  readonly show: (text: StatusText | undefined) => void;
}

export function createRunStatus(): RunStatus {
  const item = window.createStatusBarItem('mstack.run', StatusBarAlignment.Left, 10);
  item.name = 'mstack';
  item.command = commandIds.showRun;
  return {
    show: (text) => {
      if (text === undefined) {
        item.hide();
        return;
      }
      item.text = text.text;
      item.tooltip = text.tooltip;
      item.backgroundColor = text.attention ? new ThemeColor('statusBarItem.warningBackground') : undefined;
      item.show();
    },
    dispose: () => {
      item.dispose();
    },
  };
}
