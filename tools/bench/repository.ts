import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { planFile, planText, slug } from './generatedPlans.ts';
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
    // Not every file that a plan names is there.
    ...areas.slice(0, 20).flatMap((area) =>
      parts.map((part): [string, string] => {
        return [`src/${slug(area)}/${part}.ts`, `export const ${part} = '${area}';\n`];
      }),
    ),
    ...Array.from({ length: plans }, (_none, at): [string, string] => [planFile(at + 1), planText({ id: at + 1 })]),
  ]);
  await commitAll(folder);
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
