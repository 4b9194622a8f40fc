import type { CargoName } from './repositoryFacts.ts';

/**
 * What project files offer to be called by name. Read line by line, as far as is certain: a name that may stand for
 * others has a `%` in it (as in make's pattern rules), and a lone `%` says that there may be more names than these.
 */

/** Names of the scripts of a `package.json`. */
export function packageScriptNames(text: string): readonly string[] {
  return keysOf(readManifest(text)['scripts']);
}

/** Names of the packages that a `package.json` depends on, of every kind. */
export function packageDependencyNames(text: string): readonly string[] {
  const manifest = readManifest(text);
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  return [...new Set(kinds.flatMap((kind) => keysOf(manifest[kind])))];
}

function readManifest(text: string): Readonly<Record<string, unknown>> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Somebody is writing it just now; the package manager would offer nothing either.
    return {};
  }
  return isRecord(manifest) ? manifest : {};
}

function keysOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Targets of a Makefile. */
export function makeTargetNames(text: string): readonly string[] {
  const names = new Set<string>();
  for (const line of text.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    if (/^-?s?include\s/.test(line)) {
      names.add('%');
    }
    // A rule begins in the first column; `:=`, `::=` and `:::=` assign.
    const colon = /^[^\s#:=][^#:=]*:/.exec(line)?.[0];
    if (colon === undefined || /^:{0,2}=/.test(line.slice(colon.length))) {
      continue;
    }
    const words = colon.slice(0, -1).trim().split(/\s+/);
    const computed = words.some((word) => word.includes('$')) || words.includes('.DEFAULT');
    const listed =
      words[0] === '.PHONY'
        ? line
            .slice(colon.length)
            .replace(/[#;].*$/s, '')
            .trim()
            .split(/\s+/)
        : words;
    for (const name of listed.filter((word) => word !== '' && !word.includes('$') && !/^\.[A-Z_]+$/.test(word))) {
      names.add(name);
    }
    if (computed) {
      names.add('%');
    }
  }
  return [...names];
}

/** Recipes and aliases of a justfile. */
export function justRecipeNames(text: string): readonly string[] {
  const names = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    const name =
      /^alias\s+([A-Za-z_][\w-]*)\s*:=/.exec(line)?.[1] ??
      /^@?([A-Za-z_][\w-]*)(?:\s[^:]*)?:(?:[^=]|$)/.exec(line)?.[1];
    if (name !== undefined && !/^(?:set|export|import|mod)\s/.test(line)) {
      names.add(name);
    }
    if (/^(?:import|mod)\??\s/.test(line)) {
      names.add('%');
    }
  }
  return [...names];
}

/** Packages, binaries, examples, tests, benches and aliases in a `Cargo.toml` or `.cargo/config.toml`. */
export function cargoNames(text: string): readonly CargoName[] {
  const found: CargoName[] = [];
  let table = '';
  for (const line of text.split(/\r?\n/)) {
    table = /^\s*\[+\s*([\w.-]+)\s*\]+/.exec(line)?.[1] ?? table;
    const pair = /^\s*([\w-]+)\s*=\s*(?:"([^"]*)")?/.exec(line);
    const [, key = '', value = ''] = pair ?? [];
    const kind = cargoTables.find((each) => each === table);
    if (pair !== null && kind === 'alias') {
      found.push({ kind, name: key });
    } else if (kind !== undefined && key === 'name' && value !== '') {
      found.push({ kind, name: value });
    }
  }
  return found;
}

const cargoTables = ['package', 'bin', 'example', 'test', 'bench', 'alias'] as const;
