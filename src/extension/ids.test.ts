import assert from 'node:assert/strict';
import manifest from '../../package.json' with { type: 'json' };
import { commandIds, containerId, contextKeys, extensionId, settingIds, settingsSection, viewIds } from './ids.ts';

const { contributes } = manifest;

describe('ids', () => {
  it('are those of package.json', () => {
    assert.equal(extensionId, `${manifest.publisher}.${manifest.name}`);
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).toSorted(),
      Object.values(commandIds).toSorted(),
    );
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [containerId],
    );
    assert.deepEqual(
      contributes.views[containerId].map(({ id }) => id),
      Object.values(viewIds),
    );
    assert.deepEqual(
      Object.keys(contributes.configuration.properties).toSorted(),
      Object.values(settingIds).toSorted(),
    );
    assert.ok(Object.values(settingIds).every((id) => id.startsWith(`${settingsSection}.`)));
  });

  it('of menus and `when` clauses exist', () => {
    const known = new Set<string>([
      ...Object.values(commandIds),
      ...Object.values(viewIds),
      ...Object.values(contextKeys),
    ]);
    const used = JSON.stringify([contributes.menus, contributes.viewsWelcome, contributes.commands]).match(
      /mstack\.\w+/g,
    );
    assert.deepEqual(
      (used ?? []).filter((id) => !known.has(id)),
      [],
    );
  });
});
