import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import {
  commands,
  type Diagnostic,
  extensions,
  languages,
  Range,
  TreeItem,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { commandIds, extensionId } from '../../extension/ids.ts';
import type { Exports } from '../../extension/main.ts';
import { picture } from './pictures.ts';
import { until } from './waiting.ts';

/** Four plans: a chain of two, one that depends on nothing, and one that must fail. */
export function describeSample(): void {
  describe('the sample project', function () {
    let exports: Exports;

    before(async () => {
      const extension = extensions.getExtension<Exports>(extensionId);
      assert.ok(extension);
      // Awaited, not asked for: the plans in the workspace must be reason enough.
      await commands.executeCommand('workbench.view.extension.mstack');
      exports = await extension.activate();
      // Scores come from the language server.
      await exports.indexed;
      await until(
        exports.tree.onDidChangeTreeData,
        () => exports.tree.rows.some((row) => /\d\.\d/.test(row.description)),
        () => rendered(exports).join('\n'),
        20,
      );
    });

    it('shows the plans in the order of execution, with score and reason', async () => {
      assert.deepEqual(withoutScores(rendered(exports)), [
        '[circle-large-outline] 001 Convert ingredient… | N',
        '[clockface] 002 Turn a whole… | waits for 001, N',
        '[circle-large-outline] 003 Read fraction… | N',
        '[circle-large-outline] 004 Scale ranges such… | N',
      ]);
      assert.match(exports.status().text, /mstack: 3 plans ready/);
      await picture('suite-before');
    });

    it('opens a plan from its row', async () => {
      const [row] = exports.tree.rows;
      assert.ok(row);
      const { command } = exports.tree.getTreeItem(row);
      assert.equal(command?.command, commandIds.openPlan);
      await commands.executeCommand(command.command, ...(command.arguments ?? []));
      assert.equal(window.activeTextEditor?.document.uri.path, Uri.joinPath(root(), row.file).path);
    });

    it('runs all plans, shows how each one ends, and commits', async function () {
      this.timeout(300_000);
      const seen = new Set<string>();
      await commands.executeCommand(commandIds.runAll);
      await until(
        exports.tree.onDidChangeTreeData,
        () => /mstack: \d\/4/.test(exports.status().text),
        () => `${exports.status().text}\n${outputText()}`,
        20,
      );
      await until(
        exports.tree.onDidChangeTreeData,
        () => {
          for (const row of exports.tree.rows) {
            seen.add(row.icon);
          }
          return /done|stopped|paused|interrupted/.test(exports.status().text);
        },
        () => [...rendered(exports), exports.status().text, outputText()].join('\n'),
        280,
      );
      // The rows follow the end of the run a moment later than the status bar.
      await until(
        exports.tree.onDidChangeTreeData,
        () => /failed: /.test(rendered(exports).at(-1) ?? ''),
        () => rendered(exports).join('\n'),
        10,
      );
      assert.deepEqual(withoutCommits(rendered(exports)), [
        '[pass-filled] 001 Convert ingredient… | done, COMMIT',
        '[pass-filled] 002 Turn a whole… | done, COMMIT',
        '[pass-filled] 003 Read fraction… | done, COMMIT',
        '[error] 004 Scale ranges such… | failed: REASON',
      ]);
      assert.ok(seen.has('running'), 'rows were seen running');
      assert.equal(exports.status().text, '$(warning) mstack: 3 done, 1 failed');
      const log = execFileSync('git', ['log', '--format=%s', '--reverse'], { cwd: root().fsPath, encoding: 'utf8' });
      assert.equal(log.trim().split('\n').length, 5, log);
    });

    it('tells in the Plan Run output what happened', async () => {
      await commands.executeCommand(commandIds.showRun);
      await until(workspace.onDidChangeTextDocument, () => /004/.test(outputText()), outputText, 10);
      for (const part of [/001/, /002/, /003/, /agent/, /gate/, /check/]) {
        assert.match(outputText(), part);
      }
      await picture('suite-after');
    });

    it('judges a plan as it is typed', async () => {
      const file = Uri.joinPath(root(), 'docs/plans/900-weak.md');
      await writeFile(file.fsPath, weakPlan);
      const document = await workspace.openTextDocument(file);
      const editor = await window.showTextDocument(document);
      const codes = (): string[] =>
        languages
          .getDiagnostics(file)
          .filter((each) => each.source === 'mstack')
          .map(({ code, range }) => `${String(range.start.line)}:${String(range.start.character)} ${codeText(code)}`);
      await until(
        languages.onDidChangeDiagnostics,
        () => codes().some((each) => each.endsWith('plan.no-executable-check')),
        () => codes().join('\n'),
        20,
      );
      await until(
        exports.tree.onDidChangeTreeData,
        () =>
          rendered(exports).some((row) => row.startsWith('[circle-slash] 900 Make it work well | has no executable')),
        () => rendered(exports).join('\n'),
        20,
      );
      editor.revealRange(new Range(document.lineCount - 1, 0, document.lineCount - 1, 0));
      await picture('suite-weak-plan');
      const edit = new WorkspaceEdit();
      edit.insert(file, document.positionAt(document.getText().length), '- [cmd] `npm test`\n');
      await workspace.applyEdit(edit);
      await until(
        languages.onDidChangeDiagnostics,
        () => !codes().some((each) => each.endsWith('plan.no-executable-check')),
        () => codes().join('\n'),
        20,
      );
      const other = languages.getDiagnostics(Uri.joinPath(root(), 'README.md'));
      assert.deepEqual(
        other.filter((each) => each.source === 'mstack'),
        [],
      );
    });
  });
}

const weakPlan = `---
id: 900
title: Make it work well
status: pending
---

## Requirements

- [ ] The parser works properly

## Design

**Files expected to change**

- src/parse.ts (modify)

## Tasks

1. Do it

## Verification

- [manual] look at it
- [browse] /index.html shows the parser's name
`;

function root(): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return folder.uri;
}

function outputText(): string {
  const shown = workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && uri.path.includes('Plan Run'));
  return shown?.getText() ?? '';
}

function codeText(code: Diagnostic['code']): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** The tree as text: what a person sees of each row. */
function rendered({ tree }: Exports): string[] {
  return tree.rows.map((row) => {
    const item = tree.getTreeItem(row);
    assert.ok(item instanceof TreeItem);
    const icon = item.iconPath !== undefined && typeof item.iconPath === 'object' && 'id' in item.iconPath;
    const name = icon ? (item.iconPath as { readonly id: string }).id : 'none';
    return `[${name}] ${row.label} | ${row.description}`;
  });
}

function withoutScores(rows: readonly string[]): string[] {
  return rows.map((row) => row.replace(/\d+\.\d$/, 'N'));
}

function withoutCommits(rows: readonly string[]): string[] {
  return rows.map((row) => row.replace(/done, [0-9a-f]{7}$/, 'done, COMMIT').replace(/failed: .+$/, 'failed: REASON'));
}
