import { nearestWord } from '../../base/nearestWord.ts';
import type { FileTree } from '../../plan/repositoryFacts.ts';

export interface NearestPath {
  readonly path: string;
  /** It is what a slip of the fingers makes of this one, and nothing else is near. */
  readonly certain: boolean;
}

/** What is known of paths besides the repository. */
export interface KnownPaths {
  /** Paths that are spoken of already, so that this one cannot be another name of theirs. */
  readonly taken?: ReadonlySet<string>;
  /** Paths that are not there yet and may be meant, too. */
  readonly coming?: readonly string[];
}

/** More places than this for one name are no help. */
const mostPlaces = 3;

const none: ReadonlySet<string> = new Set();

/** What somebody may have meant by a path that is not there: one with a slip in its names, else the same name elsewhere. */
export function nearestPath(
  path: string,
  files: FileTree,
  { taken = none, coming = [] }: KnownPaths = {},
): NearestPath | undefined {
  const slipped = slippedPath(path, files, taken);
  const planned = comingPath(
    path,
    coming.filter((each) => !/[*?{]/.test(each)),
  );
  if (planned !== undefined) {
    return { ...planned, certain: planned.certain && (slipped === undefined || slipped.path === planned.path) };
  }
  return slipped ?? movedPath(path, files, taken);
}

/** Goes down the tree, and lets one name on the way be misspelt. */
function slippedPath(path: string, files: FileTree, taken: ReadonlySet<string>): NearestPath | undefined {
  const parts = path.split('/');
  let place = '';
  let certain = true;
  let slips = 0;
  for (const [at, part] of parts.entries()) {
    const names = files.namesIn(place);
    const isLast = at === parts.length - 1;
    const own = (isLast ? names : names.filter((name) => name.endsWith('/'))).map((name) => name.replace(/\/$/, ''));
    let name = own.find((each) => each === part);
    if (name === undefined) {
      const free = isLast ? own.filter((each) => !taken.has(joined(place, each))) : own;
      const near = nearestWord(part, free);
      slips += 1;
      if (near === undefined || slips > 1) {
        return undefined;
      }
      certain = isSlip(part, near.word, own);
      name = near.word;
    }
    place = joined(place, name);
  }
  const isElsewhere = (): boolean => files.named(nameOf(path)).some((other) => other !== place);
  return taken.has(place) ? undefined : { path: place, certain: certain && !isElsewhere() };
}

/** A path of those to come that has one name else. */
function comingPath(path: string, coming: readonly string[]): NearestPath | undefined {
  const parts = path.split('/');
  for (const each of coming) {
    const others = each.split('/');
    const at = parts.findIndex((part, index) => part !== others[index]);
    const rest = [parts.slice(at + 1), others.slice(at + 1)].map((names) => names.join('/'));
    const part = parts[at];
    const near = part === undefined || rest[0] !== rest[1] ? undefined : nearestWord(part, others.slice(at, at + 1));
    if (part !== undefined && near !== undefined) {
      const beside = coming.filter((other) => other !== each && nearestWord(path, [other]) !== undefined);
      return { path: each, certain: beside.length === 0 && isSlip(part, near.word, [near.word]) };
    }
  }
  return undefined;
}

/**
 * Whether one name is nothing but another one mistyped. Short names are near to each other by chance (`cli`, `clj`), names
 * that differ in their numbers or endings are meant to, and where a third one is near, nobody can tell.
 */
function isSlip(name: string, meant: string, names: readonly string[]): boolean {
  const [one, other] = [name, meant].map((each) => ({
    stem: each.split('.', 1)[0] ?? '',
    ending: /\.[^.]*$/.exec(each)?.[0].toLowerCase() ?? '',
    digits: each.replaceAll(/\D+/g, ' ').trim(),
  }));
  return (
    one !== undefined &&
    other !== undefined &&
    one.ending === other.ending &&
    one.digits === other.digits &&
    Math.min(one.stem.length, other.stem.length) >= shortestStem &&
    nearestWord(
      name,
      names.filter((each) => each !== meant),
    ) === undefined
  );
}

/** Letters. Of three, one is a third of the word: `api` and `app` are both somebody’s intention. */
const shortestStem = 4;

function movedPath(path: string, files: FileTree, taken: ReadonlySet<string>): NearestPath | undefined {
  const places = files.named(nameOf(path));
  const first = places.find((place) => !taken.has(place));
  // Names like `index.ts` are everywhere; which one was meant, nobody can tell.
  return first === undefined || places.length > mostPlaces ? undefined : { path: first, certain: false };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
