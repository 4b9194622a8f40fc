import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  commands,
  type CompletionList,
  type Diagnostic,
  type DocumentSymbol,
  extensions,
  type Hover,
  type InlayHint,
  languages,
  type Location,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { commandIds, extensionId } from '../../extension/ids.ts';
import type { Exports } from '../../extension/main.ts';
import { picture } from './pictures.ts';
import { until } from './waiting.ts';

/** What a person does with plan files in the editor, asked of the real editor: it calls the language server through its own ways. */
export function describePlanEditing(): void {
  describe('editing plans', function () {
    // Longer than each wait inside, so that a wait in vain says what it saw.
    this.timeout(60_000);
    let exports: Exports;

    before(async () => {
      await writeFile(file('docs/plans/010-notes.md').fsPath, notesPlan);
      await writeFile(file('docs/plans/011-export.md').fsPath, exportPlan);
      const extension = extensions.getExtension<Exports>(extensionId);
      assert.ok(extension);
      exports = await extension.activate();
      await exports.indexed;
    });

    it('underlines the words that nobody could decide, and links to the rule', async () => {
      const document = await show('docs/plans/010-notes.md');
      await untilCodes(document, (codes) => codes.includes('criterion.bare-works'));
      const problem = problems(document).find((each) => codeOf(each) === 'criterion.bare-works');
      assert.ok(problem);
      assert.equal(document.getText(problem.range), 'works');
      assert.match(typeof problem.code === 'object' ? problem.code.target.path : '', /\/docs\/doctor\.md$/);
      reveal(document, 'Archiving works');
      await picture('editing-squiggle');
    });

    it('shows the score above the title, and why it is not 10 behind each criterion', async () => {
      const document = await show('docs/plans/010-notes.md');
      const lenses = await lensesOf(document);
      assert.match(lenses.join('\n'), /\d\.\d/);
      assert.ok(
        lenses.some((title) => /Run plan/i.test(title)),
        lenses.join('\n'),
      );
      assert.ok(
        lenses.some((title) => /Run check/i.test(title)),
        lenses.join('\n'),
      );
      const hints = await commands.executeCommand<InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new Range(0, 0, document.lineCount, 0),
      );
      assert.ok(hints.length > 0, 'a criterion that lost points says so');
      reveal(document, 'id: 010');
      await picture('editing-score');
    });

    it('mends what can be mended by a quick fix', async () => {
      const document = await show('docs/plans/010-notes.md');
      const problem = problems(document).find((each) => codeOf(each) === 'check.ambiguous');
      assert.ok(problem, problems(document).map(codeOf).join());
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        problem.range,
        CodeActionKind.QuickFix.value,
        // What a fix changes is worked out when a person points at it.
        10,
      );
      const fix = actions.find((action) => action.isPreferred === true) ?? actions[0];
      assert.ok(fix?.edit, actions.map((action) => action.title).join());
      await workspace.applyEdit(fix.edit);
      await untilCodes(document, (codes) => !codes.includes('check.ambiguous'));
      await picture('editing-fixed');
    });

    it('completes scripts, plans and files', async () => {
      const document = await show('docs/plans/011-export.md');
      assert.ok((await completions(document, 'npm run ')).includes('test:only'));
      assert.ok((await completions(document, 'blocked-by: [')).some((label) => label.includes('010')));
      assert.ok((await completions(document, '- `src/')).includes('index.ts'));
    });

    it('tells what a dependency and a check are', async () => {
      const document = await show('docs/plans/011-export.md');
      assert.match(await hover(document, '010'), /Archive a note/);
      assert.match(await hover(document, 'npm run --silent test:only'), /exit/i);
    });

    it('goes from a dependency to its plan, and finds who depends on a plan', async () => {
      const document = await show('docs/plans/011-export.md');
      const [target] = await commands.executeCommand<(Location | { targetUri: Uri })[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        within(document, '010'),
      );
      assert.ok(target);
      assert.match('targetUri' in target ? target.targetUri.path : target.uri.path, /010-notes\.md$/);
      const notes = await show('docs/plans/010-notes.md');
      const references = await commands.executeCommand<Location[]>(
        'vscode.executeReferenceProvider',
        notes.uri,
        within(notes, '010'),
      );
      assert.ok(references.some((place) => place.uri.path.endsWith('011-export.md')));
    });

    it('has an outline', async () => {
      const document = await show('docs/plans/010-notes.md');
      const symbols = await commands.executeCommand<DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.match(symbols.map((symbol) => symbol.name).join(), /Archive a note/);
    });

    // That the file is renamed with it is tried by mouse: this way of asking gives the parts of the edit in another order.
    it('renames a plan id in every plan', async () => {
      const document = await show('docs/plans/010-notes.md');
      const edit = await commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        within(document, '010'),
        '020',
      );
      const texts = new WorkspaceEdit();
      for (const [uri, edits] of edit.entries()) {
        texts.set(uri, edits);
      }
      assert.ok(await workspace.applyEdit(texts));
      assert.match(document.getText(), /^id: 020$/m);
      const other = await show('docs/plans/011-export.md');
      assert.match(other.getText(), /^blocked-by: \[020\]$/m);
      await untilCodes(other, (codes) => !codes.includes('queue.no-such-plan'));
      await picture('editing-renamed');
      await workspace.saveAll();
    });

    it('runs one check where it stands', async () => {
      const document = await show('docs/plans/011-export.md');
      const line = within(document, '[cmd] node --version').line;
      await commands.executeCommand(commandIds.runCheck, document.uri.toString(), line);
      const output = workspace.textDocuments.find(
        ({ uri }) => uri.scheme === 'output' && uri.path.includes('Plan Run'),
      );
      await commands.executeCommand(commandIds.showRun);
      await until(
        workspace.onDidChangeTextDocument,
        () => /Passed: node --version/.test(planRunText()),
        () => output?.getText() ?? planRunText(),
        20,
      );
      await picture('editing-check');
    });

    it('notices what is changed outside', async () => {
      const document = await show('docs/plans/011-export.md');
      await writeFile(file('docs/plans/012-export-again.md').fsPath, exportPlan);
      await untilCodes(document, (codes) => codes.includes('queue.duplicate-id'));
    });

    it('shows the rule that a problem names', async () => {
      await commands.executeCommand(commandIds.explainRule, 'criterion.bare-works');
      await until(
        window.tabGroups.onDidChangeTabs,
        () => window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.label.includes('doctor.md'))),
        () => window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label)).join(),
        20,
      );
      const extension = extensions.getExtension(extensionId);
      assert.ok(extension);
      const page = await workspace.fs.readFile(Uri.joinPath(extension.extensionUri, 'docs', 'doctor.md'));
      assert.match(new TextDecoder().decode(page), /## `criterion\.bare-works`/);
      await picture('editing-rule');
      await commands.executeCommand('workbench.action.closeActiveEditor');
    });
  });
}

