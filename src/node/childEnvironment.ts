/**
 * The environment for health tools and checks: the user's, without what belongs to the process that started us (npm's
 * script variables, git's, the editor's), and with what keeps tools from waiting for a person or colouring their output.
 */
export function toolEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const dropped =
    /^(?:npm_(?:lifecycle|package|config|command|execpath|node)|INIT_CWD$|GIT_|NODE_CHANNEL|ELECTRON_|VSCODE_|NODE_TEST_CONTEXT|FORCE_COLOR$|COLOR$)/;
  const own = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !dropped.test(entry[0]),
  );
  return { ...Object.fromEntries(own), CI: '1', NO_COLOR: '1' };
}

/** The environment for agents: the user's, keys included, because agents sign in with them; git's and ours left out. */
export function agentEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const dropped =
    /^(?:npm_(?:lifecycle|package|config|command|execpath|node)|INIT_CWD$|NODE_CHANNEL|VSCODE_|NODE_TEST_CONTEXT|SSH_AUTH_SOCK$)/;
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !dropped.test(entry[0]) && !isGitOfOthers(entry[0]),
    ),
  );
}

/** Git's variables of whoever started us (index, directory, configuration); the user's identity and files are not among them. */
export function isGitOfOthers(name: string): boolean {
  return name.startsWith('GIT_') && !/^GIT_(?:AUTHOR|COMMITTER)_|^GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)$/.test(name);
}
