import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const fixtures = path.join(import.meta.dirname, 'fixtures');

/** Texts of a fixture by their paths, as they would lie in a repository. */
export function readFixture(name: string): ReadonlyMap<string, string> {
  const root = path.join(fixtures, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const;
    }),
  );
}
