import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { HealthCommand } from '../core/health/health.ts';

/** Where build tools put JUnit's XML by themselves, in the project or in one of its modules. */
const usualFolders = ['target/surefire-reports', 'target/failsafe-reports', 'build/test-results'];
const usualFiles = ['junit.xml', 'test-results/junit.xml', 'reports/junit.xml', 'test-results/results.xml'];
const mostReports = 2000;
/** In bytes, of all reports. */
const mostText = 20_000_000;

/**
 * Reports that a command has written: those younger than its start, in JUnit's XML, as .NET's trx, or as SARIF. Nothing is
 * added to the command for them; where a project's tools write them anyway, they name every test or finding, and tell of
 * failures that an exit code hides. Tests are also looked for where build tools put them.
 *
 * @param folder where the command ran
 * @param since milliseconds since 1970
 */
export function readReports(folder: string, command: HealthCommand, since: number): readonly string[] {
  const runsTests = command.category === 'test' || command.category === 'e2e';
  const named = (command.reports ?? []).map((file) => path.resolve(folder, file));
  const files = [...named, ...(runsTests ? usualReports(folder) : [])];
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

function usualReports(root: string): readonly string[] {
  const modules = ['.', ...foldersIn(root)];
  const folders = modules.flatMap((module) => usualFolders.map((folder) => path.join(root, module, folder)));
  const inner = foldersIn(root).flatMap((module) =>
    foldersIn(path.join(root, module)).map((one) => path.join(module, one)),
  );
  return [
    ...usualFiles.map((file) => path.join(root, file)),
    ...folders
      .flatMap((folder) => [folder, ...foldersIn(folder).map((one) => path.join(folder, one))])
      .flatMap((folder) => reportsIn(folder, '.xml')),
    ...[...modules, ...inner].flatMap((module) => reportsIn(path.join(root, module, 'TestResults'), '.trx')),
  ];
}

function foldersIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map(({ name }) => name);
}

function reportsIn(folder: string, ending: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
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
