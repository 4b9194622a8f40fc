import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { commandIds } from '../ids.ts';
import type { Badge } from '../present/confidenceText.ts';

/** The badge in the status bar; a click opens the page. */
export interface ConfidenceStatus extends Disposable {
  /** Undefined hides it. */
  readonly show: (badge: Badge | undefined) => void;
}

const colours = { HIGH: 'testing.iconPassed', MEDIUM: 'charts.yellow', LOW: 'testing.iconFailed' } as const;

export function createConfidenceStatus(): ConfidenceStatus {
  // Left of it stands what a run does.
  const item = window.createStatusBarItem('mstack.confidence', StatusBarAlignment.Left, 9);
  item.name = 'mstack Confidence';
  item.command = commandIds.showConfidence;
  return {
    show: (badge) => {
      if (badge === undefined) {
        item.hide();
        return;
      }
      item.text = badge.text;
      item.color = badge.level === undefined ? undefined : new ThemeColor(colours[badge.level]);
      item.tooltip = new MarkdownString(
        badge.tooltip.map((line) => new MarkdownString().appendText(line).value).join('  \n'),
      );
      item.accessibilityInformation = { label: badge.spoken };
      item.show();
    },
    dispose: () => {
      item.dispose();
    },
  };
}
