import { nearestWord } from '../../base/nearestWord.ts';
import type { FileTree } from '../../plan/repositoryFacts.ts';

export interface NearestPath {
  readonly path: string;
  /** It is what a slip of the fingers makes of this one, and nothing else is. */
  readonly certain: boolean;
}

/** More places than this for one name are no help. */
const mostPlaces = 3;

/** What somebody may have meant by a path that is not there: one with a slip in its names, else the same name elsewhere. */
export function nearestPath(path: string, files: FileTree): NearestPath | undefined {
  return slippedPath(path, files) ?? movedPath(path, files);
}

/** Goes down the tree, and lets one name on the way be misspelt. */
function slippedPath(path: string, files: FileTree): NearestPath | undefined {
  const parts = path.split('/');
  let place = '';
  let certain = true;
  let slips = 0;
  for (const [at, part] of parts.entries()) {
    const names = files.namesIn(place);
    const isLast = at === parts.length - 1;
    const own = isLast ? names : names.filter((name) => name.endsWith('/'));
    let name = own.find((each) => each === part || each === `${part}/`);
    if (name === undefined) {
      const near = nearestWord(
        part,
        own.map((each) => each.replace(/\/$/, '')),
      );
      slips += 1;
      if (near === undefined || slips > 1) {
        return undefined;
      }
      certain &&= near.unique;
      name = near.word;
    }
    place = [place, name.replace(/\/$/, '')].filter((each) => each !== '').join('/');
  }
  return { path: place, certain };
}

function movedPath(path: string, files: FileTree): NearestPath | undefined {
  const places = files.named(path.slice(path.lastIndexOf('/') + 1));
  const [first] = places;
  // Names like `index.ts` are everywhere; which one was meant, nobody can tell.
  return first === undefined || places.length > mostPlaces ? undefined : { path: first, certain: false };
}
