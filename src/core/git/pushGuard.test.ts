import assert from 'node:assert/strict';
import { commitGuard, guardHooks, pushGuard, type PushGuard, type Remote, toolGuard } from './pushGuard.ts';

/** The settings that git will see, one a line. */
function render({ environment }: PushGuard): string[] {
  const count = Number(environment['GIT_CONFIG_COUNT']);
  const settings = Array.from(
    { length: count },
    (_, index) => `${environment[`GIT_CONFIG_KEY_${index}`]} = ${environment[`GIT_CONFIG_VALUE_${index}`]}`,
  );
  const others = Object.entries(environment).filter(([name]) => !/^GIT_CONFIG_(?:KEY|VALUE)_\d+$/.test(name));
  assert.equal(Object.keys(environment).length, others.length + 2 * count, 'as many as are counted');
  return [...settings, ...others.map(([name, value]) => `${name}=${value}`)];
}

const network = [
  'url.mstack-never-pushes://.pushInsteadOf = https://',
  'url.mstack-never-pushes://.pushInsteadOf = http://',
  'url.mstack-never-pushes://.pushInsteadOf = ssh://',
  'url.mstack-never-pushes://.pushInsteadOf = git://',
  'url.mstack-never-pushes://.pushInsteadOf = git@',
];

describe('Push guard', () => {
  it('sets this environment', () => {
    assert.deepEqual(render(pushGuard([], '/state/hooks')), [
      ...network,
      'push.default = nothing',
      'core.hooksPath = /state/hooks',
      'GIT_CONFIG_COUNT=7',
      'GIT_TERMINAL_PROMPT=0',
      'GIT_ASKPASS=false',
      'SSH_ASKPASS=false',
    ]);
  });

  it('adds the repository’s own remotes, each once', () => {
    const remotes = [
      { name: 'origin', url: '/srv/git/a.git' },
      { name: 'origin', url: 'me@host:a.git' },
      { name: 'copy', url: '/srv/git/a.git' },
    ];
    assert.deepEqual(render(pushGuard(remotes, '/state/hooks')).slice(5, 9), [
      'url.mstack-never-pushes://.pushInsteadOf = /srv/git/a.git',
      'url.mstack-never-pushes://.pushInsteadOf = me@host:a.git',
      'remote.origin.pushurl = mstack-never-pushes://',
      'remote.copy.pushurl = mstack-never-pushes://',
    ]);
  });

  it('stops addresses that are for pushing only, too', () => {
    const remotes: readonly Remote[] = [
      { name: 'origin', url: '/srv/git/a.git' },
      { name: 'origin', url: '/srv/git/push.git', pushOnly: true },
    ];
    assert.deepEqual(render(pushGuard(remotes, '/state/hooks')).slice(7, 9), [
      'url.mstack-never-pushes://.insteadOf = /srv/git/push.git',
      'remote.origin.pushurl = mstack-never-pushes://',
    ]);
  });

  it('leaves a commit the project’s hooks, and signing its question', () => {
    assert.deepEqual(render(commitGuard([{ name: 'origin', url: '/srv/git/a.git' }])), [
      ...network,
      'url.mstack-never-pushes://.pushInsteadOf = /srv/git/a.git',
      'remote.origin.pushurl = mstack-never-pushes://',
      'GIT_CONFIG_COUNT=7',
    ]);
  });

  it('writes these hooks', () => {
    const hooks = guardHooks("/home/me/it's here");
    assert.deepEqual([...hooks.keys()], ['pre-commit', 'pre-push']);
    assert.equal(
      hooks.get('pre-push'),
      `#!/bin/sh
# Written by mstack for the agents it runs.
if [ "$(git rev-parse --show-toplevel 2>/dev/null)" = '/home/me/it'\\''s here' ]; then
  echo "mstack never pushes, and neither do its agents." >&2
  exit 1
fi
exit 0
`,
    );
  });

  it('lets tools push between repositories of their own, whatever those call their remotes', () => {
    assert.deepEqual(render(toolGuard([{ name: 'origin', url: '/srv/git/a.git' }])), [
      ...network.filter((setting) => !setting.endsWith(' http://')),
      'url.mstack-never-pushes://.pushInsteadOf = /srv/git/a.git',
      'GIT_CONFIG_COUNT=5',
    ]);
  });
});
