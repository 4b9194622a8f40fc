import type { AttemptedChange } from '../tamper.ts';
import { dependenciesIn, isManifest } from './dependencies.ts';

export interface DependencyChange {
  readonly name: string;
  /** As written; undefined: it is not named. Joined where it is named more than once. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly file: string;
  readonly line: number;
}

/** Dependencies that manifests name in another way than before. One that only moved to another group has not changed. */
export function dependencyChanges(change: AttemptedChange): readonly DependencyChange[] {
  return change.files
    .filter(({ path }) => isManifest(path))
    .flatMap(({ path, pathBefore, before, after }) => {
      const old = wantedBy(pathBefore ?? path, before);
      const now = wantedBy(path, after);
      const lines = (after ?? '').split('\n');
      return [...new Set([...old.keys(), ...now.keys()])]
        .filter((name) => old.get(name) !== now.get(name))
        .map((name) => ({
          name: name.replace(/^\w+:(?!\/\/)/, ''),
          before: old.get(name),
          after: now.get(name),
          file: path,
          line: Math.max(
            0,
            lines.findIndex((line) => line.includes(name.replace(/^\w+:/, ''))),
          ),
        }));
    });
}

function wantedBy(path: string, text: string | undefined): ReadonlyMap<string, string> {
  const grouped = Map.groupBy(text === undefined ? [] : dependenciesIn(path, text), ({ name }) => name);
  return new Map(
    [...grouped].map(([name, all]) => [name, [...new Set(all.map(({ wanted }) => wanted))].toSorted().join(' | ')]),
  );
}
