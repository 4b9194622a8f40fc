/**
 * Places below a home folder with which something could be pushed or published, by the documentation of each program. Keys
 * of cloud services are not among them: agents sign in to models with some.
 */
export const credentialPlaces: readonly string[] = [
  '.ssh',
  '.gnupg',
  '.netrc',
  '_netrc',
  '.git-credentials',
  '.config/git/credentials',
  '.config/gh',
  '.config/glab-cli',
  '.config/hub',
  '.config/tea',
  '.local/share/keyrings',
  '.local/share/kwalletd',
  '.password-store',
  '.cargo/credentials',
  '.cargo/credentials.toml',
  '.pypirc',
  '.gem/credentials',
  'Library/Keychains',
];

/** What package managers and compilers keep to be faster; without it, no tool installs or builds. */
export const cachePlaces: readonly string[] = [
  '.cache',
  '.npm',
  '.yarn',
  '.local/share/pnpm',
  '.cargo/registry',
  '.cargo/git',
  'go/pkg',
  '.gradle',
  '.m2',
  '.nuget',
  'Library/Caches',
];

/** Where agents keep sessions and sign-ins; one of another name gets what its settings name. */
export const agentPlaces: Readonly<Record<string, readonly string[]>> = {
  claude: ['.claude', '.claude.json'],
  codex: ['.codex'],
};

/** Sockets by which a program gets everything that this machine’s user has. */
export const socketPlaces: readonly string[] = ['/run/docker.sock', '/var/run/docker.sock', '/run/podman/podman.sock'];
