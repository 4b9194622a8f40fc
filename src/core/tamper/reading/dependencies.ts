import { listOf, readJson, readToml, recordOf, textsOf, within } from '../../audit/reading/structured.ts';
import { nameOf } from './plannedWords.ts';

/** One package that a project says it needs. */
export interface Dependency {
  readonly name: string;
  /** As written: a range, a place. */
  readonly wanted: string;
}

/** Whether a file says which packages a project needs. */
export function isManifest(path: string): boolean {
  return /^(?:package\.json|pyproject\.toml|requirements[\w.-]*\.(?:txt|in)|setup\.(?:cfg|py)|Pipfile|Cargo\.toml|go\.mod|go\.work|Gemfile|composer\.json|pnpm-workspace\.yaml|deno\.jsonc?|pom\.xml|build\.gradle(?:\.kts)?|[\w.-]+\.csproj|libs\.versions\.toml|constraints[\w.-]*\.txt|\.pnpmfile\.cjs)$/.test(
    nameOf(path),
  );
}

/** Which packages a manifest names, in which group; what cannot be read names none. */
export function dependenciesIn(path: string, text: string): readonly Dependency[] {
  const name = nameOf(path);
  if (name.endsWith('.json') || name.endsWith('.jsonc')) {
    return ofJson(recordOf(readJson(text)), name);
  }
  if (name === 'pyproject.toml') {
    return ofPyproject(readToml(text));
  }
  if (name === 'Cargo.toml' || name === 'libs.versions.toml' || name === 'Pipfile') {
    return ofTables(readToml(text), name);
  }
  if (name === 'go.mod' || name === 'go.work') {
    return ofGo(text);
  }
  if (name === 'Gemfile') {
    return [...text.matchAll(/^[ \t]{0,40}gem[ \t]{1,9}['"]([^'"\n]{1,200})['"](.{0,300})/gm)].map(
      ([, gem = '', rest = '']) => ({
        name: gem,
        wanted: rest.trim(),
      }),
    );
  }
  return /\.(?:txt|in)$/.test(name) ? ofRequirements(text) : [];
}

function ofJson(manifest: Readonly<Record<string, unknown>>, name: string): Dependency[] {
  const groups =
    name === 'composer.json'
      ? ['require', 'require-dev', 'replace']
      : ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'imports', 'catalog'];
  const plain = groups.flatMap((group) => pairs(manifest[group]));
  const forced = ['overrides', 'resolutions'].flatMap((group) => pairs(manifest[group], `${group}:`));
  const pnpm = ['overrides', 'patchedDependencies'].flatMap((group) =>
    pairs(within(manifest, 'pnpm', group), `${group}:`),
  );
  return [...plain, ...forced, ...pnpm];
}

function pairs(group: unknown, prefix = ''): Dependency[] {
  return Object.entries(recordOf(group)).map(([name, value]) => ({
    name: `${prefix}${name}`,
    wanted: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}

function ofPyproject(manifest: Readonly<Record<string, unknown>>): Dependency[] {
  const lists = [
    within(manifest, 'project', 'dependencies'),
    within(manifest, 'build-system', 'requires'),
    within(manifest, 'tool', 'uv', 'dev-dependencies'),
    ...Object.values(recordOf(within(manifest, 'project', 'optional-dependencies'))),
    ...Object.values(recordOf(manifest['dependency-groups'])),
  ];
  const poetry = recordOf(within(manifest, 'tool', 'poetry'));
  return [
    ...lists.flatMap((list) => textsOf(listOf(list))).map(requirement),
    ...pairs(poetry['dependencies']),
    ...pairs(poetry['dev-dependencies']),
    ...Object.values(recordOf(poetry['group'])).flatMap((group) => pairs(recordOf(group)['dependencies'])),
    ...pairs(within(manifest, 'tool', 'uv', 'sources'), 'source:'),
  ];
}

function requirement(text: string): Dependency {
  const [, name = text, wanted = ''] = /^\s{0,9}([\w.-]{1,200}(?:\[[^\]]{0,200}\])?)(.{0,300})/.exec(text) ?? [];
  return { name: name.toLowerCase().replace(/\[.*/, ''), wanted: wanted.trim() };
}

function ofTables(manifest: Readonly<Record<string, unknown>>, name: string): Dependency[] {
  const own =
    name === 'Pipfile'
      ? ['packages', 'dev-packages']
      : ['dependencies', 'dev-dependencies', 'build-dependencies', 'libraries', 'plugins'];
  const targets = Object.values(recordOf(manifest['target'])).flatMap((target) =>
    own.flatMap((group) => pairs(recordOf(target)[group])),
  );
  return [
    ...own.flatMap((group) => pairs(manifest[group])),
    ...pairs(within(manifest, 'workspace', 'dependencies')),
    ...targets,
    ...Object.values(recordOf(manifest['patch'])).flatMap((source) => pairs(source, 'patch:')),
    ...pairs(manifest['replace'], 'replace:'),
  ];
}

function ofGo(text: string): Dependency[] {
  const found: Dependency[] = [];
  let group = '';
  for (const line of text.split(/\r?\n/)) {
    const plain = line.replace(/\/\/.*/, '').trim();
    const [, verb, behind = ''] = /^(require|replace|exclude|use|toolchain|tool)\b(.{0,400})/.exec(plain) ?? [];
    const rest = behind.trim();
    if (verb !== undefined && rest === '(') {
      group = verb;
    } else if (plain === ')') {
      group = '';
    } else if (plain !== '' && (verb !== undefined || group !== '')) {
      const kind = verb ?? group;
      const [name = '', ...wanted] = (verb === undefined ? plain : rest).split(/\s+/);
      found.push({ name: kind === 'require' ? name : `${kind}:${name}`, wanted: wanted.join(' ') });
    }
  }
  return found;
}

function ofRequirements(text: string): Dependency[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('--hash'))
    .map((line) => (line.startsWith('-') ? { name: line.split(/[\s=]/)[0] ?? '', wanted: line } : requirement(line)));
}
