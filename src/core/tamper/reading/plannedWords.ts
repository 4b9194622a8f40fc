import { comparablePath } from '../../plan/listedPaths.ts';
import type { Plan } from '../../plan/plan.ts';
import { matcherOf } from '../../plan/scope.ts';
import type { TamperSeverity } from '../tamper.ts';

/**
 * Whether a plan lists a file by its own name, also below `**`. A folder around it is not enough: who may work on `src`
 * was not asked to change the settings that lie there.
 */
export function namesFile(plan: Plan, path: string): boolean {
  const name = nameOf(path);
  const written = [...plan.files.map((file) => file.path), ...plan.allow]
    .map(comparablePath)
    .filter((entry) => nameOf(entry) === name);
  return written.includes(path) || matcherOf(written.filter((entry) => entry.includes('*')))(path);
}

/** What a reviewer can judge is put before one where the plan names the file, and held back where it does not. */
export function severityBy(plan: Plan, path: string): TamperSeverity {
  return namesFile(plan, path) ? 'flagged' : 'blocks';
}

/** Whether a plan mentions a word, in a line that forbids nothing. Upper and lower case are the same. */
export function speaksOf(plan: Plan, word: string): boolean {
  const wanted = word.toLowerCase();
  return plan
    .lines()
    .some(
      (line) => standsIn(line.toLowerCase(), wanted) && !/\b(?:no|not|never|without|avoid|nor)\b|n['’]t\b/i.test(line),
    );
}

/** As a word of its own: `vite` does not stand in `vitest`. */
function standsIn(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at !== -1; at = line.indexOf(word, at + 1)) {
    if (!/[\w-]/.test(line[at - 1] ?? ' ') && !/[\w-]/.test(line[at + word.length] ?? ' ')) {
      return true;
    }
  }
  return false;
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path, `''` at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
