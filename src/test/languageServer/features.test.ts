import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  SelectionRange,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { applyEdits, EditorClient } from './editorClient.ts';
import { makeProject, plan, type Project } from './projects.ts';

const walk = 'docs/plans/001-walk.md';
const feed = 'docs/plans/002-feed.md';
const groom = 'docs/plans/archive/003-groom.md';

describe('Language server: features', () => {
  let project: Project;
  let client: EditorClient;

  beforeEach(async () => {
    project = makeProject({
      [walk]: plan({
        checks: ['[cmd] npm run test:wlk', '[assert] `walk` should contain "done"', '[cmd] node --version'],
      }),
      [feed]: plan({
        id: '002',
        title: 'Feed the dog',
        head: ['goal: pets', 'blocked-by: [003]'],
        criteria: ['The dog is fed properly', 'TBD'],
      }),
      [groom]: plan({ id: '003', title: 'Groom the dog', head: ['goal: pets'] }),
    });
    client = await EditorClient.start(project.root);
  });

  afterEach(async () => {
    await using ending = client;
    await ending.end();
    project.remove();
  });

  it('offers quick fixes that mend the problem, and a fix for all that is certain', async () => {
    await client.open(walk);
    const range = client.rangeOf(walk, 'test:wlk');
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', walk, {
      range,
      context: { diagnostics: [] },
    });
    const fix = actions.find((action) => action.title.includes('test:walk'));
    assert.ok(fix, actions.map((action) => action.title).join('\n'));
    await client.edit(walk, editsOf(fix.edit, client.uri(walk)));
    const codes = (await client.diagnostics(walk)).map((each) => each.code);
    assert.ok(!codes.includes('check.cannot-run'), codes.join());
    const all = await client.ask<CodeAction[]>('textDocument/codeAction', walk, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.deepEqual(
      all.map((action) => action.kind),
      ['source.fixAll.mstack'],
    );
    await client.edit(walk, editsOf(all[0]?.edit, client.uri(walk)));
    assert.match(
      client.text(walk),
      /- \[assert\] `walk`.* contains `done`|- \[assert\] `?walk \| done`?|outputs `done`/,
    );
    assert.deepEqual(
      (await client.diagnostics(walk)).map((each) => each.code).filter((code) => code === 'check.ambiguous'),
      [],
    );
  });

  it('works out an edit when a person wants it, where the editor asks for it then', async () => {
    await using full = await EditorClient.start(project.root, {
      capabilities: {
        textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
      },
    });
    await full.open(walk);
    const offered = async (): Promise<CodeAction[]> =>
      await full.ask<CodeAction[]>('textDocument/codeAction', walk, {
        range: full.rangeOf(walk, '- [cmd] npm run test:wlk\n- [assert] `walk` should contain "done"'),
        context: { diagnostics: [] },
      });
    const resolved = async (action: CodeAction | undefined): Promise<CodeAction> =>
      await full.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    const actions = await offered();
    assert.deepEqual(
      actions.filter((action) => action.edit !== undefined),
      [],
    );
    const texts = await Promise.all(
      actions.map(async (action) =>
        applyEdits(full.text(walk), editsOf((await resolved(action)).edit, full.uri(walk))),
      ),
    );
    // Each as a client gets it that wants them at once.
    await client.open(walk);
    const whole = await client.ask<CodeAction[]>('textDocument/codeAction', walk, {
      range: client.rangeOf(walk, '- [cmd] npm run test:wlk\n- [assert] `walk` should contain "done"'),
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      texts,
      whole.map((action) => applyEdits(client.text(walk), editsOf(action.edit, client.uri(walk)))),
    );
    assert.ok(whole.some((action) => action.kind === 'source.fixAll.mstack'));
    // Of another text the action knows nothing.
    const [stale] = await offered();
    await full.replace(walk, 'npm run test:wlk', 'npm run  test:wlk');
    assert.deepEqual(await resolved(stale), stale);
    await full.end();
  });

  it('tells what stands under the mouse', async () => {
    await client.open(feed);
    const at = async (words: string): Promise<string> => {
      const hover = await client.ask<Hover | null>('textDocument/hover', feed, {
        position: client.inside(feed, words),
      });
      return JSON.stringify(hover?.contents ?? '');
    };
    assert.match(await at('003'), /Groom the dog/);
    assert.match(await at('src/walk.ts'), /001|Walk the dog/);
    assert.match(await at('npm test'), /exit/i);
    assert.match(await at('Feed the dog'), /testability/i);
    assert.match(await at('blocked-by'), /plans/i);
  });

  it('completes what can be known', async () => {
    await client.open(feed);
    /** Labels that are offered behind some words once more has been typed there, which is taken back afterwards. */
    const after = async (words: string, typed: string): Promise<string[]> => {
      const whole = client.text(feed);
      await client.replace(feed, words, words + typed);
      const position = client.behind(feed, words + typed);
      const list = await client.ask<CompletionList>('textDocument/completion', feed, { position });
      await client.replace(feed, words + typed, words);
      assert.equal(client.text(feed), whole);
      return list.items.map((item) => item.label);
    };
    assert.ok((await after('[cmd] npm test', ' && npm run ')).includes('test:walk'));
    assert.ok((await after('- `src/walk.ts` (modify)', '\n- `READ')).includes('README.md'));
    await client.replace(feed, 'blocked-by: [003]', 'blocked-by: []');
    assert.match((await after('blocked-by: [', '')).join(), /003/);
  });

  it('goes to plans and files, and finds who names them', async () => {
    await client.open(feed);
    const links = await client.ask<(Location | LocationLink)[]>('textDocument/definition', feed, {
      position: client.inside(feed, '003'),
    });
    assert.deepEqual(
      links.map((link) => ('targetUri' in link ? link.targetUri : link.uri)),
      [client.uri(groom)],
    );
    await client.open(groom);
    const places = await client.ask<Location[]>('textDocument/references', groom, {
      position: client.inside(groom, '003'),
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      places.map((place) => place.uri),
      [client.uri(feed)],
    );
    const documentLinks = await client.ask<DocumentLink[]>('textDocument/documentLink', feed);
    assert.ok(documentLinks.some((link) => link.target === client.uri(groom)));
    assert.ok(documentLinks.some((link) => link.target === client.uri('src/walk.ts')));
  });

  it('renames a plan wherever it is named, and its file', async () => {
    await client.open(feed);
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', feed, {
      position: client.inside(feed, '002'),
      newName: '012',
    });
    const kinds = (edit.documentChanges ?? []).map((change) => ('kind' in change ? change.kind : 'edit'));
    assert.deepEqual(kinds, ['edit', 'rename']);
    const rename = edit.documentChanges?.find((change) => 'kind' in change && change.kind === 'rename');
    assert.ok(rename && 'newUri' in rename);
    assert.equal(rename.newUri, client.uri('docs/plans/012-feed.md'));
    await assert.rejects(
      client.ask('textDocument/rename', feed, { position: client.inside(feed, '002'), newName: 'seven' }),
      /number|digits/i,
    );
    await assert.rejects(
      client.ask('textDocument/rename', feed, { position: client.inside(feed, '002'), newName: '003' }),
      /003/,
    );
  });

  it('renames a goal in every plan of it', async () => {
    await client.open(feed);
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', feed, {
      position: client.inside(feed, 'pets'),
      newName: 'animals',
    });
    assert.deepEqual(Object.keys(edit.changes ?? {}).toSorted(), [client.uri(feed), client.uri(groom)].toSorted());
  });

  it('follows a file that a person renames', async () => {
    await client.open(feed);
    await client.replace(feed, 'cats.', 'cats. See docs/plans/001-walk.md.');
    const edit = await client.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: [{ oldUri: client.uri(walk), newUri: client.uri('docs/plans/001-stroll.md') }],
    });
    const own = edit?.changes?.[client.uri(feed)] ?? [];
    assert.match(applyEdits(client.text(feed), own), /See docs\/plans\/001-stroll\.md\./);
  });

  it('has an outline, and finds plans by their words', async () => {
    await client.open(walk);
    const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', walk);
    assert.match(symbols[0]?.name ?? '', /Walk the dog/);
    const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'groom' });
    assert.deepEqual(
      found.map((symbol) => symbol.location.uri),
      [client.uri(groom)],
    );
  });

  it('selects more and more around a place', async () => {
    await client.open(feed);
    const inside = client.inside(feed, 'properly');
    const [selection] = await client.ask<SelectionRange[]>('textDocument/selectionRange', feed, {
      positions: [inside],
    });
    assert.deepEqual(selection?.range, client.rangeOf(feed, 'properly'));
    assert.deepEqual(selection?.parent?.range, client.rangeOf(feed, 'The dog is fed properly'));
  });

  it('folds, and formats nothing that need not be', async () => {
    await client.open(walk);
    const folds = await client.ask<FoldingRange[]>('textDocument/foldingRange', walk);
    assert.ok(folds.some((fold) => fold.startLine === 0));
    const options = { options: { tabSize: 2, insertSpaces: true } };
    assert.deepEqual(await client.ask<TextEdit[]>('textDocument/formatting', walk, options), []);
    await client.replace(walk, 'id: 001', 'id:001');
    const edits = await client.ask<TextEdit[]>('textDocument/formatting', walk, options);
    assert.match(applyEdits(client.text(walk), edits), /^id: 001$/m);
  });

  it('shows score, readiness and points lost beside the text, and runs a check', async () => {
    await client.open(feed);
    const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', feed);
    const titles = lenses.map((lens) => lens.command?.title ?? '');
    assert.match(titles.join('\n'), /clarity/);
    assert.ok(
      titles.some((title) => /003/.test(title)),
      titles.join('\n'),
    );
    const offered = client.initialized?.capabilities.executeCommandProvider?.commands ?? [];
    assert.deepEqual(
      lenses.filter((lens) => !offered.includes(lens.command?.command ?? '')),
      [],
      'this client has no commands of its own, so the server carries out each',
    );
    const waits = lenses.find((lens) => /003/.test(lens.command?.title ?? ''));
    await client.connection.sendRequest('workspace/executeCommand', waits?.command);
    await client.until(() => JSON.stringify(client.told.get('window/showMessage') ?? []).includes('003'), 'the reason');
    client.told.delete('window/showMessage');
    const hints = await client.ask<InlayHint[]>('textDocument/inlayHint', feed, {
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    });
    assert.equal(hints.length, 2, JSON.stringify(hints));
    await client.open(walk);
    const lens = (await client.ask<CodeLens[]>('textDocument/codeLens', walk)).find(
      (each) =>
        each.command?.command === 'mstack.runCheck' &&
        each.range.start.line === client.inside(walk, 'node --version').line,
    );
    assert.ok(lens?.command);
    await client.connection.sendRequest('workspace/executeCommand', lens.command);
    await client.until(() => client.told.has('window/showMessage'), 'the outcome of the check');
    assert.match(JSON.stringify(client.told.get('window/showMessage')), /node --version: passed/);
    const after = await client.ask<CodeLens[]>('textDocument/codeLens', walk);
    assert.ok(after.some((each) => /passed/.test(each.command?.title ?? '')));
  });

  it('draws a lens that only says something as text where the editor can do that', async () => {
    await using own = await EditorClient.start(project.root, { options: { ownCommands: true } });
    await own.open(feed);
    const lenses = await own.ask<CodeLens[]>('textDocument/codeLens', feed);
    assert.equal(lenses.find((lens) => /003/.test(lens.command?.title ?? ''))?.command?.command, '');
    assert.equal(own.initialized?.capabilities.executeCommandProvider, undefined);
    await own.end();
  });
});

function editsOf(edit: WorkspaceEdit | undefined, uri: string): TextEdit[] {
  return edit?.changes?.[uri] ?? [];
}
