import type { Plan } from '../../plan/plan.ts';
import type { FileTree, RepositoryFacts } from '../../plan/repositoryFacts.ts';
import type { CommandPath } from './commandPath.ts';
import { foldersAbove, isToBeDone, PlannedPaths, plannedPaths } from './plannedPaths.ts';
import type { NeededPath, RuleReading } from './ruleReading.ts';
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
  reading: RuleReading,
): readonly NeededPath[] {
  const { repository } = surroundings;
  if (repository === undefined || !isToBeDone(plan)) {
    return [];
  }
  const found: NeededPath[] = [];
  let planned: PlannedPaths | undefined;
  let made: ReadonlyMap<string, number> | undefined;
  let searches = 0;
  for (const needed of reading.paths()) {
    // A test that the plan itself lists is the usual case, and looking through the whole tree for it would take longest.
    const searched = needed.loose || isGlob(needed.path);
    searches += searched ? 1 : 0;
    const listed =
      needed.loose && searches <= mostSearches && plan.files.some(({ path }) => path.includes(needed.path));
    if (!roles.has(needed.role) || (searched && searches > mostSearches) || listed || isThere(needed, repository)) {
      continue;
    }
    planned ??= new PlannedPaths(plannedPaths(plan, surroundings));
    made ??= madePaths(reading);
    const coming = needed.loose ? planned.includes(needed.path) : planned.has(needed.path) || isMade(needed, made);
    if (!coming && !isSpokenOf(needed, reading.words())) {
      found.push(needed);
    }
    if (found.length === mostMissing) {
      break;
    }
  }
  return found;
}

/** How often a plan may have the whole tree looked through. */
const mostSearches = 40;

/** A plan that misses so many has been told enough. */
const mostMissing = 40;

function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
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
    (isGlob(path) && files.matches(path)) ||
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

/** Where commands write, with the first one that does. */
function madePaths(reading: RuleReading): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  for (const [order, { program, outputs, words, folder }] of reading.commands.entries()) {
    const written = makers.has(program) ? [...outputs, ...words.slice(1)] : outputs;
    for (const { text } of written) {
      const place = resolvePath(folder ?? '', text) ?? text;
      made.set(place, Math.min(order, made.get(place) ?? order));
    }
  }
  return made;
}

/** Whether a command before this one writes there. */
function isMade({ path, order }: NeededPath, made: ReadonlyMap<string, number>): boolean {
  return [path, ...foldersAbove(path)].some((place) => (made.get(place) ?? order) < order);
}

/** Whether the plan speaks of the path outside its checks, or of making a file of this name. */
function isSpokenOf({ path, word }: CommandPath, { paths, made }: PlanWords): boolean {
  return paths.has(path) || paths.has(word.text) || made.has(path.slice(path.lastIndexOf('/') + 1));
}
