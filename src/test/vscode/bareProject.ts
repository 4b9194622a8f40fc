import assert from 'node:assert/strict';
import { commands, extensions, window, workspace } from 'vscode';
import { commandIds, extensionId } from '../../extension/ids.ts';
import type { Exports } from '../../extension/main.ts';
import { picture } from './pictures.ts';

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
  });
}
