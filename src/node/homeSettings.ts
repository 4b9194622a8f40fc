import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { digestOf, filesBelow } from './repositoryGuard.ts';

/** Below the home folder: what shells, package managers and test tools go by, by the documentation of each. */
const ofHome = [
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  '.bunfig.toml',
  '.pip',
  '.pydistutils.cfg',
  '.condarc',
  '.gemrc',
  '.bundle/config',
  '.m2/settings.xml',
  '.mavenrc',
  '.gradle/gradle.properties',
  '.gradle/init.gradle',
  '.gradle/init.gradle.kts',
  '.gradle/init.d',
  '.profile',
  '.bashrc',
  '.bash_profile',
  '.bash_login',
  '.bash_aliases',
];
const ofZsh = ['.zshenv', '.zshrc', '.zprofile', '.zlogin'];
const ofCargo = ['config', 'config.toml'];
const ofConfig = ['pip', 'go/env', 'pnpm/rc', 'uv/uv.toml', 'pypoetry/config.toml', 'fish/config.fish', 'fish/conf.d'];
/** Variables that name a file. */
const naming = /^(?:npm_config_(?:user|global)config|pip_config_file|goenv|bash_env|env|uv_config_file|bunfig)$/i;
/** In the home folder, and in those between it and the repository, tools look for what they find no nearer. */
const foundUpwards =
  /^(?:\.?(?:mocharc|eslintrc|babelrc|nycrc|c8rc|swcrc|taprc|jestrc)(?:\.[a-z]+)?|(?:eslint|babel|jest|vitest|vite|ava|playwright|biome)\.config\.[a-z]+|biome\.jsonc?|\.?pytest\.(?:ini|toml)|tox\.ini|setup\.cfg|pyproject\.toml|conftest\.py|\.?ruff\.toml|package\.json|\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.cjs|tsconfig\.json|rustfmt\.toml|clippy\.toml|go\.work|\.?mypy\.ini|\.pylintrc|\.flake8|\.coveragerc|\.editorconfig|\.tool-versions|\.?mise\.toml)$/;
/** What Python starts by itself from the packages of a user. */
const startedByPython = /^(?:(?:user|site)customize\.py|[^/]+\.(?:pth|egg-link))$/;

/**
 * Digests of the settings of this machine's user that tools go by, by name as a person knows it. An agent that may write the
 * home folder could have the gate do what it likes with them.
 *
 * @param root absolute path of the repository
 */
export async function homeSettings(
  root: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ReadonlyMap<string, string>> {
  const home = environment['HOME'] ?? homedir();
  const config = environment['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
  const cargo = environment['CARGO_HOME'] ?? path.join(home, '.cargo');
  const named = Object.entries(environment).flatMap(([name, file]) =>
    naming.test(name) && file !== undefined && path.isAbsolute(file) ? [file] : [],
  );
  const places = [
    ...below(home, ofHome),
    ...below(environment['ZDOTDIR'] ?? home, ofZsh),
    ...below(config, ofConfig),
    ...below(cargo, ofCargo),
    ...named,
    ...(await Promise.all(foldersAbove(root, home).map(async (folder) => await matching(folder, foundUpwards)))).flat(),
    ...(await ofPython(environment['PYTHONUSERBASE'] ?? path.join(home, '.local'))),
  ];
  const files = (await Promise.all([...new Set(places)].map(filesBelow))).flat();
  const digests = await Promise.all(
    [...new Set(files)].map(
      async (file) => [file.replace(home, '~').replaceAll('\\', '/'), await digestOf(file)] as const,
    ),
  );
  return new Map(digests.flatMap(([name, digest]) => (digest === undefined ? [] : [[name, digest]])));
}

/** What changed between two looks, one sentence with what to do; undefined: nothing. */
export function homeChangeText(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string | undefined {
  const changes = [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((name) => {
    const was = before.get(name);
    const is = after.get(name);
    return was === is ? [] : [`${name} was ${was === undefined ? 'added' : is === undefined ? 'deleted' : 'modified'}`];
  });
  return changes.length === 0
    ? undefined
    : `Settings of yours that tools go by changed while the agent worked: ${changes.join(', ')}. The gate would go by them, so nothing more is run. Look at them, put them back if it was not you, then run again.`;
}

function below(folder: string, names: readonly string[]): string[] {
  return names.map((name) => path.join(folder, name));
}

/** The home folder, and those between it and a repository in it. */
function foldersAbove(root: string, home: string): string[] {
  const steps = path.relative(home, root).split(path.sep);
  const inside = steps[0] !== '..' && !path.isAbsolute(steps[0] ?? '');
  return inside ? steps.map((_, index) => path.join(home, ...steps.slice(0, index))) : [home];
}

async function matching(folder: string, names: RegExp): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.filter((name) => names.test(name)).map((name) => path.join(folder, name));
}

async function ofPython(base: string): Promise<string[]> {
  const versions = await matching(path.join(base, 'lib'), /^python[\d.]+$/);
  const found = versions.map(async (version) => await matching(path.join(version, 'site-packages'), startedByPython));
  return (await Promise.all(found)).flat();
}
