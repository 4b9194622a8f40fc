export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** Lock files, in the order in which they are believed when there are several. */
const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

export const lockFileNames: readonly string[] = lockFiles.map(([file]) => file);

/** By lock file; where there is none, or more than one manager's, by `packageManager` of package.json; else npm. */
export function packageManagerOf(has: (path: string) => boolean, declared: string | undefined): PackageManager {
  const locked = new Set(lockFiles.filter(([file]) => has(file)).map(([, manager]) => manager));
  const named = (['npm', 'pnpm', 'yarn', 'bun'] as const).find(
    (manager) => declared?.startsWith(`${manager}@`) === true,
  );
  if (named !== undefined && (locked.size === 0 || locked.has(named))) {
    return named;
  }
  const [first = 'npm'] = locked;
  return first;
}

export function runScript(manager: PackageManager, script: string): string {
  // `bun test` is Bun's own test runner, not the script; the others have `test` as a word of their own.
  return script === 'test' && manager !== 'bun' ? `${manager} test` : `${manager} run ${script}`;
}

/** Starts a program of the project's own packages, never one that would have to be downloaded. */
export function runPackageProgram(manager: PackageManager, commandLine: string): string {
  switch (manager) {
    case 'npm':
      return `npx --no-install ${commandLine}`;
    case 'pnpm':
      return `pnpm exec ${commandLine}`;
    default:
      return `${manager} run ${commandLine}`;
  }
}

const scriptCall = /\b(?:npm|pnpm|yarn|bun|make|just)\s+(?:(?:run|run-script)\s+)?(?:-\S+\s+)*([\w:.-]+)/g;

/** A command line with the text of the package scripts that it calls behind it, so that the tools in them are seen. */
export function expandScripts(commandLine: string, scripts: ReadonlyMap<string, string>): string {
  const expanded = [commandLine];
  const seen = new Set<string>();
  // The list grows while it is walked: scripts call scripts. Each is taken once, so that a circle ends.
  for (const line of expanded) {
    for (const [, called = ''] of line.matchAll(scriptCall)) {
      const name = called === 't' || called === 'tst' ? 'test' : called;
      const text = scripts.get(name);
      if (text !== undefined && !seen.has(name)) {
        seen.add(name);
        expanded.push(text);
      }
    }
  }
  return expanded.join(' ; ');
}
