import assert from 'node:assert/strict';
import { EditorClient } from './editorClient.ts';
import { makeProject, plan } from './projects.ts';

describe('Language server: diagnostics', () => {
  it('judges a plan as it is opened, typed and closed', async () => {
    const project = makeProject({ 'docs/plans/001-walk.md': plan({ criteria: ['The walk works'] }) });
    const client = await EditorClient.start(project.root);
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
});
