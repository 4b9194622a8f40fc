import type { SandboxPlace, SandboxRules } from './sandbox.ts';

/**
 * Arguments of bubblewrap before the program and its own. Processes are numbered anew, and all end with the first. Later
 * mounts lie on earlier ones, so what is hidden comes last. The network stays, because agents ask their model over it.
 * Measured with 0.8.0.
 */
export function bubblewrapArguments(rules: SandboxRules): readonly string[] {
  const { temporary } = rules;
  return [
    '--die-with-parent',
    '--unshare-pid',
    '--unshare-ipc',
    // Root keeps its capabilities otherwise, and could take the mounts away again.
    '--cap-drop',
    'ALL',
    ...(rules.rest === 'read-only' ? ['--ro-bind', '/', '/'] : ['--bind', '/', '/']),
    '--dev',
    '/dev',
    '--proc',
    '/proc',
    ...(temporary?.insteadOf ?? []).flatMap((place) => ['--bind', temporary?.folder ?? '', place]),
    ...rules.visible.flatMap(({ path }) => ['--ro-bind', path, path]),
    ...rules.writable.flatMap(({ path }) => ['--bind', path, path]),
    ...rules.readOnly.flatMap(({ path }) => ['--ro-bind', path, path]),
    ...rules.hidden.flatMap(hide),
    '--chdir',
    rules.folder,
    '--',
  ];
}

function hide({ path, kind }: SandboxPlace): readonly string[] {
  return kind === 'folder' ? ['--tmpfs', path] : ['--ro-bind', '/dev/null', path];
}
