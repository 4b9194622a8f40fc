import { type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { PreflightChoice, PreflightRow, PreflightView } from '../present/preflightItems.ts';

type Item = QuickPickItem & { readonly row: PreflightRow };

/** Shows what to know before a run. Undefined: the person left it. */
export async function choosePreflight(
  view: Extract<PreflightView, { kind: 'ask' }>,
): Promise<PreflightChoice | undefined> {
  return await new Promise((resolve) => {
    const pick = window.createQuickPick<Item>();
    const end = (choice: PreflightChoice | undefined): void => {
      resolve(choice);
      pick.dispose();
    };
    pick.title = view.title;
    pick.placeholder = view.placeholder;
    pick.matchOnDetail = true;
    pick.items = view.rows.map(itemOf);
    pick.onDidAccept(() => {
      const row = pick.selectedItems[0]?.row;
      if (row?.kind === 'item' && row.choice !== undefined) {
        end(row.choice);
      }
    });
    pick.onDidTriggerItemButton(({ item, button }) => {
      const buttons = item.row.kind === 'item' ? item.row.buttons : [];
      const chosen = buttons[(item.buttons ?? []).indexOf(button)];
      if (chosen !== undefined) {
        end({ kind: 'fix', fix: chosen.fix });
      }
    });
    // After a choice this comes too late to change anything.
    pick.onDidHide(() => {
      end(undefined);
    });
    pick.show();
  });
}

function itemOf(row: PreflightRow): Item {
  return row.kind === 'heading'
    ? { label: row.label, kind: QuickPickItemKind.Separator, row }
    : {
        label: row.label,
        description: row.description,
        ...(row.detail === '' ? {} : { detail: row.detail }),
        buttons: row.buttons.map(({ icon, tooltip }) => ({ iconPath: new ThemeIcon(icon), tooltip })),
        alwaysShow: row.choice?.kind === 'run',
        row,
      };
}
