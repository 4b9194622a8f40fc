import {
  type Event,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  Uri,
} from 'vscode';
import { commandIds } from '../ids.ts';
import type { PlanRow, RowIcon } from '../present/planTree.ts';

/** Translates rows into tree items; what they say is decided in `present/planTree.ts`. */
export class PlanTree implements TreeDataProvider<PlanRow> {
  readonly #changed = new EventEmitter<void>();
  readonly #folder: () => Uri | undefined;
  #rows: readonly PlanRow[] = [];

  /** @param folder what the rows' files are relative to */
  constructor(folder: () => Uri | undefined) {
    this.#folder = folder;
  }

  get onDidChangeTreeData(): Event<void> {
    return this.#changed.event;
  }

  get rows(): readonly PlanRow[] {
    return this.#rows;
  }

  show(rows: readonly PlanRow[]): void {
    if (JSON.stringify(rows) !== JSON.stringify(this.#rows)) {
      this.#rows = rows;
      this.#changed.fire();
    }
  }

  getChildren(parent?: PlanRow): PlanRow[] {
    return parent === undefined ? [...this.#rows] : [];
  }

  getTreeItem(row: PlanRow): TreeItem {
    const item = new TreeItem(row.label);
    item.id = row.file;
    item.description = row.description;
    item.iconPath = icons[row.icon];
    item.tooltip = new MarkdownString(row.tooltip.map(escaped).join('  \n'));
    item.contextValue = row.icon;
    item.accessibilityInformation = { label: row.spoken };
    const folder = this.#folder();
    if (folder !== undefined) {
      item.command = { command: commandIds.openPlan, title: 'Open Plan', arguments: [Uri.joinPath(folder, row.file)] };
    }
    return item;
  }
}

const icons: Readonly<Record<RowIcon, ThemeIcon>> = {
  ready: new ThemeIcon('circle-large-outline'),
  waits: new ThemeIcon('clockface', new ThemeColor('disabledForeground')),
  unfit: new ThemeIcon('circle-slash', new ThemeColor('problemsWarningIcon.foreground')),
  running: new ThemeIcon('loading~spin', new ThemeColor('charts.blue')),
  done: new ThemeIcon('pass-filled', new ThemeColor('testing.iconPassed')),
  failed: new ThemeIcon('error', new ThemeColor('testing.iconFailed')),
  blocked: new ThemeIcon('circle-slash', new ThemeColor('testing.iconFailed')),
  attention: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  skipped: new ThemeIcon('debug-step-over', new ThemeColor('disabledForeground')),
};

/** A plan's text is shown as it is, whatever Markdown it happens to hold. */
function escaped(text: string): string {
  return new MarkdownString().appendText(text).value;
}
