import assert from 'node:assert/strict';
import { commands, extensions, Uri, window, workspace } from 'vscode';
import { commandIds, extensionId } from '../../extension/ids.ts';
import type { Exports } from '../../extension/main.ts';
import { picture } from './pictures.ts';
import { until } from './waiting.ts';

const kiroTasks = '- [ ] 1. Hang the bell\n  - Write /etc/bell.conf\n- [ ] 2. Ring it\n';

/** A project without plans: mstack must cost it nothing. */
export function describeBareProject(): void {
  describe('a project without plans', () => {
    it('does not activate the extension', async () => {
      const extension = extensions.getExtension<Exports>(extensionId);
      assert.ok(extension, 'the extension is installed');
      // Whatever would activate it has had its chance once an editor is open.
      const [file] = await workspace.findFiles('*.md');
      assert.ok(file);
      await window.showTextDocument(file);
      assert.equal(extension.isActive, false);
    });

    it('activates it when a person asks for its view, which is empty then', async () => {
      await commands.executeCommand(commandIds.refresh);
      const extension = extensions.getExtension<Exports>(extensionId);
      assert.equal(extension?.isActive, true);
      assert.deepEqual(extension.exports.tree.rows, []);
      await commands.executeCommand('workbench.view.extension.mstack');
      await picture('suite-bare');
    });

    it('imports what another tool has planned: the person chooses, and reads what was left out', async () => {
      const top = workspace.workspaceFolders?.[0]?.uri;
      assert.ok(top);
      await workspace.fs.writeFile(Uri.joinPath(top, '.kiro/specs/bell/tasks.md'), Buffer.from(kiroTasks));
      const importing = commands.executeCommand(commandIds.importPlans);
      // Nothing tells when a list to choose from is shown: taking what is chosen does nothing until then.
      const accepting = setInterval(() => {
        void commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      }, 200);
      await importing;
      clearInterval(accepting);
      const document = window.activeTextEditor?.document;
      assert.ok(document?.isUntitled === true && document.languageId === 'markdown');
      assert.match(document.getText(), /^# Imported plans\n\n2 plans were written\./);
      assert.match(document.getText(), /the path \/etc\/bell\.conf/);
      const [first] = await workspace.findFiles('docs/plans/001-*.md');
      assert.ok(first);
      assert.match(
        (await workspace.openTextDocument(first)).getText(),
        /^imported-from: "\.kiro\/specs\/bell\/tasks\.md#1"$/m,
      );
      const tree = extensions.getExtension<Exports>(extensionId)?.exports.tree;
      assert.ok(tree);
      await until(
        tree.onDidChangeTreeData,
        () => tree.rows.length === 2,
        () => JSON.stringify(tree.rows),
        20,
      );
      await picture('suite-bare-imported');
    });
  });
}