const notesPlan = `---
id: 010
title: Archive a note
status: pending
---

## Requirements

- [ ] Archiving works end-to-end
- [ ] \`portions archive 7\` prints \`archived 7\` and exits 0

## Design

**Files expected to change:**

- \`src/cli.ts\` (modify)

**Out of scope:** deleting notes.

## Tasks

1. Add the command to \`src/cli.ts\`.

## Verification

- [assert] \`node --version\` should print "v"
- [cmd] \`npm run --silent test:only -- test/cli.test.ts\`
`;

const exportPlan = `---
id: 011
title: Export the notes
status: pending
blocked-by: [010]
---

## Requirements

- [ ] \`portions export\` prints one line per note and exits 0

## Design

**Files expected to change:**

- \`src/cli.ts\` (modify)

**Out of scope:** importing.

## Tasks

1. Add the command to \`src/cli.ts\`.

## Verification

- [cmd] node --version
- [cmd] \`npm run --silent test:only -- test/cli.test.ts\`
- [cmd] \`npm run test\`
`;

function file(name: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return Uri.joinPath(folder.uri, name);
}

async function show(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(file(name));
  await window.showTextDocument(document);
  return document;
}

function reveal(document: TextDocument, words: string): void {
  const place = within(document, words);
  window.activeTextEditor?.revealRange(new Range(place, place));
}

function within(document: TextDocument, words: string): Position {
  const at = document.getText().indexOf(words);
  assert.notEqual(at, -1, `“${words}” in ${document.uri.path}`);
  return document.positionAt(at + 1);
}

function problems(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter((each) => each.source === 'mstack');
}

function codeOf({ code }: Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

async function untilCodes(document: TextDocument, holds: (codes: readonly string[]) => boolean): Promise<void> {
  const codes = (): string[] => problems(document).map(codeOf);
  await until(
    languages.onDidChangeDiagnostics,
    () => holds(codes()),
    () => codes().join('\n'),
    20,
  );
}

async function lensesOf(document: TextDocument): Promise<string[]> {
  const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
  return lenses.map((lens) => lens.command?.title ?? '');
}

async function completions(document: TextDocument, words: string): Promise<string[]> {
  const at = document.getText().indexOf(words) + words.length;
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(at),
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function hover(document: TextDocument, words: string): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    within(document, words),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content instanceof MarkdownString ? content.value : ''))
    .join('\n');
}

function planRunText(): string {
  const shown = workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && uri.path.includes('Plan Run'));
  return shown?.getText() ?? '';
}
