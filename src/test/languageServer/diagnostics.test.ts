import assert from 'node:assert/strict';
import { EditorClient } from './editorClient.ts';
import { makeProject, plan } from './projects.ts';

describe('Language server: diagnostics', () => {
  it('judges a plan as it is opened, typed and closed', async () => {
    const project = makeProject({ 'docs/plans/001-walk.md': plan({ criteria: ['The walk works'] }) });
    await using client = await EditorClient.start(project.root);
    const file = 'docs/plans/001-walk.md';
    const opened = await client.open(file);
    assert.deepEqual(
      opened.map((each) => each.code),
      ['criterion.bare-works'],
    );
    assert.deepEqual(await client.replace(file, 'The walk works', '`walk` prints `done` and exits 0'), []);
    await client.end();
    project.remove();
  });

  it('says what is wrong once, and again only when it is another', async () => {
    const walk = 'docs/plans/001-walk.md';
    const feed = 'docs/plans/002-feed.md';
    const project = makeProject({
      [walk]: plan({ criteria: ['The walk works'] }),
      [feed]: plan({ id: '002', head: ['blocked-by: [1]'] }),
    });
    await using client = await EditorClient.start(project.root);
    await client.open(walk);
    await client.open(feed);
    await client.replace(walk, 'cats.', 'dogs.');
    // What the edit may have touched elsewhere is looked at before what is drawn beside the text.
    client.requested.clear();
    await client.write('src/walk.ts', 'export const walk = 2;');
    await client.until(() => client.requested.has('workspace/codeLens/refresh'), 'what is drawn beside the text');
    await client.replace(walk, 'id: 001', 'id: 003');
    await client.untilCodes(feed, ['queue.no-such-plan', 'queue.unordered-overlap']);
    assert.deepEqual([client.publishedFor(walk), client.publishedFor(feed)], [3, 2]);
    await client.end();
    project.remove();
  });
});
