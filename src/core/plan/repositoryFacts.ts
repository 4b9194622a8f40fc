/** What is known of the repository around the plans, as far as wording can be judged by it. Paths are relative, forward slashes. */
export interface RepositoryFacts {
  readonly files: FileTree;
  /** Names of the scripts of each `package.json`, by its folder; the repository's own is `''`. */
  readonly packageScripts: ReadonlyMap<string, readonly string[]>;
  /** Names of the packages that each `package.json` depends on, of every kind, by its folder; undefined: nobody has looked. */
  readonly packageDependencies?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Targets of the `Makefile` at the top; undefined: there is none. A name with `%` stands for others, as in make's pattern rules. */
  readonly makeTargets: readonly string[] | undefined;
  /** Recipes of the `justfile` at the top, the same way; undefined: there is none. */
  readonly justRecipes: readonly string[] | undefined;
  /** What cargo knows by name; undefined: there is no `Cargo.toml` at the top. */
  readonly cargoNames: readonly CargoName[] | undefined;
  /** Whether something may be there that is not listed: git ignores it, or it lies in a submodule or behind a link. */
  readonly mayBeUnlisted?: (path: string) => boolean;
}

/** A target of cargo, a package, or an alias of the project's for a subcommand. One name may be several of them. */
export interface CargoName {
  readonly kind: 'package' | 'bin' | 'example' | 'test' | 'bench' | 'alias';
  readonly name: string;
}

/** Files that git tracks or would track, and the folders that they make. */
export interface FileTree {
  readonly hasFile: (path: string) => boolean;
  readonly hasFolder: (path: string) => boolean;
  /** Names directly in a folder, folders with a closing slash, sorted; the top is `''`. */
  readonly namesIn: (folder: string) => readonly string[];
  /** Paths of the files with this name, wherever they lie. */
  readonly named: (name: string) => readonly string[];
  /** Whether any file or folder matches the glob: `*`, `**`, `?`, `[…]` and `{…,…}`; names that begin with a dot are like others. */
  readonly matches: (glob: string) => boolean;
  /** The tree after some files came and others (or whole folders) went. This one stays as it is. */
  readonly withChanges: (created: Iterable<string>, deleted: Iterable<string>) => FileTree;
}
