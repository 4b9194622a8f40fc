import type { Range } from '../../base/range.ts';
import type { Fix } from '../fix.ts';
import type { NearestPath } from '../reading/nearestPath.ts';

/** Puts the path that was meant in place of one that is not there. */
export function pathFix({ path, certain }: NearestPath, range: Range): Fix {
  return { title: `Use ${path}`, edits: [{ range, text: path }], certain };
}
