import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EditorClient, type ClientWishes } from './editorClient.ts';
import { makeProject, plan, type Project } from './projects.ts';

const walk = 'docs/plans/001-walk.md';
const feed = 'docs/plans/002-feed.md';

describe('Language server: following what changes', () => {
  const projects: Project[] = [];
  const clients: EditorClient[] = [];

  afterEach(async () => {
    for (const client of clients.splice(0)) {
      await using ending = client;
      await ending.end();
    }
    for (const project of projects.splice(0)) {
      project.remove();
    }
  });

  async function begin(files: Readonly<Record<string, string>>, wishes?: ClientWishes): Promise<EditorClient> {
    const project = makeProject(files);
    projects.push(project);
    const client = await EditorClient.start(project.root, wishes);
    clients.push(client);
    return client;
  }

  it('judges a plan by the others, wherever they change', async () => {
    const client = await begin({ [walk]: plan({ head: ['blocked-by: [2]'] }) });
    await client.open(walk);
    await client.untilCodes(walk, ['queue.no-such-plan']);
    // On the disk, from outside.
    await client.write(feed, plan({ id: '002', title: 'Feed the dog' }), 1);
    await client.untilCodes(walk, []);
    // In another document, not saved.
    await client.open(feed);
    await client.replace(feed, 'id: 002', 'id: 001');
    await client.untilCodes(walk, ['queue.duplicate-id', 'queue.no-such-plan']);
    await client.replace(feed, 'id: 001', 'id: 002\nblocked-by: [1]');
    await client.untilCodes(walk, ['queue.cycle']);
    // What was not saved is gone with its editor.
    await client.close(feed);
    await client.untilCodes(walk, []);
  });

  it('judges a plan by what the repository holds now', async () => {
    const client = await begin({ [walk]: plan({ checks: ['[cmd] npm run stroll', '[cmd] npm test'] }) });
    await client.open(walk);
    await client.untilCodes(walk, ['check.cannot-run']);
    await client.write('package.json', JSON.stringify({ scripts: { test: 'node --test', stroll: 'node --test' } }));
    await client.untilCodes(walk, []);
    await client.replace(walk, 'src/walk.ts` (modify)', 'src/stroll.ts` (modify)');
    await client.untilCodes(walk, ['plan.file-missing']);
    await client.write('src/stroll.ts', 'export const stroll = 1;\n', 1);
    await client.untilCodes(walk, []);
  });

  it('follows a switch of branches', async () => {
    const client = await begin({ [walk]: plan({ head: ['blocked-by: [2]'] }), [feed]: plan({ id: '002' }) });
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: client.folder });
    };
    await client.open(walk);
    await client.untilCodes(walk, []);
    git('switch', '-q', '-c', 'other');
    git('rm', '-q', feed);
    git('commit', '-q', '-m', 'Feed no more');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri(feed), type: 3 }],
    });
    await client.untilCodes(walk, ['queue.no-such-plan']);
    git('switch', '-q', 'main');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri(feed), type: 1 }],
    });
    await client.untilCodes(walk, []);
  });

  it('watches by itself for an editor that cannot', async () => {
    const client = await begin({ [walk]: plan({ head: ['blocked-by: [2]'] }) }, { capabilities: {} });
    await client.open(walk);
    await client.untilCodes(walk, ['queue.no-such-plan']);
    writeFileSync(path.join(client.folder, feed), plan({ id: '002' }));
    await client.untilCodes(walk, []);
    mkdirSync(path.join(client.folder, 'docs/plans/archive'));
    renameSync(path.join(client.folder, feed), path.join(client.folder, 'docs/plans/archive/002-feed.md'));
    await client.untilCodes(walk, []);
  });

  it('finds by itself a plans folder that comes later, and one that comes again', async () => {
    const client = await begin({}, { capabilities: {} });
    await client.open(walk, plan({ head: ['blocked-by: [2]'] }));
    await client.untilCodes(walk, ['queue.no-such-plan']);
    mkdirSync(path.join(client.folder, 'docs/plans'), { recursive: true });
    writeFileSync(path.join(client.folder, feed), plan({ id: '002' }));
    await client.untilCodes(walk, []);
    rmSync(path.join(client.folder, 'docs'), { recursive: true });
    await client.untilCodes(walk, ['queue.no-such-plan']);
    mkdirSync(path.join(client.folder, 'docs/plans'), { recursive: true });
    writeFileSync(path.join(client.folder, feed), plan({ id: '002' }));
    await client.untilCodes(walk, []);
  });

  it('follows when plans lie in another folder, with what is open', async () => {
    const client = await begin({
      [walk]: plan({ criteria: ['It works'] }),
      'wip/003-run.md': plan({ id: '003', criteria: ['It works'] }),
    });
    await client.open(walk);
    await client.untilCodes(walk, ['criterion.bare-works']);
    const text = client.text('wip/003-run.md');
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: client.uri('wip/003-run.md'), languageId: 'markdown', version: 1, text },
    });
    await client.write('.mstack/config.json', '{ "plansDirectory": "wip" }', 1);
    // Both change `src/walk.ts`, but one of them is no plan any more.
    await client.untilCodes('wip/003-run.md', ['criterion.bare-works']);
    await client.untilCodes(walk, []);
    await client.write('.mstack/config.json', '{}');
    await client.untilCodes(walk, ['criterion.bare-works']);
    await client.untilCodes('wip/003-run.md', []);
  });

  it('tells which plans went, whatever else changed with them', async () => {
    const client = await begin({ [walk]: plan(), [feed]: plan({ id: '002' }) }, { options: { ownCommands: true } });
    const told = (): string => JSON.stringify(client.told.get('mstack/scores') ?? []);
    await client.until(() => told().includes(feed), 'scores');
    for (const file of [feed, 'README.md']) {
      rmSync(path.join(client.folder, file));
    }
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [feed, 'README.md'].map((file) => ({ uri: client.uri(file), type: 3 })),
    });
    await client.until(() => told().includes(`"removed":["${feed}"]`), 'the plan that went');
  });

  it('tells that a run would hold a plan back, as soon as a probe has found that out', async () => {
    const client = await begin(
      { [walk]: plan({ checks: ['[cmd] node --version'] }), [feed]: plan({ id: '002' }) },
      { options: { ownCommands: true } },
    );
    await client.open(walk);
    const told = (): string => JSON.stringify(client.told.get('mstack/scores')?.at(-1) ?? []);
    await client.until(() => told().includes(feed), 'scores');
    assert.doesNotMatch(told(), /heldBack/);
    await client.connection.sendRequest('mstack/probePlan', { repository: client.folder, file: walk });
    await client.until(() => told().includes('"heldBack":"is held back: '), 'what holds the plan back');
    assert.doesNotMatch(told(), new RegExp(feed));
  });

  it('reads a plan in a folder that is not there yet', async () => {
    const client = await begin({ [walk]: plan() });
    // At the top, because a temporary folder may lie in a repository.
    const nowhere = path.relative(client.folder, path.resolve('/mstack-language-nowhere', walk));
    const codes = (await client.open(nowhere, plan({ criteria: ['It works'] }))).map((each) => each.code);
    assert.ok(codes.includes('criterion.bare-works'), codes.join());
  });

  it('hears of files below the top from git, where nobody watches them', async () => {
    const client = await begin({ [walk]: plan() }, { capabilities: {} });
    await client.open(walk, client.text(walk).replace('src/walk.ts` (modify)', 'src/deep/stroll.ts` (modify)'));
    await client.untilCodes(walk, ['plan.file-missing']);
    mkdirSync(path.join(client.folder, 'src/deep'));
    writeFileSync(path.join(client.folder, 'src/deep/stroll.ts'), 'export const stroll = 1;\n');
    execFileSync('git', ['add', 'src'], { cwd: client.folder });
    await client.untilCodes(walk, []);
  });

  it('knows a plan file that another plan lists as soon as it is there', async () => {
    const client = await begin({ [walk]: plan() });
    await client.open(walk, client.text(walk).replace('src/walk.ts` (modify)', `${feed}\` (modify)`));
    await client.untilCodes(walk, ['plan.file-missing']);
    await client.write(
      feed,
      plan({ id: '002', checks: ['[cmd] npm test'] }).replace('status: pending', 'status: done'),
      1,
    );
    await client.untilCodes(walk, []);
  });

  it('is silent about everything that is no plan', async () => {
    const client = await begin({ [walk]: plan(), 'notes/docs/plans/9.md': plan({ criteria: ['It works'] }) });
    for (const file of ['README.md', 'notes/docs/plans/9.md']) {
      const text = `${client.text(file)}\n- [ ] It works properly\n`;
      const textDocument = { uri: client.uri(file), languageId: 'markdown', version: 1, text };
      await client.connection.sendNotification('textDocument/didOpen', { textDocument });
      assert.deepEqual(await client.ask('textDocument/hover', file, { position: { line: 0, character: 0 } }), null);
    }
    assert.deepEqual(await client.open(walk), []);
    assert.equal(client.publishedFor('README.md'), 0);
    assert.equal(client.publishedFor('notes/docs/plans/9.md'), 0);
  });

  it('reads a plan that becomes one while it is written', async () => {
    const client = await begin({});
    mkdirSync(path.join(client.folder, 'docs/plans'), { recursive: true });
    assert.deepEqual(await client.open(walk, ''), []);
    await client.edit(walk, [
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        newText: plan({ criteria: ['It works'] }),
      },
    ]);
    await client.untilCodes(walk, ['criterion.bare-works']);
    await client.edit(walk, [
      { range: { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } }, newText: '' },
    ]);
    await client.untilCodes(walk, []);
  });

  it('takes the plans folder of the settings, and of the client', async () => {
    const files = {
      '.mstack/config.json': '{ "plansDirectory": "wip" }',
      'wip/001-walk.md': plan({ criteria: ['It works'] }),
      'other/001-walk.md': plan({ criteria: ['It works'] }),
    };
    const client = await begin(files);
    assert.deepEqual(
      (await client.open('wip/001-walk.md')).map((each) => each.code),
      ['criterion.bare-works'],
    );
    const moved = await begin(files, { options: { plansDirectory: './other/' } });
    assert.deepEqual(
      (await moved.open('other/001-walk.md')).map((each) => each.code),
      ['criterion.bare-works'],
    );
  });

  it('tells every score to a client that wants them, and says when it has read all plans', async () => {
    const client = await begin(
      { [walk]: plan(), [feed]: plan({ id: '002', criteria: ['It works'] }) },
      { options: { ownCommands: true } },
    );
    await client.until(() => client.told.has('mstack/scores'), 'scores');
    const text = JSON.stringify(client.told.get('mstack/scores'));
    assert.match(text, /001-walk\.md/);
    assert.match(text, /002-feed\.md/);
    const remedies = await client.connection.sendRequest<{ text: string }[]>('mstack/remedies', {
      repository: client.folder,
      file: feed,
    });
    assert.match(remedies[0]?.text ?? '', /works/);
    // What costs points is known by every loss that it causes: told whole, it would be told thousands of times.
    assert.deepEqual(new Set(remedies.flatMap(Object.keys)), new Set(['line', 'gains', 'text']));
    assert.doesNotMatch(text, /causes/);
  });

  it('gives diagnostics links to the catalogue of rules', async () => {
    const client = await begin({ [walk]: plan({ criteria: ['It works'] }) });
    const [problem] = await client.open(walk);
    assert.match(problem?.codeDescription?.href ?? '', /^file:.*\/docs\/doctor\.md#L\d+$/);
  });
});
