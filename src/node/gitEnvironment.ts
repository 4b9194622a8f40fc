import { isGitOfOthers } from './childEnvironment.ts';

/**
 * The environment for git itself. Inherited `GIT_*` variables are left out, because a hook that started us would
 * otherwise hand its index and directory on; the user's identity and configuration files stay.
 */
export function gitEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const own = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !isGitOfOthers(entry[0]) && entry[0] !== 'LANGUAGE',
  );
  // Settings of the repository by which git starts a program for whoever only reads: in a folder that came from elsewhere, anybody
  // may have written them.
  const silenced = { 'core.fsmonitor': 'false', 'log.showSignature': 'false' };
  const numbered = Object.entries(silenced).flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  const settings = { GIT_CONFIG_COUNT: String(numbered.length / 2), ...Object.fromEntries(numbered) };
  // Messages are parsed nowhere, but shown: English, like the rest of the report. No command may wait for a terminal.
  return {
    ...Object.fromEntries(own),
    ...settings,
    LC_ALL: 'C.UTF-8',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
}
