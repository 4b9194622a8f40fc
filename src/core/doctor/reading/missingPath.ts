import type { Plan } from '../../plan/plan.ts';
import type { FileTree, RepositoryFacts } from '../../plan/repositoryFacts.ts';
import type { CheckCommand } from './checkCommands.ts';
import type { CommandPath } from './commandPaths.ts';
import { isPlanned, isToBeDone, plannedPaths } from './plannedPaths.ts';
import type { NeededPath, PlanReading } from './planReading.ts';
import type { PlanWords } from './planWords.ts';
import { resolvePath } from './shellCommands.ts';
import type { Surroundings } from '../surroundings.ts';

/**
 * Paths of the given roles that are not in the repository, that neither the plan nor one that it waits for creates, and
 * that nothing in the plan speaks of as coming. What git ignores may be there, so nothing is said about it.
 */
export function missingPaths(
  roles: ReadonlySet<CommandPath['role']>,
  plan: Plan,
  surroundings: Surroundings,
  reading: PlanReading,
): readonly NeededPath[] {
  const { repository } = surroundings;
  if (repository === undefined || !isToBeDone(plan)) {
    return [];
  }
  const found: NeededPath[] = [];
  let planned: readonly string[] | undefined;
  for (const needed of reading.paths()) {
    // A test that the plan itself lists is the usual case, and looking through the whole tree for it would take longest.
    const listed = needed.loose && plan.files.some((file) => file.path.includes(needed.path));
    if (!roles.has(needed.role) || listed || isThere(needed, repository)) {
      continue;
    }
    planned ??= plannedPaths(plan, surroundings);
    const coming = needed.loose
      ? planned.some((path) => path.includes(needed.path))
      : isPlanned(needed.path, planned) || isMade(needed.path, needed.command, reading);
    if (!coming && !isSpokenOf(needed, reading.words())) {
      found.push(needed);
    }
  }
  return found;
}

/** Endings that programs add to the name of a script by themselves. */
const impliedEndings = ['', '.js', '.mjs', '.cjs', '.ts', '.py', '.sh', '/index.js', '/index.ts', '/__main__.py'];

function isThere(needed: CommandPath, { files, mayBeUnlisted }: RepositoryFacts): boolean {
  const { path, role, loose } = needed;
  if (mayBeUnlisted?.(path) === true || files.hasFile(path) || files.hasFolder(path)) {
    return true;
  }
  if (loose) {
    return isPartOfPath(path, files);
  }
  return (
    (/[*?[{]/.test(path) && files.matches(path)) ||
    (role === 'script' && impliedEndings.some((ending) => files.hasFile(path + ending)))
  );
}

/** Whether any file's path holds the words, as test runners look for them; what is a pattern is taken to match. */
function isPartOfPath(words: string, files: FileTree): boolean {
  const pattern = /[^\w./@-]/.test(words);
  return pattern || [`**/*${words}*`, `**/*${words}*/**`].some((glob) => files.matches(glob));
}

const makers = new Set(
  'mkdir touch cp mv install ln tee git tar unzip curl wget printf echo rsync dd mktemp'.split(' '),
);

/** Whether a command before this one writes there. */
function isMade(path: string, command: CheckCommand, reading: PlanReading): boolean {
  for (const earlier of reading.commands) {
    if (earlier === command) {
      return false;
    }
    const written = makers.has(earlier.program) ? [...earlier.outputs, ...earlier.words.slice(1)] : earlier.outputs;
    const places = written.map((word) => resolvePath(earlier.folder ?? '', word.text) ?? word.text);
    if (places.some((place) => place === path || path.startsWith(`${place}/`))) {
      return true;
    }
  }
  return false;
}

/** Whether the plan speaks of the path outside its checks, or of making a file of this name. */
function isSpokenOf({ path, word }: CommandPath, { paths, made }: PlanWords): boolean {
  return paths.has(path) || paths.has(word.text) || made.has(path.slice(path.lastIndexOf('/') + 1));
}
