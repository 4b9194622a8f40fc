import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hover, Location } from 'vscode-languageserver';
import { type ClientWishes, EditorClient } from './editorClient.ts';
import { makeProject, plan, type Project } from './projects.ts';

const walk = 'docs/plans/001-walk the@dog:s.md';
const feed = 'docs/plans/002-feed.md';

describe('Language server: where files are', () => {
  const projects: Project[] = [];
  const clients: EditorClient[] = [];
  let outside = '';

  beforeEach(() => {
    outside = mkdtempSync(path.join(tmpdir(), 'mstack-outside-'));
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) {
      await using ending = client;
      await ending.end();
    }
    for (const project of projects.splice(0)) {
      project.remove();
    }
    rmSync(outside, { recursive: true });
  });

  function rootOf(files: Readonly<Record<string, string>>): string {
    const made = makeProject(files);
    projects.push(made);
    return made.root;
  }

  /** A link to a folder, from elsewhere. */
  function linkTo(folder: string): string {
    const link = path.join(outside, 'link');
    symlinkSync(folder, link, 'dir');
    return link;
  }

  async function begin(folder: string, wishes?: ClientWishes): Promise<EditorClient> {
    const client = await EditorClient.start(folder, wishes);
    clients.push(client);
    return client;
  }

  it('knows a file by every way of writing its URI', async () => {
    const client = await begin(rootOf({ [walk]: plan(), [feed]: plan({ id: '002', head: ['blocked-by: [1]'] }) }));
    const uri = client.uri(walk);
    const other = uri.replaceAll('%20', ' ').replace('@', '%40').replace(':s.md', '%3as.md');
    assert.notEqual(other, uri);
    const text = client.text(walk);
    await client.open(walk);
    await client.open(feed);
    const at = client.rangeOf(walk, '`walk` prints `done` and exits 0');
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: other, version: 2 },
      contentChanges: [{ range: at, text: 'It works' }],
    });
    await client.untilCodes(walk, ['criterion.bare-works']);
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: other },
      position: { line: at.start.line, character: at.start.character + 4 },
    });
    assert.ok(hover, 'a hover by the other URI');
    // Open a second time, by the other URI: still one plan, and it is open until both are closed.
    const unsaved = text.replace('`walk` prints `done` and exits 0', 'TBD');
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: other, languageId: 'markdown', version: 1, text: unsaved },
    });
    await client.untilCodesAt(other, ['criterion.placeholder']);
    await client.untilCodes(feed, []);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    const links = await client.ask<Location[]>('textDocument/definition', feed, {
      position: client.inside(feed, '1]'),
    });
    assert.deepEqual(
      links.map((link) => link.uri),
      [other],
    );
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: other } });
    await client.untilCodesAt(other, []);
  });

  it('reads a workspace behind a link once, whichever path leads to it', async () => {
    const root = rootOf({ [feed]: plan({ id: '002', criteria: ['It works'] }) });
    const client = await begin(linkTo(root), { options: { ownCommands: true } });
    await client.open(feed);
    await client.untilCodes(feed, ['criterion.bare-works']);
    // The same file by its real path, with a text of its own.
    const real = client.uri(feed).replace(client.uri(''), new URL(`file://${root}/`).href);
    assert.notEqual(real, client.uri(feed));
    const text = plan({ id: '002', criteria: ['TBD'] });
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: real, languageId: 'markdown', version: 1, text },
    });
    await client.untilCodesAt(real, ['criterion.placeholder']);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: real } });
    await client.untilCodesAt(real, []);
    assert.equal(client.told.get('mstack/indexed')?.length, 1, 'one repository');
    // What the file is by its first path counts again.
    await client.replace(feed, 'It works', 'TBD');
    await client.untilCodes(feed, ['criterion.placeholder']);
  });

  it('hears of files behind a link by their real paths, and tells of them by the link', async () => {
    const root = rootOf({ [feed]: plan({ id: '002', head: ['blocked-by: [1]'] }) });
    const client = await begin(linkTo(root));
    await client.open(feed);
    await client.untilCodes(feed, ['queue.no-such-plan']);
    writeFileSync(path.join(root, walk), plan());
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: new URL(`file://${path.join(root, walk)}`).href, type: 1 }],
    });
    await client.untilCodes(feed, []);
    const links = await client.ask<Location[]>('textDocument/definition', feed, {
      position: client.inside(feed, '1]'),
    });
    assert.deepEqual(
      links.map((link) => link.uri),
      [client.uri(walk)],
    );
  });

  it('finds the repository of a folder inside it that a link leads to', async () => {
    const root = rootOf({ [feed]: plan({ id: '002', head: ['blocked-by: [1]'] }), [walk]: plan() });
    const client = await begin(linkTo(path.join(root, 'docs')));
    await client.open('plans/002-feed.md');
    await client.untilCodes('plans/002-feed.md', []);
  });

  it('does not wait for a repository that answers late', async () => {
    const slow = rootOf({ [feed]: plan({ id: '002', checks: ['[cmd] npm run stroll', '[cmd] npm test'] }) });
    const quick = rootOf({ [feed]: plan({ id: '002', head: ['blocked-by: [1]'] }) });
    const gate = path.join(outside, 'gate');
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const script = `case "$PWD" in '${slow}'*) while [ -e '${gate}' ]; do sleep 0.02; done;; esac; exec '${git}' "$@"`;
    writeFileSync(path.join(outside, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const client = await begin(slow, {
      folders: [quick],
      environment: { PATH: `${outside}${path.delimiter}${process.env['PATH'] ?? ''}` },
    });
    const quickFeed = path.relative(slow, path.join(quick, feed));
    await client.open(feed);
    await client.open(quickFeed);
    await client.untilCodes(feed, ['check.cannot-run']);
    await client.untilCodes(quickFeed, ['queue.no-such-plan']);
    writeFileSync(gate, '');
    await client.write('package.json', JSON.stringify({ scripts: { test: 'node --test', stroll: 'node --test' } }));
    await client.write(path.relative(slow, path.join(quick, walk)), plan(), 1);
    await client.untilCodes(quickFeed, []);
    const meanwhile = await client.replace(feed, 'cats.', 'dogs.');
    assert.deepEqual(
      meanwhile.map((each) => each.code),
      ['check.cannot-run'],
    );
    rmSync(gate);
    await client.untilCodes(feed, []);
  });
});
