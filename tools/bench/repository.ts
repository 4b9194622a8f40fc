import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { filesPerPart, planFile, planText, sourceFile } from './generatedPlans.ts';
import { areas, parts } from './words.ts';

/**
 * A git repository as a project of that many plans has it: the plans, the sources they are about, a package.json whose
 * scripts their checks run, everything committed.
 */
export async function makeRepository(folder: string, plans: number): Promise<void> {
  const packageFile = JSON.stringify({
    name: 'bench',
    private: true,
    scripts: { test: 'node --test', lint: 'eslint .', build: 'tsc' },
  });
  writeAll(folder, [
    ['package.json', packageFile],
    ['README.md', '# Bench\n\n## Parts\n\nSee the code.\n'],
    ...sourceFiles(),
    ...Array.from({ length: plans }, (_none, at): [string, string] => [planFile(at + 1), planText({ id: at + 1 })]),
  ]);
  await commitAll(folder);
}

/** Most of the files that plans name: the others are still to be written. */
function sourceFiles(): [string, string][] {
  return areas.slice(0, 20).flatMap((area) =>
    parts.flatMap((part) =>
      Array.from({ length: filesPerPart }, (_none, number): [string, string] => {
        return [sourceFile(area, part, number), `export const ${part}${number} = '${area}';\n`];
      }),
    ),
  );
}

/** Writes files by their path relative to the folder. One after the other: that is faster than promises of them. */
export function writeAll(folder: string, files: Iterable<readonly [string, string]>): void {
  const made = new Set<string>();
  for (const [file, text] of files) {
    const absolute = path.join(folder, file);
    const parent = path.dirname(absolute);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(absolute, text);
  }
}

export async function commitAll(folder: string): Promise<void> {
  const git = async (...args: readonly string[]): Promise<unknown> => await execa('git', [...args], { cwd: folder });
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Bench');
  await git('config', 'user.email', 'bench@sample.invalid');
  await git('config', 'gc.auto', '0');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=begin');
}
