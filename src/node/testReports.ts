import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where build tools put JUnit's XML by themselves, in the repository or in one of its modules. */
const usualFolders = ['target/surefire-reports', 'target/failsafe-reports', 'build/test-results'];
const usualFiles = ['junit.xml', 'test-results/junit.xml', 'reports/junit.xml', 'test-results/results.xml'];
/** As a runner is told where to write: `--junitxml=reports/out.xml`, `--outputFile junit.xml`. */
const named = /--(?:junit-?xml|outputFile|output-file|out)[= ]["']?([^\s"']{1,300}\.xml)/g;

const mostReports = 2000;
/** In bytes, of all reports. */
const mostText = 20_000_000;

/**
 * Reports in JUnit's XML that a command has written: those younger than its start. Nothing is added to the command for
 * them; where a project's runner writes them anyway, they name every test, and tell of failures that an exit code hides.
 *
 * @param since milliseconds since 1970
 */
export function readTestReports(root: string, command: string, since: number): readonly string[] {
  const modules = ['.', ...foldersIn(root)];
  const folders = modules.flatMap((module) => usualFolders.map((folder) => path.join(root, module, folder)));
  const files = [
    ...usualFiles.map((file) => path.join(root, file)),
    ...[...command.matchAll(named)].map(([, file = '']) => path.resolve(root, file)),
    ...folders
      .flatMap((folder) => [folder, ...foldersIn(folder).map((inner) => path.join(folder, inner))])
      .flatMap(reportsIn),
  ];
  const texts: string[] = [];
  let length = 0;
  for (const file of [...new Set(files)].slice(0, mostReports)) {
    const stats = statSync(file, { throwIfNoEntry: false });
    // File systems round times down, some to whole seconds.
    if (stats?.isFile() === true && stats.mtimeMs >= since - 1000 && length + stats.size <= mostText) {
      texts.push(readFileSync(file, 'utf8'));
      length += stats.size;
    }
  }
  return texts;
}

function foldersIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map(({ name }) => name);
}

function reportsIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
    .map(({ name }) => path.join(folder, name));
}

function entriesOf(folder: string): ReturnType<typeof listed> {
  try {
    return listed(folder);
  } catch {
    // It is not there, or not ours to read: then there is no report in it.
    return [];
  }
}

function listed(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}
