/** A scheme that no git has, chosen so that git's own error message explains itself. */
const dead = 'mstack-never-pushes://';

/** What every process below an agent gets, so that neither a habit nor a mistake of the agent reaches a remote. */
export interface PushGuard {
  readonly environment: Readonly<Record<string, string>>;
}

/** An address of a remote. */
export interface Remote {
  readonly name: string;
  readonly url: string;
  /** Configured as the remote's `pushurl`: git pushes to each of them, and rewrites them as it does for fetching. */
  readonly pushOnly?: boolean;
}

/** What is known of a repository that pushes could go from. */
export interface GuardedRepository {
  readonly remotes: readonly Remote[];
  /** Keys like `http.https://example.com/.extraheader`, under which continuous integration keeps tokens in its clone. */
  readonly headerKeys: readonly string[];
}

/**
 * The environment of an agent: pushes to any network address and to the repository's own remotes go nowhere, no credential
 * is in reach, fetch and clone of what needs none still work. It stops habits and accidents; a determined program can undo
 * an environment variable. What each layer stops is measured by `tools/pushAttacks.ts`; docs/git.md has the table.
 *
 * @param hooksFolder absolute path of the hooks that refuse commits and pushes in the repository
 */
export function pushGuard({ remotes, headerKeys }: GuardedRepository, hooksFolder: string): PushGuard {
  return {
    environment: {
      ...configuration([
        ...deadAddresses(remotes),
        ...withoutCredentials(headerKeys),
        ['push.default', 'nothing'],
        ['core.hooksPath', hooksFolder],
      ]),
      ...nobodyToAsk,
    },
  };
}

/**
 * The same for a commit of ours, which runs the project's own hooks: they push nothing either. They keep their other
 * settings, and signing may ask for its passphrase.
 *
 * @param hooksFolder of `commitHooks`; undefined: the project's own hooks run as they are
 */
export function commitGuard(remotes: readonly Remote[], hooksFolder?: string): PushGuard {
  const hooks: Setting[] = hooksFolder === undefined ? [] : [['core.hooksPath', hooksFolder]];
  return { environment: configuration([...deadAddresses(remotes), ...hooks]) };
}

/**
 * The same for health tools and checks, which run what an agent wrote. A project's own tests may be part of them: these push
 * between repositories that they make themselves, by path or to a server of theirs, from remotes of any name, and with
 * hooks of their own. What reaches the remotes of the repository, or another machine in a usual way, goes nowhere.
 */
export function toolGuard({ remotes, headerKeys }: GuardedRepository): PushGuard {
  return {
    environment: {
      ...configuration([
        ...deadPrefixes(remotes, ['https://', 'ssh://', 'git://', 'git@']),
        ...withoutCredentials(headerKeys),
      ]),
      ...nobodyToAsk,
    },
  };
}

const noSsh = "echo 'mstack: git has no ssh here, because agents and tools never push.' >&2; false";

/**
 * Nobody answers for a person, and nothing is signed in: empty variables count as absent for ssh, gh and glab. Names from
 * `git help git`, `man ssh-add`, `gh help environment`, and the documentation of glab and hub.
 */
const nobodyToAsk: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: 'false',
  SSH_ASKPASS: 'false',
  SSH_AUTH_SOCK: '',
  GIT_SSH_COMMAND: noSsh,
  GH_TOKEN: '',
  GITHUB_TOKEN: '',
  GH_ENTERPRISE_TOKEN: '',
  GITHUB_ENTERPRISE_TOKEN: '',
  GITLAB_TOKEN: '',
};

/** An empty helper takes back all that were named before, also those for one address; so does an empty header for its key. */
function withoutCredentials(headerKeys: readonly string[]): Setting[] {
  return [['credential.helper', ''], ...headerKeys.map((key): Setting => [key, ''])];
}

type Setting = readonly [key: string, value: string];

function deadAddresses(remotes: readonly Remote[]): Setting[] {
  return [
    ...deadPrefixes(remotes, ['https://', 'http://', 'ssh://', 'git://', 'git@']),
    ...[...new Set(remotes.map((remote) => remote.name))].map((name): Setting => [`remote.${name}.pushurl`, dead]),
  ];
}

/** @param everywhere what addresses of other machines begin with */
function deadPrefixes(remotes: readonly Remote[], everywhere: readonly string[]): Setting[] {
  const prefixes = [...everywhere, ...remotes.flatMap((remote) => spellings(remote.url))];
  const pushOnly = remotes.filter((remote) => remote.pushOnly === true).map((remote) => remote.url);
  return [
    ...[...new Set(prefixes)].map((prefix): Setting => [`url.${dead}.pushInsteadOf`, prefix]),
    ...[...new Set(pushOnly)].map((url): Setting => [`url.${dead}.insteadOf`, url]),
  ];
}

