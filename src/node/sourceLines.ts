import { isSourceFile } from '../core/health/sourceFiles.ts';
import { tryGit } from './gitCommand.ts';

/**
 * Lines of all source files that git tracks, or would if it were asked to: as `git grep -c ''` counts them, without what it
 * takes for binary. Undefined where there is no repository.
 */
export async function countSourceLines(root: string, signal: AbortSignal): Promise<number | undefined> {
  const args = [
    'grep',
    '--untracked',
    '-I',
    '--no-color',
    '--no-line-number',
    '--full-name',
    '--null',
    '--count',
    '-e',
    '',
  ];
  const outcome = await tryGit(root, { args, signal });
  // Exit code 1: there is no line at all.
  if (outcome.code > 1) {
    return undefined;
  }
  let lines = 0;
  for (const line of outcome.output.split('\n')) {
    const [file = '', count = '0'] = line.split('\0');
    lines += isSourceFile(file) ? Number(count) : 0;
  }
  return lines;
}
