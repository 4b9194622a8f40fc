import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { commands, extensions, Uri, window, workspace } from 'vscode';
import { commandIds, extensionId } from '../../extension/ids.ts';
import type { Exports } from '../../extension/main.ts';
import { badge } from '../../extension/present/confidenceText.ts';
import { picture } from './pictures.ts';
import { until } from './waiting.ts';

/** A project whose pages nobody tests: the badge follows what is done about it. */
export function describeConfidence(): void {
  describe('the confidence of a project', function () {
    this.timeout(90_000);
    let exports: Exports;

    before(async () => {
      const extension = extensions.getExtension<Exports>(extensionId);
      assert.ok(extension);
      exports = await extension.activate();
    });

    it('is MEDIUM as long as nothing tests its page', async () => {
      await untilBadge(exports, /MEDIUM/);
      assert.match(badgeOf(exports).tooltip.join('\n'), /end-to-end/);
      await picture('confidence-1-medium');
    });

    it('says on its page what is missing, and what that would bring', async () => {
      await commands.executeCommand(commandIds.showConfidence);
      await until(
        window.tabGroups.onDidChangeTabs,
        () => window.tabGroups.activeTabGroup.activeTab?.label === 'mstack Confidence',
        () => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)).join(),
        20,
      );
      await picture('confidence-2-page');
    });

    it('is HIGH when a Playwright configuration and its tests appear', async () => {
      const project = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
      await mkdir(path.join(project, 'e2e'));
      await copyFile(example('e2e/page.spec.ts'), path.join(project, 'e2e/page.spec.ts'));
      await copyFile(example('playwright.config.ts'), path.join(project, 'playwright.config.ts'));
      await untilBadge(exports, /HIGH/);
      assert.ok(exports.confidence.known()?.audit.evidence.some(({ topic }) => topic === 'end-to-end'));
      await picture('confidence-3-high');
    });
  });
}

async function untilBadge({ confidence }: Exports, text: RegExp): Promise<void> {
  await until(
    confidence.onChange,
    () => {
      const known = confidence.known();
      return known !== undefined && text.test(badge(known).text);
    },
    () => JSON.stringify(confidence.known()),
    60,
  );
}

function badgeOf({ confidence }: Exports): ReturnType<typeof badge> {
  const known = confidence.known();
  assert.ok(known);
  return badge(known);
}

/** A file of the example project that has such tests. */
function example(file: string): string {
  const { extensionUri } = extensions.getExtension(extensionId) ?? { extensionUri: Uri.file('/') };
  return path.join(extensionUri.fsPath, 'src/test/audit/fixtures/typescript-playwright', file);
}