/** A repository on this machine has two usual names. */
function spellings(url: string): readonly string[] {
  if (url.startsWith('file://')) {
    return [url, url.slice('file://'.length)];
  }
  return url.startsWith('/') ? [url, `file://${url}`] : [url];
}

function configuration(settings: readonly Setting[]): Record<string, string> {
  const numbered = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(numbered) };
}

/** Hooks that git runs on the side of whoever commits. `reference-transaction` is left out: it runs thrice for each ref. */
const chained = [
  'applypatch-msg',
  'pre-applypatch',
  'post-applypatch',
  'pre-commit',
  'pre-merge-commit',
  'prepare-commit-msg',
  'commit-msg',
  'post-commit',
  'pre-rebase',
  'post-checkout',
  'post-merge',
  'pre-push',
  'post-rewrite',
] as const;

/** What is refused in the repository that is guarded. */
const refused: Readonly<Partial<Record<(typeof chained)[number], string>>> = {
  'pre-commit': 'mstack commits when the plan is proven: leave your changes uncommitted.',
  'pre-merge-commit': 'mstack commits when the plan is proven: do not merge.',
  'pre-push': 'mstack never pushes, and neither do its agents.',
};

/**
 * Hook scripts for that folder: agents write code, mstack commits. In other repositories, of a test say, and for what is not
 * refused, the hooks that are there without us run with the same arguments and input.
 */
export function guardHooks(root: string): ReadonlyMap<string, string> {
  const here = `'${root.replaceAll("'", String.raw`'\''`)}'`;
  return new Map(
    chained.map((name) => {
      const words = refused[name];
      const refusal = [
        `if [ "$(git rev-parse --show-toplevel 2>/dev/null)" = ${here} ]; then`,
        `  echo "${words}" >&2`,
        '  exit 1',
        'fi',
      ];
      const lines = [
        '#!/bin/sh',
        '# Written by mstack for the agents it runs.',
        ...(words === undefined ? [] : refusal),
        ...chain(name),
      ];
      return [name, lines.join('\n')];
    }),
  );
}

function chain(name: (typeof chained)[number]): readonly string[] {
  return [...ownHook(name), '  exec "$own" "$@"', 'fi', 'exit 0', ''];
}

function ownHook(name: string): readonly string[] {
  return [
    `own="$(GIT_CONFIG_COUNT=0 git rev-parse --git-path hooks 2>/dev/null)/${name}"`,
    'if [ -x "$own" ] && ! [ "$own" -ef "$0" ]; then',
  ];
}

/**
 * Hook scripts for a commit of ours in a project with a `pre-commit` hook: all of the project's own run, and then nothing may
 * be staged but the paths of the commit. A hook that adds everything would commit a person's open work.
 *
 * @param listFile absolute path of a file with the paths of the commit, one a line, as `quotedPath` writes them
 */
export function commitHooks(listFile: string): ReadonlyMap<string, string> {
  const list = `'${listFile.replaceAll("'", String.raw`'\''`)}'`;
  const guarded = [
    '#!/bin/sh',
    '# Written by mstack for its commits.',
    ...ownHook('pre-commit'),
    '  "$own" "$@" || exit $?',
    'fi',
    `others="$(git -c core.quotePath=true diff --cached --name-only --no-renames HEAD | grep -Fxvf ${list})"`,
    'if [ -n "$others" ]; then',
    '  echo "The pre-commit hook staged files that are not part of the commit; they may be your own work:" >&2',
    '  printf "%s\\n" "$others" >&2',
    '  exit 1',
    'fi',
    'exit 0',
    '',
  ].join('\n');
  const plain = chained.map((name) => [name, ['#!/bin/sh', ...chain(name)].join('\n')] as const);
  return new Map([...plain, ['pre-commit', guarded]]);
}

/**
 * A path as git prints it on a line of its own with `core.quotePath`: in quotation marks where a byte needs to be escaped.
 *
 * @param bytes the path's UTF-8
 */
export function quotedPath(bytes: Iterable<number>): string {
  const named = new Map(Array.from('abtnvfr', (letter, at) => [7 + at, `\\${letter}`]));
  let isPlain = true;
  const text = [...bytes].map((byte) => {
    const isSafe = byte >= 32 && byte < 127 && byte !== 34 && byte !== 92;
    isPlain &&= isSafe;
    const letter = String.fromCodePoint(byte);
    return isSafe ? letter : (named.get(byte) ?? (byte === 34 || byte === 92 ? `\\${letter}` : `\\${octal(byte)}`));
  });
  return isPlain ? text.join('') : `"${text.join('')}"`;
}

function octal(byte: number): string {
  return byte.toString(8).padStart(3, '0');
}
