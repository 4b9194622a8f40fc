/**
 * The environment for a program of ours that an editor or a terminal starts. The editor's own variables mean nothing to it
 * and would mislead what it starts; on the desktop the editor's program only behaves as Node when it is told so.
 */
export function ownProgramEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const own = Object.entries(environment).filter(
    ([name]) => !/^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$|BROWSER$)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    ...(process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }),
  };
}
