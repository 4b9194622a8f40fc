import { folderOf, foldersUp, nameOf, resolvedPath } from '../../reading/paths.ts';
import { type Json, listOf, readJson, recordOf, textsOf, within } from '../../reading/structured.ts';

/** How much the compiler is told to check, 0 to 1, and whether JavaScript is among it. */
export interface Strictness {
  readonly share: number;
  readonly checksJs: boolean;
  readonly unusedLocals: boolean;
  readonly file: string;
}

/**
 * Shared configurations that set `strict`, where the package itself is not at hand. The bases of the TypeScript community
 * all do but Docusaurus's; Nuxt's generated one does unless it is told otherwise.
 */
const strictPackages =
  /^(?:@tsconfig\/(?!docusaurus)|@vue\/tsconfig|astro\/tsconfigs\/strict|@sindresorhus\/tsconfig|@total-typescript\/tsconfig|@adonisjs\/tsconfig|@react-native\/typescript-config|\.{1,2}\/.{0,80}\.nuxt\/)/;

/** Checks `null` and implied `any` but not the rest of `strict`. */
const nearlyStrict = 0.8;
const halfStrict = 0.5;
/** Types are checked where somebody wrote them. */
const loose = 0.3;

/** Reads every tsconfig of a project, following `extends` and `references`. */
export class Strictnesses {
  readonly #texts: ReadonlyMap<string, string>;
  /** From version 6 on the compiler is strict unless it is told otherwise. */
  readonly #strictByDefault: boolean;
  readonly #packages: ReadonlyMap<string, string>;
  readonly #byFolder = new Map<string, Strictness | undefined>();

  /** @param packages folders of the workspace's own packages, by name */
  constructor(texts: ReadonlyMap<string, string>, compilerVersion: number, packages: ReadonlyMap<string, string>) {
    this.#texts = texts;
    this.#strictByDefault = compilerVersion >= 6;
    this.#packages = packages;
  }

  /** What the nearest configuration above says; undefined: there is none. */
  of(folder: string): Strictness | undefined {
    if (!this.#byFolder.has(folder)) {
      this.#byFolder.set(folder, this.#own(folder) ?? (folder === '' ? undefined : this.of(folderOf(folder))));
    }
    return this.#byFolder.get(folder);
  }

  #own(folder: string): Strictness | undefined {
    const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
    const main = ['tsconfig.json', 'jsconfig.json'].map(at).find((file) => this.#texts.has(file));
    if (main !== undefined) {
      return this.#read(main, new Set());
    }
    const others = [...this.#texts.keys()].filter(
      (file) => folderOf(file) === folder && /^tsconfig\..{1,60}\.json$/.test(nameOf(file)),
    );
    return weakest(others.map((file) => this.#read(file, new Set())));
  }

  #read(file: string, seen: Set<string>): Strictness | undefined {
    const text = this.#texts.get(file);
    if (text === undefined || seen.has(file)) {
      return undefined;
    }
    seen.add(file);
    const config = recordOf(readJson(text));
    const references = listOf(config['references']).flatMap((each) => textsOf(within(each, 'path')));
    const isSolution = references.length > 0 && ['files', 'include'].some((key) => isEmptyList(config[key]));
    if (isSolution) {
      return weakest(references.map((path) => this.#read(this.#target(folderOf(file), path), seen)));
    }
    const options = this.#options(file, config, new Set());
    return {
      share: this.#share(options),
      checksJs: options['checkJs'] === true,
      unusedLocals: options['noUnusedLocals'] === true,
      file,
    };
  }

  #share(options: Json): number {
    const strict = options['strict'] ?? (this.#strictByDefault ? true : undefined);
    const on = (key: string): boolean => (options[key] ?? strict) === true;
    const [nulls, anys] = [on('strictNullChecks'), on('noImplicitAny')];
    return strict === true && nulls && anys ? 1 : nulls && anys ? nearlyStrict : nulls || anys ? halfStrict : loose;
  }

  /** The compiler's options, those of what the configuration extends below its own. */
  #options(file: string, config: Json, seen: Set<string>): Json {
    seen.add(file);
    const inherited = textsOf(config['extends']).map((name): Json => {
      const target = extendedFiles(folderOf(file), name, this.#packages).find((path) => this.#texts.has(path));
      if (target === undefined) {
        return strictPackages.test(name) ? { strict: true } : {};
      }
      return seen.has(target) ? {} : this.#options(target, recordOf(readJson(this.#texts.get(target) ?? '')), seen);
    });
    const merged: Record<string, unknown> = {};
    for (const options of [...inherited, recordOf(config['compilerOptions'])]) {
      Object.assign(merged, options);
    }
    return merged;
  }

  #target(folder: string, path: string): string {
    const target = resolvedPath(folder, path) ?? path;
    return this.#texts.has(target) ? target : target === '' ? 'tsconfig.json' : `${target}/tsconfig.json`;
  }
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A project is as strict as the weakest of its parts. */
function weakest(all: readonly (Strictness | undefined)[]): Strictness | undefined {
  return all
    .filter((each) => each !== undefined)
    .toSorted((a, b) => a.share - b.share)
    .at(0);
}

/** Where a configuration that is extended may lie, the likeliest first: beside, in a package of the workspace, in node_modules. */
export function extendedFiles(folder: string, name: string, packages: ReadonlyMap<string, string>): readonly string[] {
  if (name.startsWith('.') || name.startsWith('/')) {
    const path = resolvedPath(folder, name);
    return path === undefined ? [] : forms(path);
  }
  const parts = name.split('/');
  const packageName = parts.slice(0, name.startsWith('@') ? 2 : 1).join('/');
  const inside = parts.slice(packageName.split('/').length).join('/');
  const own = packages.get(packageName);
  return [
    ...(own === undefined ? [] : forms(resolvedPath(own, inside) ?? own)),
    ...foldersUp(folder).flatMap((up) => forms(up === '' ? `node_modules/${name}` : `${up}/node_modules/${name}`)),
  ];
}

/** What a name without an ending may stand for. */
function forms(path: string): readonly string[] {
  return [path, `${path}.json`, `${path}/tsconfig.json`];
}

/** Folders of the packages of a workspace, by their names. */
export function packageFolders(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const [path, text] of texts) {
    if (nameOf(path) === 'package.json') {
      textsOf(within(readJson(text), 'name')).forEach((name) => folders.set(name, folderOf(path)));
    }
  }
  return folders;
}
