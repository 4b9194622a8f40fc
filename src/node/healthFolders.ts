import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** By these files a folder is known as a project of its own. */
const manifest =
  /^(?:package\.json|pyproject\.toml|setup\.(?:cfg|py)|requirements\.txt|Pipfile|Cargo\.toml|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|[^/]{1,200}\.(?:sln|slnx|csproj|fsproj|vbproj))$/;
/** Folders of packages, of what is built, and of projects that are only looked at: examples, templates, documentation. */
const others = new Set(
  'node_modules vendor third_party bower_components site-packages dist build out target coverage bin obj tmp venv env doc docs example examples sample samples demo demos fixture fixtures testdata test tests spec template templates bench benches benchmarks plans'.split(
    ' ',
  ),
);
/** As in `packages/api`. */
const deepest = 2;

/** Folders of the repository that may be projects of their own, with forward slashes; those above others first. */
export function projectFolders(repository: string): readonly string[] {
  const found: string[] = [];
  let level = [''];
  for (let depth = 1; depth <= deepest; depth += 1) {
    level = level.flatMap((folder) => foldersIn(repository, folder)).toSorted();
    found.push(
      ...level.filter((folder) => readdirSync(path.join(repository, folder)).some((name) => manifest.test(name))),
    );
  }
  return found;
}

function foldersIn(repository: string, folder: string): readonly string[] {
  return readdirSync(path.join(repository, folder), { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && /^[\w@-][\w.@-]*$/.test(entry.name) && !others.has(entry.name.toLowerCase()),
    )
    .map(({ name }) => (folder === '' ? name : `${folder}/${name}`))
    .filter((inner) => isReadable(path.join(repository, inner)) && !existsSync(path.join(repository, inner, '.git')));
}

function isReadable(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch {
    // Not ours to read: then no project of ours is in it.
    return false;
  }
}
