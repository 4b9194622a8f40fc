import { parse as parseYaml } from 'yaml';
import { listOf, readJson, readToml, recordOf } from '../../audit/reading/structured.ts';
import { nameOf } from './plannedWords.ts';

/** One package that is installed. */
export interface LockEntry {
  /** With its place or version, so that it is one of a kind. */
  readonly key: string;
  readonly version: string;
  /** Where it comes from, without what names the package. */
  readonly host: string;
  /** Of its content. */
  readonly checksum: string;
  /** It runs something when it is installed. */
  readonly script: boolean;
}

/** Manifests that a lock file follows, by its name. */
const lockFiles: Readonly<Record<string, readonly string[]>> = {
  'package-lock.json': ['package.json'],
  'npm-shrinkwrap.json': ['package.json'],
  'pnpm-lock.yaml': ['package.json', 'pnpm-workspace.yaml'],
  'yarn.lock': ['package.json'],
  'bun.lock': ['package.json'],
  'deno.lock': ['deno.json', 'deno.jsonc', 'package.json'],
  'poetry.lock': ['pyproject.toml'],
  'uv.lock': ['pyproject.toml'],
  'pdm.lock': ['pyproject.toml'],
  'Pipfile.lock': ['Pipfile'],
  'Cargo.lock': ['Cargo.toml'],
  'go.sum': ['go.mod'],
  'go.work.sum': ['go.work', 'go.mod'],
  'Gemfile.lock': ['Gemfile'],
  'composer.lock': ['composer.json'],
};

/** Names of the manifests that a lock file is made from; undefined: it is no lock file. */
export function manifestsOf(path: string): readonly string[] | undefined {
  const name = nameOf(path);
  return Object.hasOwn(lockFiles, name) ? lockFiles[name] : undefined;
}

/** What a lock file holds; of one that cannot be read, nothing. */
export function lockEntries(path: string, text: string): ReadonlyMap<string, LockEntry> {
  const name = nameOf(path);
  const entries =
    name === 'package-lock.json' || name === 'npm-shrinkwrap.json'
      ? ofNpm(text)
      : name === 'pnpm-lock.yaml'
        ? ofPnpm(text)
        : name === 'go.sum'
          ? ofGoSum(text)
          : name === 'composer.lock'
            ? ofComposer(text)
            : /^(?:poetry|uv|pdm|Cargo)\.lock$/.test(name)
              ? ofTables(text)
              : name === 'yarn.lock'
                ? ofYarn(text)
                : [];
  return new Map(entries.map((each) => [each.key, each]));
}

function entry(key: string, parts: Partial<LockEntry>): LockEntry {
  return { key, version: '', host: '', checksum: '', script: false, ...parts };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

/** `https://registry.npmjs.org` of an address; else the text itself. */
function hostOf(address: string): string {
  return /^[a-z+]+:\/\/[^/]+/.exec(address)?.[0] ?? address;
}

function ofNpm(text: string): LockEntry[] {
  return Object.entries(recordOf(recordOf(readJson(text))['packages']))
    .filter(([key]) => key !== '')
    .map(([key, value]) => {
      const { version, resolved, integrity, hasInstallScript } = recordOf(value);
      const place = textOf(resolved);
      return entry(key, {
        version: textOf(version),
        host: namesPackage(key, place) ? hostOf(place) : place,
        checksum: textOf(integrity),
        script: hasInstallScript === true,
      });
    });
}

/** Whether an address is of the package that stands in the folder; an alias is of another. */
function namesPackage(key: string, address: string): boolean {
  const name = key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return address === '' || decodeURIComponent(address.replaceAll('%', '%25')).includes(`/${name}/-/`);
}

function ofPnpm(text: string): LockEntry[] {
  let lock: unknown;
  try {
    lock = text.length > 3_000_000 ? undefined : parseYaml(text);
  } catch {
    // Its own program cannot read it either, and says so.
    return [];
  }
  return Object.entries(recordOf(recordOf(lock)['packages'])).map(([key, value]) => {
    const { resolution, requiresBuild } = recordOf(value);
    const { integrity, tarball } = recordOf(resolution);
    return entry(key, {
      version: key,
      checksum: textOf(integrity),
      host: hostOf(textOf(tarball)),
      script: requiresBuild === true,
    });
  });
}

function ofGoSum(text: string): LockEntry[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [module = '', version = '', sum = ''] = line.split(' ');
    return sum === '' ? [] : [entry(`${module} ${version}`, { version, checksum: sum })];
  });
}

function ofComposer(text: string): LockEntry[] {
  const lock = recordOf(readJson(text));
  return ['packages', 'packages-dev'].flatMap((group) =>
    listOf(lock[group]).map((value) => {
      const { name, version, dist } = recordOf(value);
      const { url, shasum } = recordOf(dist);
      return entry(textOf(name), { version: textOf(version), host: hostOf(textOf(url)), checksum: textOf(shasum) });
    }),
  );
}

function ofTables(text: string): LockEntry[] {
  return listOf(readToml(text)['package']).map((value) => {
    const { name, version, source, checksum, files, sdist, wheels } = recordOf(value);
    return entry(`${textOf(name)} ${textOf(version)}`, {
      version: textOf(version),
      host: textOf(source),
      checksum: textOf(checksum ?? files ?? wheels ?? sdist),
    });
  });
}

function ofYarn(text: string): LockEntry[] {
  const found: LockEntry[] = [];
  let key = '';
  let fields: Record<string, string> = {};
  const close = (): void => {
    if (key !== '') {
      const place = fields['resolved'] ?? fields['resolution'] ?? '';
      found.push(
        entry(key, {
          version: fields['version'] ?? '',
          host: hostOf(place),
          checksum: fields['integrity'] ?? fields['checksum'] ?? place.split('#')[1] ?? '',
        }),
      );
    }
  };
  for (const line of text.split(/\r?\n/)) {
    const [, field, value] = /^ {2}(\w+):? "?([^"]*)"?$/.exec(line) ?? [];
    if (/^\S.*:$/.test(line)) {
      close();
      key = line.slice(0, -1);
      fields = {};
    } else if (field !== undefined && value !== undefined) {
      fields[field] = value;
    }
  }
  close();
  return found;
}
