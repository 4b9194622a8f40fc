import assert from 'node:assert/strict';
import {
  commitGuard,
  commitHooks,
  guardHooks,
  type GuardedRepository,
  pushGuard,
  type PushGuard,
  quotedPath,
  type Remote,
  toolGuard,
} from './pushGuard.ts';

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

const alone = [
  'GIT_TERMINAL_PROMPT=0',
  'GIT_ASKPASS=false',
  'SSH_ASKPASS=false',
  'SSH_AUTH_SOCK=',
  "GIT_SSH_COMMAND=echo 'mstack: git has no ssh here, because agents and tools never push.' >&2; false",
  'GH_TOKEN=',
  'GITHUB_TOKEN=',
  'GH_ENTERPRISE_TOKEN=',
  'GITHUB_ENTERPRISE_TOKEN=',
  'GITLAB_TOKEN=',
];

function guarded(remotes: readonly Remote[], headerKeys: readonly string[] = []): GuardedRepository {
  return { remotes, headerKeys };
}

describe('Push guard', () => {
  it('sets this environment', () => {
    assert.deepEqual(render(pushGuard(guarded([]), '/state/hooks')), [
      ...network,
      'credential.helper = ',
      'push.default = nothing',
      'core.hooksPath = /state/hooks',
      'GIT_CONFIG_COUNT=8',
      ...alone,
    ]);
  });

  it('adds the repository’s own remotes, each once, by both names where they are on this machine', () => {
    const remotes = [
      { name: 'origin', url: '/srv/git/a.git' },
      { name: 'origin', url: 'me@host:a.git' },
      { name: 'copy', url: 'file:///srv/git/a.git' },
    ];
    assert.deepEqual(render(pushGuard(guarded(remotes), '/state/hooks')).slice(5, 10), [
      'url.mstack-never-pushes://.pushInsteadOf = /srv/git/a.git',
      'url.mstack-never-pushes://.pushInsteadOf = file:///srv/git/a.git',
      'url.mstack-never-pushes://.pushInsteadOf = me@host:a.git',
      'remote.origin.pushurl = mstack-never-pushes://',
      'remote.copy.pushurl = mstack-never-pushes://',
    ]);
  });

  it('stops addresses that are for pushing only, too', () => {
    const remotes: readonly Remote[] = [
      { name: 'origin', url: 'me@host:a.git' },
      { name: 'origin', url: 'me@host:push.git', pushOnly: true },
    ];
    assert.deepEqual(render(pushGuard(guarded(remotes), '/state/hooks')).slice(7, 9), [
      'url.mstack-never-pushes://.insteadOf = me@host:push.git',
      'remote.origin.pushurl = mstack-never-pushes://',
    ]);
  });

  it('takes the headers away in which a clone keeps a token', () => {
    const key = 'http.https://example.com/.extraheader';
    assert.ok(render(pushGuard(guarded([], [key]), '/hooks')).includes(`${key} = `));
    assert.ok(render(toolGuard(guarded([], [key]))).includes(`${key} = `));
  });

  it('leaves a commit the project’s hooks, and signing its question', () => {
    assert.deepEqual(render(commitGuard([{ name: 'origin', url: 'me@host:a.git' }])), [
      ...network,
      'url.mstack-never-pushes://.pushInsteadOf = me@host:a.git',
      'remote.origin.pushurl = mstack-never-pushes://',
      'GIT_CONFIG_COUNT=7',
    ]);
  });

  it('writes these hooks', () => {
    const hooks = guardHooks("/home/me/it's here");
    assert.equal(
      hooks.get('pre-push'),
      `#!/bin/sh
# Written by mstack for the agents it runs.
if [ "$(git rev-parse --show-toplevel 2>/dev/null)" = '/home/me/it'\\''s here' ]; then
  echo "mstack never pushes, and neither do its agents." >&2
  exit 1
fi
own="$(GIT_CONFIG_COUNT=0 git rev-parse --git-path hooks 2>/dev/null)/pre-push"
if [ -x "$own" ] && ! [ "$own" -ef "$0" ]; then
  exec "$own" "$@"
fi
exit 0
`,
    );
    const refusing = [...hooks].filter(([, script]) => script.includes('exit 1')).map(([name]) => name);
    assert.deepEqual(refusing, ['pre-commit', 'pre-merge-commit', 'pre-push']);
  });

  it('lets tools push between repositories of their own, whatever those call their remotes', () => {
    assert.deepEqual(render(toolGuard(guarded([{ name: 'origin', url: 'me@host:a.git' }]))), [
      ...network.filter((setting) => !setting.endsWith(' http://')),
      'url.mstack-never-pushes://.pushInsteadOf = me@host:a.git',
      'credential.helper = ',
      'GIT_CONFIG_COUNT=6',
      ...alone,
    ]);
  });

  it('lets a commit’s own hooks run, and stage nothing else', () => {
    const hooks = commitHooks("/state/it's/paths");
    assert.match(hooks.get('pre-commit') ?? '', /grep -Fxvf '\/state\/it'\\''s\/paths'/);
    assert.match(hooks.get('commit-msg') ?? '', /exec "\$own" "\$@"/);
  });

  it('writes paths as git does on a line', () => {
    assert.deepEqual(
      ['a b.txt', 'ü', 'a"b\\c', 'a\tb\nc\u0001'].map((text) => quotedPath(new TextEncoder().encode(text))),
      ['a b.txt', String.raw`"\303\274"`, String.raw`"a\"b\\c"`, String.raw`"a\tb\nc\001"`],
    );
  });
});
