import { lineRange, type Position, type Range } from '../base/range.ts';
import type { PlannedFile } from '../plan/plan.ts';
import type { RepositoryFacts } from '../plan/repositoryFacts.ts';
import { characterRun } from './characterRun.ts';
import { isAt } from './namedAt.ts';
import { isWholePath, pathCharactersAround } from './pathCharacters.ts';
import type { PlanDocument } from './planDocument.ts';
import { TextPositions } from './textPositions.ts';

/** Words at a place that name a file of the repository. */
export interface NamedPath {
  /** Relative to the repository. */
  readonly path: string;
  readonly range: Range;
  /** The line that stands behind it (`src/a.ts:12`), from 0. */
  readonly line: number | undefined;
}

/** A file that the plan lists, whether it is there or not, or the path of a file that is there. */
export function pathNamedAt(
  document: PlanDocument,
  position: Position,
  repository: RepositoryFacts | undefined,
): NamedPath | undefined {
  const files = document.plan?.files ?? [];
  const listed = files.find((file) => isAt(position, file.pathRange));
  if (listed !== undefined) {
    return { path: plainPath(listed.path), range: listed.pathRange, line: undefined };
  }
  const text = document.lines[position.line] ?? '';
  for (const { start, end } of [
    pathCharactersAround(text, position.character),
    characterRun(text, position.character, isRouteCharacter),
  ]) {
    const written = text.slice(start, end);
    const quoted = text[start - 1] === '`' && text[end] === '`';
    const path = quoted || /[/.]/.test(written) ? existing(written, document, repository) : undefined;
    if (path !== undefined) {
      const line = /^:(\d{1,7})/.exec(text.slice(end, end + 8))?.[1];
      return {
        path,
        range: lineRange(position.line, start, end),
        line: line === undefined ? undefined : Math.max(0, Number(line) - 1),
      };
    }
  }
  return undefined;
}

/** With the brackets that names of routes have: `app/[id]/page.tsx`. */
function isRouteCharacter(code: number): boolean {
  return !/[\s`"'<>|;,:]/.test(String.fromCharCode(code));
}

function existing(
  written: string,
  document: PlanDocument,
  repository: RepositoryFacts | undefined,
): string | undefined {
  if (repository === undefined || written === '') {
    return undefined;
  }
  const path = written.startsWith('../') ? climbed(document.file, written) : plainPath(written);
  if (path === undefined || repository.files.hasFile(path)) {
    return path;
  }
  // A plan that lists `src/walk.ts` speaks of `walk.ts` from then on.
  const listed = (document.plan?.files ?? []).map((file) => plainPath(file.path));
  const [only, ...more] = listed.filter((each) => each.endsWith(`/${path}`) && repository.files.hasFile(each));
  return more.length === 0 ? only : undefined;
}

/** A path from the folder of the plan file, made one from the top; undefined: it leads out of the repository. */
function climbed(file: string, written: string): string | undefined {
  const folders = file.split('/').slice(0, -1);
  const parts = written.split('/');
  while (parts[0] === '..') {
    if (folders.pop() === undefined) {
      return undefined;
    }
    parts.shift();
  }
  return [...folders, ...parts].join('/');
}

export function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}

/** Where lines name a path, in the order of the text; a longer path that it is a part of is another one. */
export function placesOfPath(lines: readonly string[], path: string): Range[] {
  const positions = new TextPositions(lines);
  const { text } = positions;
  const places: Range[] = [];
  for (let at = text.indexOf(path); at !== -1; at = text.indexOf(path, at + Math.max(1, path.length))) {
    if (isWholePath(text, at, at + path.length)) {
      places.push(positions.rangeOf(at, at + path.length));
    }
  }
  return places;
}

export function listsPath(files: readonly PlannedFile[], path: string): boolean {
  return files.some((file) => file.path.endsWith(path) && plainPath(file.path) === path);
}
